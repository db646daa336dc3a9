package io.github.cmkverify.cli;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the commands share. */
final class Tools {
    private final Console console;
    private final Clock clock;

    Tools(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    Console console() {
        return console;
    }

    PrintStream out() {
        return console.out();
    }

    Catalogue catalogue() {
        return Catalogue.load();
    }

    CmkVerification verification() {
        return new CmkVerification(catalogue(), ToolVersion.text());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
