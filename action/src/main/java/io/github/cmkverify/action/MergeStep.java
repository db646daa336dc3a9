package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.report.JsonReport;
import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import io.github.cmkverify.run.RunResult;
import io.github.cmkverify.run.VerificationRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code merge/action.yml}: puts the reports of a matrix together, and tells the job how that ended. */
final class MergeStep {
    private static final int DEEPEST = 5;
    private static final int MOST_FILES = 10_000;

    private final Context context;
    private final StepInputs inputs;

    MergeStep(Context context) {
        this.context = context;
        this.inputs = new StepInputs(context.inputs());
    }

    /**
     * @return the exit code of the step
     * @throws InputException for inputs that cannot be used
     * @throws RunnerException when the runner cannot be told how it ended
     */
    int run() throws RunnerException {
        try (var github = new GitHub(context.environment(), Optional.empty())) {
            var ending = new StepEnding(context, inputs.display());
            var upload = new SarifUpload(context, inputs, github);
            upload.demandPossible();
            RunRequest request = RunRequest.of(
                            inputs.profile(), new EvidenceChoice.Reports(parts()), inputs.reportDirectory())
                    .withFloor(inputs.floor())
                    .withFailOn(inputs.failOn())
                    .withAllowedHosts(inputs.allowedHosts(context.job()))
                    .withFormats(inputs.formats());
            var run = new VerificationRun(request, context.clock());
            context.withdrawal().by(run::withdraw);
            RunResult result = run.execute(new LogListener(context.out(), context.clock()));
            SarifUpload.Outcome uploaded = upload.upload(result);
            return ending.tell(result, request.reportDirectory(), uploaded.failed(), uploaded.ids());
        }
    }

    /** What download-artifact lays down: a folder for each part. A folder without a report is no part: that one is missing. */
    private List<Path> parts() {
        return inputs.reports().stream().flatMap(MergeStep::below).toList();
    }

    private static Stream<Path> below(Path place) {
        if (!Files.isDirectory(place)) {
            return Stream.of(place);
        }
        String name = new JsonReport().fileName();
        try (Stream<Path> files = Files.walk(place, DEEPEST)) {
            return files.filter(file -> file.endsWith(name)).sorted().limit(MOST_FILES).toList().stream();
        } catch (IOException | UncheckedIOException e) {
            throw new InputException("A folder of the input reports cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }
}
