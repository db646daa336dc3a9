package io.github.cmkverify.report;

import io.github.cmkverify.checks.CatalogueEntry;
import java.util.Map;

/** The groups of the catalogue, in a word: the column of a matrix has no room for more. */
final class Groups {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ACC", "Encryption"),
            Map.entry("IDN", "Identity"),
            Map.entry("KEY", "Key"),
            Map.entry("VLT", "Vault"),
            Map.entry("ACS", "Access"),
            Map.entry("NET", "Network"),
            Map.entry("MON", "Monitoring"),
            Map.entry("ACT", "Activity"),
            Map.entry("POL", "Policy"),
            Map.entry("DEP", "Dependencies"),
            Map.entry("GOV", "Governance"),
            Map.entry("ROT", "Rotation"),
            Map.entry("CST", "Cost"),
            Map.entry("IAC", "Plan"));

    private Groups() {}

    /** The middle of the check's id: {@code VLT}. */
    static String of(CatalogueEntry check) {
        String[] parts = check.id().split("-", -1);
        return parts.length < 2 ? check.id() : parts[1];
    }

    static String name(String group) {
        return NAMES.getOrDefault(group, group);
    }
}
