package io.github.cmkverify.architecture.violations.cli;

import io.github.cmkverify.architecture.violations.azure.live.Collector;
import java.time.Instant;

/** What only the command line may do: no rule may name this class. */
public class AllowedHere {
    private static final String NAME = "cli";

    Collector collector;

    void run() {
        System.out.println(NAME + Instant.now());
        System.exit(0);
    }
}
