package io.jenkins.plugins.cmkverify;

import hudson.model.Result;
import io.github.cmkverify.report.Visible;
import io.jenkins.plugins.cmkverify.report.Mark;
import io.jenkins.plugins.cmkverify.report.Report;
import java.util.Optional;

/** Marks in the words of Jenkins. */
final class Results {
    private static final int LONGEST = 300;

    private Results() {}

    /** Empty for a success: a build is never marked better than it is. */
    static Optional<Result> of(Mark mark) {
        return switch (mark) {
            case SUCCESS -> Optional.empty();
            case UNSTABLE -> Optional.of(Result.UNSTABLE);
            case FAILURE -> Optional.of(Result.FAILURE);
        };
    }

    static String text(Report report) {
        return "CMK Verify: " + Visible.cut(Summary.line(report), LONGEST);
    }
}
