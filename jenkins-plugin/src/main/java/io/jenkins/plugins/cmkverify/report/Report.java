package io.jenkins.plugins.cmkverify.report;

import java.util.List;
import java.util.Optional;

/**
 * One verification as the controller knows it, read from the JSON report that the agent sends as text.
 *
 * <p>Its parts must agree with each other, so that a report that was cut or made up is never green.
 *
 * @param workload empty when the run ended before a profile was read, as is {@code environment}
 * @param evaluatedAt empty when nothing was judged
 * @param exitCode 0 to 5, see the README
 * @param causes what to do, the worst first
 */
public record Report(
        String workload,
        String environment,
        String mode,
        String evaluatedAt,
        Decision decision,
        int exitCode,
        String cause,
        List<String> notes,
        Counts counts,
        List<Cause> causes,
        List<Finding> findings) {
    private static final int GREEN = 0;
    private static final int LAST_EXIT_CODE = 5;

    /** @throws UnreadableReportException when the parts contradict each other */
    public Report {
        notes = List.copyOf(notes);
        causes = List.copyOf(causes);
        findings = List.copyOf(findings);
        if (exitCode < GREEN || exitCode > LAST_EXIT_CODE) {
            throw new UnreadableReportException("exitCode is " + exitCode + ", not 0 to " + LAST_EXIT_CODE);
        }
        if (exitCode == GREEN && decision == Decision.BLOCK) {
            throw new UnreadableReportException("the decision is block, but exitCode is 0");
        }
        if (exitCode != GREEN && (decision == Decision.PROMOTE || decision == Decision.OBSERVE)) {
            throw new UnreadableReportException("the decision lets the release pass, but exitCode is " + exitCode);
        }
        if (decision == Decision.PROMOTE && counts.pass() == 0) {
            throw new UnreadableReportException("the decision is promote, but nothing passed");
        }
        if (counts.total() != findings.size()) {
            throw new UnreadableReportException("the counts are not those of the findings");
        }
        if (decision == Decision.PROMOTE && findings.stream().anyMatch(Finding::blocks)) {
            throw new UnreadableReportException("the decision is promote, but a finding blocks");
        }
    }

    /**
     * Reads the JSON report.
     *
     * @throws UnreadableReportException when the text is not one JSON report; the message never quotes the text, which is
     *     hostile
     */
    public static Report parse(String json) {
        return new ReportReader(json).read();
    }

    /** A run that brought no report. */
    public static Report none(String cause) {
        return new Report(
                "", "", "", "", Decision.BLOCK, LAST_EXIT_CODE, cause, List.of(), Counts.NONE, List.of(), List.of());
    }

    public boolean isPromoted() {
        return decision == Decision.PROMOTE && exitCode == GREEN;
    }

    /** Nothing stands in the way of the release; an observed gate and a partial run do not promote, but stop nothing. */
    public boolean letsPass() {
        return exitCode == GREEN;
    }

    public List<Finding> blocking() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    /** Findings that are wrong or unseen and at least that bad, though the gate lets them pass. */
    public List<Finding> warning(Severity from) {
        return findings.stream()
                .filter(finding ->
                        finding.outcome().isOpen() && finding.severity().atLeast(from))
                .toList();
    }

    public Optional<Finding> finding(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }
}
