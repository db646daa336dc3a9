package io.github.cmkverify.cli;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/** What the commands of one run share. */
final class Tools {
    private final Console console;
    private final Clock clock;
    private final Interruption interruption;
    private Optional<Catalogue> catalogue = Optional.empty();

    Tools(Console console, Clock clock, Interruption interruption) {
        this.console = console;
        this.clock = clock;
        this.interruption = interruption;
    }

    Console console() {
        return console;
    }

    Interruption interruption() {
        return interruption;
    }

    PrintStream out() {
        return console.out();
    }

    /** Read once: reading it is a good part of what a short command does. */
    synchronized Catalogue catalogue() {
        if (catalogue.isEmpty()) {
            catalogue = Optional.of(Catalogue.load());
        }
        return catalogue.get();
    }

    CmkVerification verification() {
        return new CmkVerification(catalogue(), ToolVersion.text());
    }

    Clock clock() {
        return clock;
    }
}
