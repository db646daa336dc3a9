package io.github.cmkverify.evidence;

import java.util.Locale;

/**
 * Names and ids of Azure, which mean the same in any case (FACTS 0.15). By lower case in no locale, not by
 * {@link String#equalsIgnoreCase}, for which a dotless i is an i: names that are one here are one everywhere.
 */
final class Names {
    private Names() {}

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean same(String name, String other) {
        return lower(name).equals(lower(other));
    }
}
