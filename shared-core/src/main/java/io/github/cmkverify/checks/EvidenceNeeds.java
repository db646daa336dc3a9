package io.github.cmkverify.checks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evidence behind a PASS.
 *
 * @param always what a PASS cites in the usual situation: an Azure RBAC vault and a pinned key version
 * @param instead for a situation that needs other evidence altogether ({@code hsm}, {@code access-policies} ...), what a
 *     PASS cites there in place of {@code always}
 * @param also kinds a finding may cite besides, depending on the situation
 */
public record EvidenceNeeds(List<EvidenceNeed> always, Map<String, List<EvidenceNeed>> instead, List<String> also) {
    public EvidenceNeeds {
        always = List.copyOf(always);
        instead = Collections.unmodifiableMap(new LinkedHashMap<>(instead));
        also = List.copyOf(also);
    }

    /** What a PASS cites in this situation; {@code always} when the situation has no list of its own. */
    public List<EvidenceNeed> in(String situation) {
        return instead.getOrDefault(situation, always);
    }
}
