package io.github.cmkverify.profile;

/** A value out of a fixed list, with its spelling in the profile. */
interface Choice {
    /** As written in the profile. */
    String text();
}
