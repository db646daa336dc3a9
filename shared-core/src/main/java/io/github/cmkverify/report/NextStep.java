package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;

/** What to do after a verdict, in one line. */
final class NextStep {
    private NextStep() {}

    static String of(Decision decision) {
        return switch (decision.kind()) {
            case PROMOTE -> "the release may go on";
            case PARTIAL -> "run again for all accounts of the profile before you promote";
            case OBSERVE ->
                "nothing is stopped and nothing is promoted; settle what would block before the gate enforces";
            case BLOCK -> blocked(decision.exit());
        };
    }

    private static String blocked(ExitCode exit) {
        return switch (exit) {
            case FAILED -> "mend what failed, worst first, then run again";
            case UNDETERMINED ->
                "let the reader see what is missing (mend the reader, not the resource), then run again";
            case USAGE -> "correct what is named in the cause, then run again";
            case NO_ANSWER -> "sign the reader in, or open its way to Azure, then run again";
            case OK, INTERNAL ->
                "this is no verdict on the workload; settle the cause, or report it to the maintainers of cmk-verify";
        };
    }
}
