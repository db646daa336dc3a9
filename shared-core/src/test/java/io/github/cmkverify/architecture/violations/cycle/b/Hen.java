package io.github.cmkverify.architecture.violations.cycle.b;

import io.github.cmkverify.architecture.violations.cycle.a.Egg;

public class Hen {
    Egg from;
}
