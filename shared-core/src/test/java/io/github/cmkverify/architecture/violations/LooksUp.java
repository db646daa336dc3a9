package io.github.cmkverify.architecture.violations;

import io.github.cmkverify.architecture.violations.cli.AllowedHere;

class LooksUp {
    AllowedHere above;
}
