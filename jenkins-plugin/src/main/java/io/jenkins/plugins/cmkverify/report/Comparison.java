package io.jenkins.plugins.cmkverify.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What changed between two runs, by the ids of findings.
 *
 * @param appeared open now, and not before
 * @param fixed open before, and settled now; what the later run did not look at is not fixed
 * @param outstanding open in both
 */
public record Comparison(List<Finding> appeared, List<Finding> fixed, List<Finding> outstanding) {
    public Comparison {
        appeared = List.copyOf(appeared);
        fixed = List.copyOf(fixed);
        outstanding = List.copyOf(outstanding);
    }

    public static Comparison of(Report before, Report now) {
        Set<String> wasOpen = openIds(before);
        Set<String> settled = now.findings().stream()
                .filter(finding -> !finding.isOpen())
                .map(Finding::id)
                .collect(Collectors.toSet());
        return new Comparison(
                now.findings().stream()
                        .filter(finding -> finding.isOpen() && !wasOpen.contains(finding.id()))
                        .toList(),
                before.findings().stream()
                        .filter(finding -> finding.isOpen() && settled.contains(finding.id()))
                        .toList(),
                now.findings().stream()
                        .filter(finding -> finding.isOpen() && wasOpen.contains(finding.id()))
                        .toList());
    }

    private static Set<String> openIds(Report report) {
        return report.findings().stream()
                .filter(Finding::isOpen)
                .map(Finding::id)
                .collect(Collectors.toSet());
    }
}
