package hudson.util;

import io.github.cmkverify.declaration.Declaration;

public final class Secret implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private Secret() {}

    public String getPlainText() {
        throw new Declaration();
    }

    public static String toString(Secret s) {
        throw new Declaration();
    }
}
