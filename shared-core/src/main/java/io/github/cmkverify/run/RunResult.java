package io.github.cmkverify.run;

import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.report.Overview;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param profiles one ending for each profile of the request, in its order
 */
public record RunResult(List<Ending> profiles) {
    /** What matters more comes first; 1 wins over 2 (CHECKS "Exit codes"). */
    private static final List<ExitCode> WORST_FIRST = List.of(
            ExitCode.INTERNAL, ExitCode.NO_ANSWER, ExitCode.USAGE, ExitCode.FAILED, ExitCode.UNDETERMINED, ExitCode.OK);

    public RunResult {
        profiles = List.copyOf(profiles);
    }

    /**
     * The ending for one profile.
     *
     * @param profile the file, as the request names it
     * @param verdict there is always one; a run that ended early has a blocking one with the cause
     * @param reports the files that were written, with {@code verdict} in them; none when that was not possible
     * @param pack where the evidence was kept, if that was asked for and came about
     */
    public record Ending(Path profile, Verdict verdict, List<Path> reports, Optional<Path> pack) {
        public Ending {
            reports = List.copyOf(reports);
        }

        /** The verdict as the JSON report: byte for byte what every front end gets from this evidence. */
        public String json() {
            try {
                var bytes = new ByteArrayOutputStream();
                new JsonReport().write(verdict, bytes);
                return bytes.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("memory does not throw", e);
            }
        }
    }

    /** The worst of all endings: what the process, the step or the build ends with. */
    public ExitCode exit() {
        return profiles.stream()
                .map(ending -> ending.verdict().decision().exit())
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElse(ExitCode.INTERNAL);
    }

    /** All endings at one glance; for a run over several profiles. */
    public Overview overview() {
        return new Overview(
                profiles.stream()
                        .map(ending -> new Overview.Entry(
                                String.valueOf(ending.profile().getFileName()), ending.verdict()))
                        .toList(),
                exit());
    }

    /** The only ending of a run for one profile. */
    public Ending only() {
        if (profiles.size() != 1) {
            throw new IllegalStateException("the run had " + profiles.size() + " profiles");
        }
        return profiles.get(0);
    }
}
