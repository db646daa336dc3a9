package io.github.cmkverify.report;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One test case.
 *
 * @param className {@code cmk.claims-assistant.aoai-claims}; with {@code name} the same in every run, so that histories join
 * @param type what kind of failure or error
 * @param message one line; empty when passed
 * @param text the whole story; empty when passed
 * @param output what is known of the case besides its result; may be empty
 */
record JunitCase(
        String className, String name, Result result, String type, String message, String text, String output) {
    static final int LONGEST_NAME = 300;
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_LINES = 50;

    /** A build server keeps all of it in memory; the JSON report has the rest. */
    private static final int LONGEST_STORY = 16_000;

    /** What JUnit knows. */
    enum Result {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED;

        String element() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Result of(Outcome outcome) {
            return switch (outcome) {
                case PASS -> PASSED;
                case FAIL -> FAILURE;
                case UNDETERMINED -> ERROR;
                case NOT_APPLICABLE, WAIVED -> SKIPPED;
            };
        }
    }

    /** The case of a run that ended before it judged, or that blocks though no case of it is red. */
    static JunitCase ofRun(String name, Verdict verdict) {
        String cause = verdict.decision().cause();
        return new JunitCase(
                className(verdict, ""),
                name,
                Result.ERROR,
                verdict.decision().exit().name(),
                Visible.cut(cause, LONGEST_NAME),
                Visible.cut(cause, LONGEST_LINE) + "\nnext: " + NextStep.of(verdict.decision()),
                "");
    }

    static JunitCase of(Finding finding, Verdict verdict) {
        Result result = Result.of(finding.outcome());
        boolean passed = result == Result.PASSED;
        return new JunitCase(
                className(verdict, finding.subject().account()),
                Visible.cut(
                        finding.check().id() + " " + finding.check().title() + " ["
                                + finding.subject().name() + "]",
                        LONGEST_NAME),
                result,
                finding.outcome().name(),
                passed ? "" : Visible.cut(String.join("; ", reasons(finding)), LONGEST_NAME),
                passed ? "" : story(finding),
                output(finding, verdict));
    }

    /** Jenkins cuts it at its last dot into package and class; other characters would end up in URLs and file names. */
    private static String className(Verdict verdict, String account) {
        String workload = verdict.profile()
                .map(Verdict.ProfileInfo::workload)
                .map(name -> "." + name)
                .orElse("");
        String name = "cmk" + workload + (account.isEmpty() ? "" : "." + account);
        return Visible.cut(name, LONGEST_NAME).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static List<String> reasons(Finding finding) {
        var reasons = new ArrayList<String>();
        finding.waiver().map(WaiverText::of).ifPresent(reasons::add);
        reasons.addAll(finding.reasons());
        return reasons;
    }

    private static String story(Finding finding) {
        var lines = new ArrayList<String>();
        reasons(finding).forEach(reason -> lines.add(line(reason)));
        add(lines, "missing:", finding.gaps(), JunitCase::text);
        add(lines, "remedy:", finding.remedy(), remedy -> remedy);
        add(lines, "seen:", finding.sources(), JunitCase::text);
        return Visible.shortened(String.join("\n", lines), LONGEST_STORY);
    }

    private static <T> void add(List<String> lines, String heading, List<T> values, Function<T, String> text) {
        if (!values.isEmpty()) {
            lines.add("");
            lines.add(heading);
            values.stream().limit(MOST_LINES).forEach(value -> lines.add("  " + line(text.apply(value))));
        }
        if (values.size() > MOST_LINES) {
            lines.add("  and " + (values.size() - MOST_LINES) + " more, in the JSON report");
        }
    }

    private static String text(Gap gap) {
        return gap.kind() + " " + gap.item() + ": " + gap.detail() + " - " + gap.fix();
    }

    private static String text(Source source) {
        return source.item() + " " + source.pointer() + " = " + source.shown();
    }

    private static String output(Finding finding, Verdict verdict) {
        var lines = new ArrayList<String>();
        lines.add(property("gate", Effect.of(finding).text()));
        lines.add(property("severity", finding.severity().text()));
        lines.add(property("outcome", finding.outcome().name()));
        verdict.profile().ifPresent(profile -> lines.add(property("file", profile.fileName())));
        lines.add(property("line", String.valueOf(finding.subject().line())));
        return String.join("\n", lines);
    }

    private static String property(String name, String value) {
        return "[[PROPERTY|" + name + "=" + line(value) + "]]";
    }

    private static String line(String text) {
        return Visible.cut(text, LONGEST_LINE);
    }
}
