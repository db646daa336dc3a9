package io.jenkins.plugins.cmkverify.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing to do: gaps with the same fix, or a failed check.
 *
 * @param text what to do, or what is wrong
 * @param findings what it settles
 */
public record Cause(String text, List<Finding> findings) {
    public Cause {
        findings = List.copyOf(findings);
    }

    public int size() {
        return findings.size();
    }

    /** What to do about a report, the thing that settles most first. */
    public static List<Cause> of(Report report) {
        Map<String, List<Finding>> byText = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            if (finding.isOpen() && finding.parent().isEmpty()) {
                byText.computeIfAbsent(text(finding), same -> new ArrayList<>()).add(finding);
            }
        }
        return byText.entrySet().stream()
                .map(entry -> new Cause(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Cause::worst).reversed().thenComparing(cause -> -cause.size()))
                .toList();
    }

    /** Whether one of its findings blocks, then how bad the worst is. */
    private int worst() {
        return findings.stream()
                .mapToInt(finding -> finding.severity().ordinal() + (finding.blocks() ? Severity.values().length : 0))
                .max()
                .orElse(0);
    }

    private static String text(Finding finding) {
        return finding.gaps().stream()
                .map(Finding.Gap::fix)
                .filter(fix -> !fix.isEmpty())
                .findFirst()
                .orElseGet(() -> finding.reason().isEmpty() ? finding.title() : finding.reason());
    }
}
