package io.github.cmkverify.azure.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this run itself must keep quiet: its tokens and passwords, should an answer echo them. */
final class Secrets {
    private static final int SHORTEST = 8;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void add(String secret) {
        // a shorter one would black out innocent words
        if (secret.length() >= SHORTEST) {
            known.add(secret);
        }
    }

    boolean in(String text) {
        return known.stream().anyMatch(text::contains);
    }

    String without(String text) {
        String quiet = text;
        for (String secret : known) {
            quiet = quiet.replace(secret, Redactor.REDACTED);
        }
        return quiet;
    }
}
