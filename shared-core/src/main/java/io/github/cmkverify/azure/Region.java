package io.github.cmkverify.azure;

import java.util.Locale;

/** Azure writes one region as {@code West US} or {@code westus} (FACTS B.1). */
public final class Region {
    private Region() {}

    /** Lower case, without spaces. */
    public static String normal(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
