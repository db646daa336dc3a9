package io.github.cmkverify.architecture.violations.checks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

class TrustsTheMachine {
    String lower(String text) {
        return text.toLowerCase();
    }

    UnaryOperator<String> upperByReference() {
        return String::toUpperCase;
    }

    String format(int number) {
        return String.format("%d", number);
    }

    String formatted(int number) {
        return "%d".formatted(number);
    }

    byte[] bytes(String text) {
        return text.getBytes();
    }

    LocalDate today() {
        return LocalDate.now();
    }

    ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
