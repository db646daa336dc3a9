package io.jenkins.plugins.cmkverify.report;

import java.io.Serializable;

/** How many findings had each outcome. */
public record Counts(int pass, int fail, int undetermined, int notApplicable, int waived) implements Serializable {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
        if (pass < 0 || fail < 0 || undetermined < 0 || notApplicable < 0 || waived < 0) {
            throw new IllegalArgumentException("a count is negative");
        }
    }

    public int total() {
        return pass + fail + undetermined + notApplicable + waived;
    }
}
