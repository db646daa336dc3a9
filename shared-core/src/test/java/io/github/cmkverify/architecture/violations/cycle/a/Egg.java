package io.github.cmkverify.architecture.violations.cycle.a;

import io.github.cmkverify.architecture.violations.cycle.b.Hen;

public class Egg {
    Hen from;
}
