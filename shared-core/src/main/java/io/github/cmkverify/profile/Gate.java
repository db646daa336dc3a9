package io.github.cmkverify.profile;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a finding does to the release (CHECKS, "Gate").
 *
 * @param enforceFrom with {@code observe} only: from this day (UTC) on the gate enforces
 * @param failOn the lowest severity that blocks, for FAIL and UNDETERMINED alike
 */
public record Gate(Mode mode, Optional<LocalDate> enforceFrom, Severity failOn) {
    /** Whether findings block. */
    public enum Mode implements Choice {
        ENFORCE,
        OBSERVE;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Gate {
        if (mode == Mode.ENFORCE && enforceFrom.isPresent()) {
            throw new IllegalArgumentException("enforceFrom is for observe only");
        }
    }

    /** The mode on the day {@code at} (UTC). */
    public Mode modeOn(LocalDate at) {
        return enforceFrom.filter(from -> !at.isBefore(from)).isPresent() ? Mode.ENFORCE : mode;
    }

    /** The stricter of the two in each part: what an operator's floor demands cannot be lowered. */
    public Gate tightened(Gate floor) {
        Mode stricter = mode == Mode.ENFORCE ? mode : floor.mode;
        Optional<LocalDate> earlier = Stream.of(enforceFrom, floor.enforceFrom)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .filter(day -> stricter == Mode.OBSERVE);
        return new Gate(stricter, earlier, failOn.atLeast(floor.failOn) ? floor.failOn : failOn);
    }

    static Gate read(Fields f) {
        Mode mode = f.setting("mode", modeType(), Mode.ENFORCE).value();
        Optional<LocalDate> enforceFrom =
                f.optional("enforceFrom", Types.date()).value();
        if (enforceFrom.isPresent() && mode == Mode.ENFORCE) {
            f.problem("enforceFrom", "goes with mode: observe only; remove it, or observe until that day");
        }
        Severity failOn = f.setting("failOn", severityType(), Severity.HIGH).value();
        return new Gate(mode, enforceFrom.filter(day -> mode == Mode.OBSERVE), failOn);
    }

    static Type<Mode> modeType() {
        return Types.choice("a mode of the gate", Mode.values());
    }

    static Type<Severity> severityType() {
        return Types.choice("a severity", Severity.values());
    }
}
