package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.Locale;

/** Words that every report for people uses alike. */
final class Words {
    private Words() {}

    /** {@code not applicable}. */
    static String of(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the verdict is about, hostile: {@code claims-assistant (production)}. */
    static String about(Verdict verdict) {
        return verdict.profile()
                .map(profile -> profile.workload() + " (" + profile.environment() + ")")
                .orElse("(no profile)");
    }

    /** The account of a finding as a heading, hostile; a finding about the workload as a whole has none. */
    static String account(String account) {
        return account.isEmpty() ? "(workload)" : account;
    }
}
