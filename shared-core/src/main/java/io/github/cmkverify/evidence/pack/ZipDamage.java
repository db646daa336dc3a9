package io.github.cmkverify.evidence.pack;

import java.io.IOException;

/** A zip that is damaged, or made so that two tools may read it in two ways. Its message is fit to be shown. */
final class ZipDamage extends IOException {
    private static final long serialVersionUID = 1L;

    ZipDamage(String message) {
        super(message);
    }
}
