package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.Bytes;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names that files of a pack may have: few and plain, so that they mean the same on every system. */
final class PackNames {
    static final String MANIFEST = "manifest.json";

    /** The line of {@code sha256sum manifest.json}: the manifest vouches for the bodies, this file for the manifest. */
    static final String MANIFEST_HASH = "manifest.json.sha256";

    static final String BODIES = "items";

    private static final Pattern BODY = Pattern.compile(BODIES + "/[0-9]{4,9}\\.json");

    private PackNames() {}

    static boolean isBody(String name) {
        return BODY.matcher(name).matches();
    }

    static boolean isAllowed(String name) {
        return name.equals(MANIFEST) || name.equals(MANIFEST_HASH) || isBody(name);
    }

    /** {@code items/0001.json} for 1. */
    static String body(int number) {
        return String.format(Locale.ROOT, "%s/%04d.json", BODIES, number);
    }

    /** What {@code sha256sum manifest.json} prints. */
    static Bytes manifestHash(String sha256) {
        return Bytes.utf8(sha256 + "  " + MANIFEST + "\n");
    }

    /** As {@link #manifestHash}, or with the star that some systems print for binary mode. */
    static boolean isManifestHash(Bytes content, String sha256) {
        return content.equals(manifestHash(sha256)) || content.equals(Bytes.utf8(sha256 + " *" + MANIFEST + "\n"));
    }

    /** Notes that {@code name} is not one a pack may hold. */
    static void refuse(String name, Problems problems) {
        String place = Shown.text(name);
        if (!Shown.oneLine(name)) {
            problems.add(place, "has control characters in its name", "do not use this pack: it was made to deceive");
        } else if (name.startsWith("/") || name.contains(":") || ("/" + name + "/").contains("/../")) {
            problems.add(
                    place, "has a name that leads out of the pack", "do not use this pack: it was made to deceive");
        } else if (name.contains("\\")) {
            problems.add(place, "has a backslash in its name", "pack again with a tool that writes / between names");
        } else {
            problems.add(
                    place,
                    "does not belong into a pack, which holds " + MANIFEST + ", " + MANIFEST_HASH + " and " + BODIES
                            + "/0001.json and so on",
                    "remove it");
        }
    }
}
