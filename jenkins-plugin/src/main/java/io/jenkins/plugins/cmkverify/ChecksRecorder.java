package io.jenkins.plugins.cmkverify;

import hudson.model.Run;
import io.github.cmkverify.report.Visible;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.cmkverify.report.Report;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Tells the code host through the checks-api plugin. */
final class ChecksRecorder {
    private static final int LONGEST = 60_000;

    private ChecksRecorder() {}

    static void publish(Verification verification, Report report, VerificationAction action) {
        ChecksDetails details = new ChecksDetails.ChecksDetailsBuilder()
                .withName(action.getDisplayName())
                .withStatus(ChecksStatus.COMPLETED)
                .withConclusion(conclusion(report))
                .withDetailsURL(url(verification.build(), action))
                .withOutput(new ChecksOutput.ChecksOutputBuilder()
                        .withTitle(code(Summary.line(report)))
                        .withSummary(code(report.cause()))
                        .withText(text(Summary.causes(report)))
                        .build())
                .build();
        ChecksPublisherFactory.fromRun(verification.build(), verification.listener())
                .publish(details);
    }

    private static ChecksConclusion conclusion(Report report) {
        return switch (report.decision()) {
            case PROMOTE -> ChecksConclusion.SUCCESS;
            case BLOCK -> ChecksConclusion.FAILURE;
            case OBSERVE, PARTIAL -> report.letsPass() ? ChecksConclusion.NEUTRAL : ChecksConclusion.FAILURE;
        };
    }

    private static String url(Run<?, ?> build, VerificationAction action) {
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "" : root) + build.getUrl() + action.getUrlName();
    }

    private static String text(List<String> lines) {
        return lines.isEmpty()
                ? "Nothing blocks."
                : lines.stream().map(line -> "- `" + code(line) + "`").collect(Collectors.joining("\n"));
    }

    /** Hostile text inside Markdown code. */
    private static String code(String text) {
        return Visible.cut(text, LONGEST).replace('`', '\'');
    }
}
