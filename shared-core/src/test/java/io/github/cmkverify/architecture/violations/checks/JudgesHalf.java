package io.github.cmkverify.architecture.violations.checks;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.GrowingEvidence;

class JudgesHalf {
    Evidence evidence(GrowingEvidence growing) {
        return growing.view();
    }
}
