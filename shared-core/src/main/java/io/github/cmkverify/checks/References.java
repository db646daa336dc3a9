package io.github.cmkverify.checks;

import java.util.List;
import java.util.Optional;

/**
 * Where a check comes from and who else checks the same.
 *
 * @param facts sections of FACTS, such as {@code A.1}; {@code 0.x} are its traps
 * @param policies ids of built-in Azure Policy definitions
 * @param scanners rule ids of other scanners
 * @param controls single controls beyond those of the mapping
 * @param note a remark on the sources
 */
public record References(
        List<String> facts,
        List<String> policies,
        List<String> scanners,
        List<String> controls,
        Optional<String> note) {
    public References {
        facts = List.copyOf(facts);
        policies = List.copyOf(policies);
        scanners = List.copyOf(scanners);
        controls = List.copyOf(controls);
    }
}
