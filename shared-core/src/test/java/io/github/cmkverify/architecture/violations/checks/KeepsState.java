package io.github.cmkverify.architecture.violations.checks;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class KeepsState {
    static int counter;
    static final int[] ARRAY = {0};
    static final ArrayList<String> CACHE = new ArrayList<>();
    static final AtomicInteger ATOMIC = new AtomicInteger();
}
