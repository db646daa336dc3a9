package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the arguments, in one line. */
record WrongUsage(ParameterException problem) {
    private static final int LONGEST = 400;
    private static final String PREFIX = "Error: ";

    String text() {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        ParameterException first = mostTelling();
        return Visible.cut(plain(first), LONGEST) + suggestion(first) + " (see: " + command + " --help)";
    }

    /** A misspelt option comes out as a missing one; the spelling is what helps. */
    private ParameterException mostTelling() {
        List<String> unmatched = problem.getCommandLine().getUnmatchedArguments();
        return problem instanceof MissingParameterException && !unmatched.isEmpty()
                ? new UnmatchedArgumentException(problem.getCommandLine(), unmatched)
                : problem;
    }

    private static String plain(ParameterException problem) {
        String message = String.valueOf(problem.getMessage());
        String plain = message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
        return plain.isEmpty() ? plain : plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
    }

    private static String suggestion(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            return similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?";
        }
        return "";
    }
}
