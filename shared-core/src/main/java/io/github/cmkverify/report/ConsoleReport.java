package io.github.cmkverify.report;

import io.github.cmkverify.report.Colour.Tone;
import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The verdict for people on a terminal or in a build log: the verdict line first, then what to do, then the details. */
public final class ConsoleReport {
    private static final int MOST_CAUSES = 10;
    private static final int MOST_FIXES = 2;
    private static final int MOST_FINDINGS = 30;
    private static final int MOST_OF_A_CAUSE = 3;

    private final Detail detail;
    private final Colour colour;

    /** @param colour whether the reader's terminal shows colours */
    public ConsoleReport(Detail detail, boolean colour) {
        this.detail = detail;
        this.colour = new Colour(colour);
    }

    /** Writes whole lines, each ended by {@code \n}. */
    public void write(Verdict verdict, Appendable out) throws IOException {
        var lines = new Lines();
        verdictLine(verdict, lines);
        switch (detail) {
            case QUIET -> quiet(verdict, lines);
            case NORMAL, VERBOSE -> full(verdict, lines);
        }
        out.append(lines.text());
    }

    private void verdictLine(Verdict verdict, Lines lines) {
        Decision decision = verdict.decision();
        String exit = ", exit code " + decision.exit().number();
        lines.ours(
                0,
                colour.paint(tone(decision.kind()), decision.kind().name()) + "  " + Lines.shown(Words.about(verdict))
                        + exit);
    }

    /** A run that stopped has no finding to name: then its cause must not be missing. */
    private void quiet(Verdict verdict, Lines lines) {
        if (verdict.findings().isEmpty()) {
            lines.add(0, "cause: ", verdict.decision().cause());
        }
        verdict.blocking().forEach(finding -> lines.add(0, "", name(finding)));
    }

    private void full(Verdict verdict, Lines lines) {
        lines.add(0, "cause: ", verdict.decision().cause());
        lines.add(0, "next:  ", NextStep.of(verdict.decision()));
        verdict.notes().forEach(note -> lines.add(0, "note:  ", note));
        var causes = Cause.of(verdict.findings());
        causes(causes, lines);
        boolean enforced = verdict.decision().kind() == Decision.Kind.BLOCK;
        Predicate<Finding> telling = telling(verdict.findings(), causes);
        section(enforced ? "Blocking:" : "Would block:", verdict, Effect.BLOCKS, telling, lines);
        section("Warnings, which do not block:", verdict, Effect.WARNS, telling, lines);
        if (detail == Detail.VERBOSE) {
            section("Waived:", verdict, Effect.NONE, f -> f.outcome() == Outcome.WAIVED, lines);
            section("Not applicable:", verdict, Effect.NONE, f -> f.outcome() == Outcome.NOT_APPLICABLE, lines);
            section("Passed:", verdict, Effect.NONE, f -> f.outcome() == Outcome.PASS, lines);
        }
        totals(verdict, lines);
    }

    private void causes(List<Cause> causes, Lines lines) {
        if (causes.isEmpty()) {
            return;
        }
        lines.ours(0, "");
        lines.ours(0, Cause.headline(causes) + ", worst first:");
        for (int i = 0; i < Math.min(causes.size(), MOST_CAUSES); i++) {
            cause(i + 1, causes.get(i), lines);
        }
        if (causes.size() > MOST_CAUSES) {
            lines.ours(1, "and " + (causes.size() - MOST_CAUSES) + " more causes, among the findings below");
        }
    }

    private void cause(int number, Cause cause, Lines lines) {
        String severity = cause.severity().name();
        lines.add(
                0,
                (number < 10 ? " " : "") + number + ". " + colour.paint(cause.blocks() ? Tone.BAD : Tone.OPEN, severity)
                        + "  ",
                cause.title());
        cause.fixes().stream().limit(MOST_FIXES).forEach(fix -> lines.fix(1, "fix: ", fix));
        if (cause.fixes().size() > MOST_FIXES) {
            lines.add(1, "and more: see ", name(cause.findings().get(0)));
        }
        lines.add(1, "", cause.effect());
    }

