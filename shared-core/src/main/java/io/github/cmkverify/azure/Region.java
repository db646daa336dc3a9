package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.Locale;

/** Azure writes one region as {@code West US} or {@code westus} (FACTS B.1). */
public final class Region {
    private Region() {}

    /** The region at {@code pointer}; a blank one is unknown, or two blanks would be one region. */
    static Fact<String> read(Body body, String pointer) {
        Fact<String> region = body.text(pointer).map(Region::normal);
        return region.flatMap(text -> text.isBlank()
                ? Fact.unknown(new Gap(
                        Gap.Kind.WRONG_TYPE,
                        body.source("").item(),
                        pointer + " is blank",
                        "report this answer to the maintainers with its item"))
                : region);
    }

    /** Lower case, without spaces. */
    public static String normal(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
