package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Finding;
import java.util.Locale;

/** What is shown of a finding at a glance, the worst first: always a symbol and a word, never a colour alone. */
enum Mark {
    FAIL("⛔"),
    UNDETERMINED("❓"),
    WAITS("⏸️"),
    WAIVED("📝"),
    PASS("✅"),
    NOT_APPLICABLE("➖");

    /** In place of the symbol of trouble that does not block. */
    static final String WARNING = "⚠️";

    private final String symbol;

    Mark(String symbol) {
        this.symbol = symbol;
    }

    static Mark of(Finding finding) {
        return switch (finding.outcome()) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case UNDETERMINED -> UNDETERMINED;
            case WAIVED -> WAIVED;
            case NOT_APPLICABLE -> finding.parent().isPresent() ? WAITS : NOT_APPLICABLE;
        };
    }

    String symbol() {
        return symbol;
    }

    /** One character of plain text, for pages that bring colours of their own. */
    String sign() {
        return switch (this) {
            case FAIL -> "✕";
            case UNDETERMINED -> "?";
            case WAITS -> "…";
            case WAIVED -> "w";
            case PASS -> "✓";
            case NOT_APPLICABLE -> "–";
        };
    }

    /** The name of its colour in a page. */
    String tone() {
        return switch (this) {
            case FAIL -> "bad";
            case UNDETERMINED -> "open";
            case WAITS -> "waits";
            case WAIVED -> "waived";
            case PASS -> "good";
            case NOT_APPLICABLE -> "na";
        };
    }

    /** {@code not applicable}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
