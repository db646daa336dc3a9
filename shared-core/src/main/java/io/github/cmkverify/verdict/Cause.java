package io.github.cmkverify.verdict;

import io.github.cmkverify.profile.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * What people are shown first: gaps with the same fix, or a failure with the checks that wait for it. Each finding that is
 * not in order belongs to exactly one cause; doing all that the cause asks for settles it, or lets it be judged.
 *
 * @param title what is wrong
 * @param fixes what to do about it, one line each
 * @param findings what that settles or lets be judged, never none; the first is the one that does not wait for another
 */
public record Cause(String title, List<String> fixes, List<Finding> findings) {
    private static final int MOST_ACCOUNTS = 3;

    public Cause {
        fixes = List.copyOf(fixes);
        findings = List.copyOf(findings);
    }

    /** The most severe of its findings. */
    public Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public boolean blocks() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** {@code settles 2 findings of aoai-claims, and 5 more can then be judged}. */
    public String effect() {
        long waiting = findings.stream()
                .filter(finding -> finding.parent().isPresent() && finding.outcome() != Outcome.FAIL)
                .count();
        var accounts = findings.stream()
                .map(finding -> finding.subject().account())
                .distinct()
                .toList();
        return "settles " + counted(findings.size() - waiting) + " of "
                + (accounts.size() <= MOST_ACCOUNTS ? String.join(", ", accounts) : accounts.size() + " accounts")
                + (waiting == 0 ? "" : ", and " + waiting + " more can then be judged");
    }

    /** The causes of everything in {@code findings} that is FAIL, UNDETERMINED or waits for such; the worst first. */
    public static List<Cause> of(List<Finding> findings) {
        return Causes.of(List.of(findings));
    }

    /** The causes of all that is not in order in several verdicts, in which one thing to do may settle a bit of each. */
    public static List<Cause> across(List<Verdict> verdicts) {
        return Causes.of(verdicts.stream().map(Verdict::findings).toList());
    }

    /** {@code 3 causes explain 41 findings}. */
    public static String headline(List<Cause> causes) {
        int findings =
                causes.stream().mapToInt(cause -> cause.findings().size()).sum();
        return causes.size() + (causes.size() == 1 ? " cause explains " : " causes explain ") + counted(findings);
    }

    private static String counted(long findings) {
        return findings + (findings == 1 ? " finding" : " findings");
    }
}
