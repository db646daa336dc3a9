package io.github.cmkverify.checks;

import java.util.Optional;
import java.util.stream.Stream;

/** What a check is judged once for (CHECKS.md, "Subjects"). */
public enum Per {
    /** An account of the profile. */
    ACCOUNT("account"),
    /** Each distinct key reference of an account: its own key and every enabled encryption scope. */
    KEY_REFERENCE("keyReference"),
    /** Each distinct vault or HSM behind those references, judged together with the account. */
    VAULT("vault"),
    /** Once per profile. */
    WORKLOAD("workload"),
    /** One entry of {@code dependencies} in the profile. */
    DEPENDENCY("dependency");

    private final String text;

    Per(String text) {
        this.text = text;
    }

    /** The word of the catalogue, such as {@code keyReference}. */
    public String text() {
        return text;
    }

    /** The kind of subject with exactly this word; empty for any other text. */
    public static Optional<Per> of(String text) {
        return Stream.of(values()).filter(p -> p.text.equals(text)).findFirst();
    }
}
