package io.github.cmkverify.architecture.violations.fact;

import io.github.cmkverify.architecture.violations.checks.Prints;

class LooksUp {
    Prints above;
}
