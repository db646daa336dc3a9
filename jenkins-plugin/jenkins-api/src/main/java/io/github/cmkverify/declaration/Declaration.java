package io.github.cmkverify.declaration;

/** Thrown by every body in this module: these classes are compiled against and never run. */
public final class Declaration extends UnsupportedOperationException {
    private static final long serialVersionUID = 1L;

    public Declaration() {
        super("only declared here: this needs a real Jenkins");
    }
}
