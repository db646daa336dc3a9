package io.github.cmkverify.profile;

import java.util.Locale;

/** How the key is rotated (ROT-001). */
public record Rotation(Setting<Mode> mode) {
    /** By the vault's rotation policy, or by people on a dated schedule. */
    public enum Mode implements Choice {
        AUTO,
        MANUAL;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Rotation read(Fields f) {
        return new Rotation(f.setting("mode", Types.choice("a mode of rotation", Mode.values()), Mode.AUTO));
    }
}
