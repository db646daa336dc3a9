package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Finding;
import java.util.Comparator;

/** The order in which people read findings; equals stay as the verdict has them. */
final class WorstFirst {
    static final Comparator<Finding> ORDER =
            Comparator.comparing(Effect::of).thenComparing(Finding::severity).thenComparing(Mark::of);

    private WorstFirst() {}
}