    /** Where much is wrong, a few findings of each cause tell what the others are like. */
    private Predicate<Finding> telling(List<Finding> findings, List<Cause> causes) {
        long troubled = findings.stream()
                .filter(finding -> Effect.of(finding) != Effect.NONE)
                .count();
        if (detail == Detail.VERBOSE || troubled <= MOST_FINDINGS) {
            return finding -> true;
        }
        Set<String> left = causes.stream()
                .flatMap(cause -> cause.findings().stream().skip(MOST_OF_A_CAUSE))
                .map(Finding::id)
                .collect(Collectors.toUnmodifiableSet());
        return finding -> !left.contains(finding.id());
    }

    private void section(String heading, Verdict verdict, Effect effect, Predicate<Finding> choice, Lines lines) {
        var all = verdict.findings().stream()
                .filter(finding -> Effect.of(finding) == effect)
                .toList();
        var findings = all.stream().filter(choice).toList();
        if (all.isEmpty() || effect == Effect.NONE && findings.isEmpty()) {
            return;
        }
        lines.ours(0, "");
        lines.ours(0, heading);
        findings.forEach(finding -> finding(finding, verdict, lines));
        int more = all.size() - findings.size();
        if (more > 0 && effect != Effect.NONE) {
            lines.ours(0, "and " + more + " more of the same causes: all with --verbose, and in the JSON report");
        }
    }

    private void finding(Finding finding, Verdict verdict, Lines lines) {
        lines.add(
                0,
                colour.paint(tone(finding.outcome()), finding.outcome().name()) + " ",
                name(finding) + " " + finding.severity().text() + ": "
                        + finding.check().title());
        finding.waiver().ifPresent(waiver -> lines.add(1, "", WaiverText.of(waiver)));
        if (finding.outcome() != Outcome.UNDETERMINED || finding.parent().isPresent()) {
            finding.reasons().forEach(reason -> lines.add(1, "", reason));
        }
        if (finding.parent().isEmpty()) {
            lines.some(finding.gaps(), gap -> {
                lines.add(1, "missing: ", gap.item() + ": " + gap.detail());
                lines.fix(1, "fix: ", gap.fix());
            });
        }
        if (finding.outcome() == Outcome.FAIL) {
            finding.remedy().forEach(remedy -> lines.fix(1, "remedy: ", remedy));
            verdict.profile()
                    .ifPresent(profile -> lines.add(
                            1,
                            "profile: ",
                            profile.fileName() + ":" + finding.subject().line()));
        }
        if (detail == Detail.VERBOSE && finding.outcome() == Outcome.PASS) {
            lines.some(
                    finding.sources(),
                    source -> lines.add(1, "seen: ", source.item() + " " + source.pointer() + " = " + source.shown()));
        }
    }

    private void totals(Verdict verdict, Lines lines) {
        String counts = List.of(Outcome.values()).stream()
                .map(outcome -> verdict.count(outcome) + " " + Words.of(outcome))
                .collect(Collectors.joining(", "));
        lines.ours(0, "");
        lines.ours(
                0,
                verdict.findings().size() + " findings: " + counts + "; "
                        + verdict.blocking().size() + " blocking");
    }

    /** {@code CMK-KEY-001 aoai-claims [account key]}. */
    private static String name(Finding finding) {
        return finding.check().id() + " " + finding.subject().account() + " ["
                + finding.subject().name() + "]";
    }

    private static Tone tone(Decision.Kind kind) {
        return switch (kind) {
            case PROMOTE -> Tone.GOOD;
            case BLOCK -> Tone.BAD;
            case OBSERVE, PARTIAL -> Tone.OPEN;
        };
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case UNDETERMINED -> Tone.OPEN;
            case NOT_APPLICABLE, WAIVED -> Tone.PLAIN;
        };
    }
}
