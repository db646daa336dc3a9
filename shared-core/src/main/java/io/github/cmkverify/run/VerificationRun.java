package io.github.cmkverify.run;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.report.ReportException;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One verification as every front end makes it, from the profile to the reports. Blocking reports stand while it works, and
 * come back when it is withdrawn, so no ending leaves a green report that is not of this run's verdict.
 *
 * <p>{@link #execute} may be called once; {@link #withdraw} at any time from any thread. Interrupting the thread that executes
 * ends the run as well. Several runs may go on in one process.
 */
public final class VerificationRun {
    private final RunRequest request;
    private final CmkVerification verification;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Keeping keeping = new Keeping();
    private final List<StandingReports> reports;
    private final StandingOverview folders;
    private final Worker worker = new Worker();

    /** @param clock the wall clock, against which the age of evidence is measured */
    public VerificationRun(RunRequest request, Catalogue catalogue, Clock clock) {
        this.request = request;
        this.verification = new CmkVerification(catalogue, ToolVersion.text());
        this.catalogue = catalogue;
        this.clock = clock;
        this.folders = new StandingOverview(request.reportDirectory());
        var directories = directories(request);
        this.reports = IntStream.range(0, directories.size())
                .mapToObj(i -> standing(directories.get(i), request.profiles().get(i), request.formats()))
                .toList();
    }

    /** With the catalogue of this version, by the clock of the machine that the caller vouches for. */
    public VerificationRun(RunRequest request, Clock clock) {
        this(request, Catalogue.load(), clock);
    }

    private static StandingReports standing(Path directory, Path profile, List<ReportFormat> formats) {
        String path = RepositoryPath.of(profile);
        return new StandingReports(
                directory, formats.stream().map(format -> format.about(path)).toList());
    }

    private static List<Path> directories(RunRequest request) {
        return new ReportFolders(request.profiles())
                .names().stream()
                        .map(name -> ReportFolders.below(request.reportDirectory(), name))
                        .toList();
    }

    /** Verifies. Throws nothing: whatever happens is an ending with its exit code. */
    public RunResult execute(RunListener listener) {
        worker.begins();
        try {
            demandHarmless();
            return judge(listener);
        } catch (Stop stop) {
            stop.tell(listener);
            return nothingWritten(stop.decision()); // nor may anything be
        } catch (ReportException e) {
            listener.problem(e.getMessage());
            return withdrawn(Decision.block(ExitCode.INTERNAL, e.getMessage()));
        } catch (RuntimeException | Error e) {
            var defect = new Defect(e);
            listener.defect(defect);
            return withdrawn(Decision.block(ExitCode.INTERNAL, defect.text()));
        } finally {
            worker.ends();
        }
    }

    private RunResult judge(RunListener listener) throws ReportException {
        if (reports.size() > 1) {
            folders.clear(); // reports of a run for one profile, and the overview of an earlier one
        }
        for (StandingReports each : reports) {
            each.stand(() -> unfinished("it failed, or it was killed"));
        }
        var judging =
                new Judging(request, verification, approved(), new Collecting(verification, keeping), listener, clock);
        List<Judging.Judged> verdicts = judging.all();
        if (judging.wasInterrupted()) {
            worker.wasInterrupted();
        }
        var endings = new ArrayList<RunResult.Ending>();
        for (int i = 0; i < verdicts.size(); i++) {
            Judging.Judged judged = verdicts.get(i);
            Path profile = request.profiles().get(i);
            endings.add(reports.get(i)
                    .tell(judged.verdict())
                    .map(files -> new RunResult.Ending(profile, judged.verdict(), files, judged.kept()))
                    .orElseGet(() ->
                            new RunResult.Ending(profile, unfinished("it was withdrawn"), List.of(), judged.kept())));
        }
        var result = new RunResult(endings);
        if (reports.size() > 1) {
            folders.tell(result.overview());
        }
        return result;
    }

    /**
     * Puts blocking reports in place of all that this run told or will tell, for good, and ends what it is doing. Leaves no
     * half-written pack. Does not wait for a disk that hangs.
     *
     * @param why for people: {@code it was ended by a signal}
     */
    public void withdraw(String why) {
        withdraw(unfinished(why));
        worker.interrupt();
        keeping.end();
    }

    private RunResult withdrawn(Decision decision) {
        withdraw(stopped(decision));
        return nothingWritten(decision);
    }

    private void withdraw(Verdict blocking) {
        if (reports.size() > 1) {
            folders.withdraw();
        }
        reports.forEach(each -> each.withdraw(blocking));
    }

    private void demandHarmless() throws Stop {
        Optional<Path> pack = request.evidence()
                .fold(recorded -> Optional.of(recorded.pack()), EvidenceChoice.Live::pack, reports -> Optional.empty());
        List<Path> parts =
                request.evidence().fold(recorded -> List.of(), live -> List.of(), EvidenceChoice.Reports::files);
        List<Path> inputs = Stream.of(
                        request.profiles().stream(), request.floor().stream(), pack.stream(), parts.stream())
                .flatMap(paths -> paths)
                .toList();
        for (Path directory : directories(request)) {
            new ReportPlace(directory).demandHarmless(pack, inputs);
        }
    }

    private Approved approved() {
        return new Approved(
                catalogue.checkIds(),
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
                request.floor(),
                request.failOn(),
                request.allowedHosts());
    }

    private RunResult nothingWritten(Decision decision) {
        return new RunResult(request.profiles().stream()
                .map(profile -> new RunResult.Ending(profile, stopped(decision), List.of(), Optional.empty()))
                .toList());
    }

    /** What stands in the reports until there is a verdict, and after it when {@code why} came in between. */
    private Verdict unfinished(String why) {
        return stopped(Decision.block(ExitCode.INTERNAL, "the run did not finish: " + why + "; run it again"));
    }

    private Verdict stopped(Decision decision) {
        boolean live = request.evidence().fold(recorded -> false, chosen -> true, reports -> false);
        return verification.stopped(
                Optional.empty(), new Run(live, Instant.EPOCH, request.at(), request.accounts()).mode(), decision);
    }
}
