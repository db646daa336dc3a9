package io.github.cmkverify.world;

import java.util.Random;

/**
 * The laws are tried in full once in a build. Where {@code -Dlaws.sample=N} is set, as in the run in another locale, only
 * about one in N of their trials is made, always the same ones.
 */
public final class Sample {
    private static final int ONE_IN = Integer.getInteger("laws.sample", 1);

    private Sample() {}

    /** Whether everything is tried. */
    public static boolean isAll() {
        return ONE_IN == 1;
    }

    /** Whether this trial is made. */
    public static boolean takes(Object trial) {
        return isAll() || new Random(trial.toString().hashCode()).nextInt(ONE_IN) == 0;
    }
}
