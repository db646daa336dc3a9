package io.github.cmkverify.checks;

import java.util.List;
import java.util.Optional;

/**
 * A profile of controls that checks point at (FACTS C.1).
 *
 * @param id such as {@code M-ENC}
 * @param title what the controls are about
 * @param standards the controls by standard, in a fixed order
 * @param cis the matching topics of the CIS Azure Foundations benchmark
 * @param note a remark on the whole profile
 */
public record Mapping(String id, String title, List<Standard> standards, List<CisTopic> cis, Optional<String> note) {
    public Mapping {
        standards = List.copyOf(standards);
        cis = List.copyOf(cis);
    }

    /**
     * The controls of one standard.
     *
     * @param id short name, such as {@code nist}
     * @param title full name
     * @param controls at least one
     */
    public record Standard(String id, String title, List<Control> controls) {
        public Standard {
            controls = List.copyOf(controls);
        }
    }
}
