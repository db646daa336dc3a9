package io.github.cmkverify.report;

import io.github.cmkverify.report.JunitCase.Result;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The test cases of one account.
 *
 * @param gate {@code blocks}, {@code warns} or {@code none}: the worst of its cases
 */
record JunitSuite(String name, String gate, List<JunitCase> cases) {
    private static final String RUN = "cmk-verify";

    JunitSuite {
        cases = List.copyOf(cases);
    }

    /** The suites of a verdict: never none, and never all green when the verdict blocks. */
    static List<JunitSuite> of(Verdict verdict) {
        Map<String, List<Finding>> accounts = new LinkedHashMap<>();
        verdict.findings()
                .forEach(finding -> accounts.computeIfAbsent(finding.subject().account(), name -> new ArrayList<>())
                        .add(finding));
        var suites = new ArrayList<JunitSuite>();
        accounts.forEach((account, findings) -> suites.add(of(account, findings, verdict)));
        boolean red = suites.stream().anyMatch(JunitSuite::isRed);
        if (suites.isEmpty() || verdict.decision().kind() == Decision.Kind.BLOCK && !red) {
            suites.add(new JunitSuite(RUN, Effect.BLOCKS.text(), List.of(JunitCase.ofRun(RUN, verdict))));
        }
        return suites;
    }

    private boolean isRed() {
        return cases.stream().map(JunitCase::result).anyMatch(Set.of(Result.FAILURE, Result.ERROR)::contains);
    }

    private static JunitSuite of(String account, List<Finding> findings, Verdict verdict) {
        return new JunitSuite(
                Visible.cut(account.isEmpty() ? workload(verdict) : account, JunitCase.LONGEST_NAME),
                Effect.worst(findings).text(),
                findings.stream().map(finding -> JunitCase.of(finding, verdict)).toList());
    }

    private static String workload(Verdict verdict) {
        return verdict.profile().map(Verdict.ProfileInfo::workload).orElse(RUN);
    }
}
