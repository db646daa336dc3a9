package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a finding does to the release; the worst first. In {@code observe} it is what it would do. */
enum Effect {
    BLOCKS,
    WARNS,
    NONE;

    static Effect of(Finding finding) {
        return finding.blocks() ? BLOCKS : isTrouble(finding) ? WARNS : NONE;
    }

    /** That of the worst; of nothing none. */
    static Effect worst(List<Finding> findings) {
        return findings.stream().map(Effect::of).min(Comparator.naturalOrder()).orElse(NONE);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isTrouble(Finding finding) {
        return switch (finding.outcome()) {
            case FAIL, UNDETERMINED -> true;
            case NOT_APPLICABLE -> finding.parent().isPresent();
            case PASS, WAIVED -> false;
        };
    }
}
