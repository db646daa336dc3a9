package io.github.cmkverify.profile;

import java.util.regex.Pattern;

/** What an unquoted scalar is by the core schema of YAML 1.2 (section 10.3.2), the one that editors use. */
enum ScalarKind {
    TEXT("text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("a boolean"),
    NOTHING("empty");

    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INT = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final String shown;

    ScalarKind(String shown) {
        this.shown = shown;
    }

    static ScalarKind ofPlain(String text) {
        if (NULL.matcher(text).matches()) {
            return NOTHING;
        }
        if (BOOL.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (INT.matcher(text).matches()) {
            return INTEGER;
        }
        return FLOAT.matcher(text).matches() ? NUMBER : TEXT;
    }

    String shown() {
        return shown;
    }
}
