package io.github.cmkverify.world;

import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recorded evidence about one workload, ready to be judged. */
public record Recorded(String name, Profile profile, Provenance provenance, Run run, List<Item> items) {
    public Recorded {
        items = List.copyOf(items);
    }

    public Evidence evidence() {
        return new Evidence(provenance, profile.azure().cloud().value(), items);
    }

    public Verdict judge() {
        return World.VERIFICATION.judge(profile, evidence(), run);
    }

    /** What the plan would still collect. */
    public Set<EvidenceKey> missing() {
        return World.VERIFICATION.missing(profile, evidence(), run);
    }

    public Recorded with(List<Item> others) {
        return new Recorded(name, profile, provenance, run, others);
    }

    public Recorded with(Provenance other) {
        return new Recorded(name, profile, other, run, items);
    }

    /** The same with {@code item} in place of the one with its key. */
    public Recorded with(Item item) {
        return with(items.stream()
                .map(old -> old.key().equals(item.key()) ? item : old)
                .toList());
    }

    public Recorded without(EvidenceKey key) {
        var rest = new ArrayList<>(items);
        rest.removeIf(item -> item.key().equals(key));
        return with(rest);
    }

    @Override
    public String toString() {
        return name;
    }
}
