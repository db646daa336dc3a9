package io.github.cmkverify.action;

import io.github.cmkverify.action.StepInputs.Tristate;
import io.github.cmkverify.action.toolkit.Annotation;
import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.OidcClaims;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import io.github.cmkverify.run.RunResult;
import io.github.cmkverify.run.VerificationRun;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code action.yml}: verifies, and tells the job how it ended. */
final class VerifyStep {
    private static final String PACK = "cmk-evidence.zip";
    private static final int LONGEST = 300;

    private final Context context;
    private final StepInputs inputs;

    VerifyStep(Context context) {
        this.context = context;
        this.inputs = new StepInputs(context.inputs());
    }

    /**
     * @return the exit code of the step
     * @throws InputException for inputs that cannot be used
     * @throws RunnerException when the runner cannot be told how it ended
     */
    int run() throws RunnerException {
        inputs.demandSound();
        try (var github = new GitHub(context.environment(), inputs.caBundle())) {
            return run(github);
        }
    }

    private int run(GitHub github) throws RunnerException {
        var ending = new StepEnding(context, inputs.display());
        var upload = new SarifUpload(context, inputs, github);
        var reader = new Reader(context, inputs, github);
        upload.demandPossible();
        RunRequest request = request(reader);
        var run = new VerificationRun(request, context.clock());
        context.withdrawal().by(run::withdraw);
        RunResult result = run.execute(new LogListener(context.out(), context.clock()));
        explainRefusal(result, reader);
        SarifUpload.Outcome uploaded = upload.upload(result);
        return ending.tell(result, request.reportDirectory(), uploaded.failed(), uploaded.ids());
    }

    private RunRequest request(Reader reader) {
        return RunRequest.of(inputs.profiles(), evidence(reader), inputs.reportDirectory())
                .withFloor(inputs.floor())
                .withFailOn(inputs.failOn())
                .withAllowedHosts(inputs.allowedHosts(context.job()))
                .withAccounts(inputs.accounts())
                .withFormats(inputs.formats());
    }

    private EvidenceChoice evidence(Reader reader) {
        Optional<String> expected = inputs.expectedPackSha256();
        return inputs.evidence()
                .<EvidenceChoice>map(pack -> new EvidenceChoice.Recorded(pack, expected))
                .orElseGet(() -> live(reader));
    }

    private EvidenceChoice live(Reader reader) {
        removeEarlierPack();
        var live =
                EvidenceChoice.Live.of(reader.signIn(), context.environment()).withTimeout(inputs.timeout());
        EvidenceChoice.Live trusting = inputs.caBundle().map(live::withCaBundle).orElse(live);
        return keepsPack() ? trusting.keptAt(packPlace()) : trusting;
    }

    /** As with the reports of an earlier run; nor may it be taken for a pack of this one where none is kept. */
    private void removeEarlierPack() {
        try {
            Files.deleteIfExists(packPlace());
        } catch (IOException e) {
            throw new InputException("In the folder of the input report-dir, " + PACK
                    + " of an earlier run cannot be removed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Path packPlace() {
        return inputs.reportDirectory().resolve(PACK);
    }

    /** A pack holds object ids and addresses: what everybody can read gets none unless the user says so. */
    private boolean keepsPack() {
        boolean everybody = context.job().isPublic();
        if (inputs.pack() == Tristate.TRUE && everybody) {
            context.commands()
                    .annotate(Annotation.of(
                            Annotation.Level.WARNING,
                            "CMK Verify: evidence pack",
                            "This repository is public, or it is not known not to be, and pack: true keeps an evidence"
                                    + " pack. It holds object ids, principal ids and network addresses: do not upload it"
                                    + " where everybody can read it."));
        }
        return switch (inputs.pack()) {
            case TRUE -> true;
            case AUTO -> !everybody;
            case FALSE -> false;
        };
    }

    /** After a refused sign-in: what to compare with the federated credential. Nothing of it is a secret. */
    private void explainRefusal(RunResult result, Reader reader) {
        if (result.exit() != ExitCode.NO_ANSWER) {
            return;
        }
        reader.refusal().ifPresent(why -> tell(Visible.cut(why, LONGEST)));
        reader.claims().ifPresent(claims -> tell(comparison(claims)));
    }

    private static String comparison(OidcClaims claims) {
        return "If Microsoft Entra refused GitHub's token, compare it with the federated credential of the application,"
                + " letter by letter:\nissuer: " + Visible.cut(claims.issuer(), LONGEST)
                + "\nsubject: " + Visible.cut(claims.subject(), LONGEST)
                + "\naudience: " + Visible.cut(claims.audience(), LONGEST);
    }

    private void tell(String message) {
        context.commands().annotate(Annotation.of(Annotation.Level.NOTICE, "CMK Verify: sign-in", message));
    }
}
