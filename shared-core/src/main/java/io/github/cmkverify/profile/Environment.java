package io.github.cmkverify.profile;

import java.util.Locale;

/** Where the workload runs; production is judged more strictly (ACS-006, NET-001, NET-002, ROT-004). */
public enum Environment implements Choice {
    PRODUCTION,
    TEST,
    DEVELOPMENT;

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
