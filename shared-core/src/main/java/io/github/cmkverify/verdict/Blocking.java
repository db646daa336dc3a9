package io.github.cmkverify.verdict;

import io.github.cmkverify.profile.Severity;

/** Which findings stand between a workload and its promotion (CHECKS "The gate", "Positive proof"). */
final class Blocking {
    private final Severity failOn;

    Blocking(Severity failOn) {
        this.failOn = failOn;
    }

    /**
     * @param cmkRequired whether the account of the finding must use CMK; where it need not, a check that is about CMK only
     *     and says "not applicable" is no hole in the positive proof
     */
    Finding judge(Finding finding, boolean cmkRequired) {
        return finding.blocking(blocks(finding, cmkRequired));
    }

    private boolean blocks(Finding finding, boolean cmkRequired) {
        boolean proof = finding.check().positiveProof();
        boolean severe = finding.severity().atLeast(failOn);
        return switch (finding.outcome()) {
            case PASS -> false;
            case WAIVED -> proof;
            case FAIL, UNDETERMINED -> severe || proof;
            case NOT_APPLICABLE ->
                finding.parent().isPresent()
                        ? severe || proof
                        : proof && (cmkRequired || !finding.check().cmkOnly());
        };
    }
}
