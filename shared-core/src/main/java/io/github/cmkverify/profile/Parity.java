package io.github.cmkverify.profile;

import java.util.List;
import java.util.Locale;

/**
 * What must be equal between environments (IAC-004).
 *
 * @param environments evidence packs to compare with, as paths; hostile text until somebody opens them
 * @param fields what must be equal
 * @param allowedDifferences what may differ
 */
public record Parity(
        Setting<List<String>> environments, Setting<List<Field>> fields, Setting<List<Difference>> allowedDifferences) {
    /** What can be compared. */
    public enum Field implements Choice {
        KEY_TYPE,
        PROTECTION,
        RBAC_MODEL,
        NETWORK_MODE,
        DIAGNOSTICS,
        ALERTS,
        POLICY_EFFECTS;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be excused. */
    public enum Difference implements Choice {
        NAMES,
        SIZES,
        ENDPOINTS,
        CAPACITY;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Parity read(Fields f) {
        return new Parity(
                f.list("environments", Types.line(260), List.of()),
                f.list("fields", Types.choice("a field that can be compared", Field.values()), List.of(Field.values())),
                f.list(
                        "allowedDifferences",
                        Types.choice("a difference that can be excused", Difference.values()),
                        List.of(Difference.values())));
    }
}
