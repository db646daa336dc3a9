package io.github.cmkverify.azure.live;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of this machine; nothing is resolved, because a name server could say anything. */
final class Loopback {
    private static final Pattern NAMES = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private Loopback() {}

    static boolean is(String host) {
        return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
