package hudson.util;

import io.github.cmkverify.declaration.Declaration;
import java.io.IOException;

public abstract class FormValidation extends IOException {
    private static final long serialVersionUID = 1L;

    public static FormValidation error(String message) {
        throw new Declaration();
    }

    public static FormValidation warning(String message) {
        throw new Declaration();
    }

    public static FormValidation ok() {
        throw new Declaration();
    }
}
