package io.github.cmkverify.checks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A recommendation of the CIS Azure Foundations benchmark, whose number moves with each edition (FACTS C.2).
 *
 * @param id our id of the topic
 * @param title what it asks for
 * @param editions edition ({@code 3.0}) to its numbers there; an edition that is missing proves nothing
 */
public record CisTopic(String id, String title, Map<String, List<Control>> editions) {
    public CisTopic {
        editions = Collections.unmodifiableMap(new LinkedHashMap<>(editions));
    }
}
