package io.github.cmkverify.cli;

import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One judgement: what to judge, and the verdict on it whatever happens on the way.
 *
 * @param floor the operator's floor, a file
 * @param allowedHosts hosts that a profile may name, separated by commas
 */
record Judging(
        Path profile,
        Path evidence,
        Optional<String> expectedPackSha256,
        Optional<Path> floor,
        Optional<Severity> failOn,
        String allowedHosts,
        Optional<Instant> at,
        Set<String> accounts) {

    /** The verdict; a run that ends early has one too, and says on stderr what ended it. */
    Verdict verdict(Tools tools) {
        Optional<Profile> known = Optional.empty();
        try (var progress = Progress.start(tools.console())) {
            Profile loaded = load(tools);
            known = Optional.of(loaded);
            progress.at("reading the evidence pack");
            Pack pack = new PackFile(evidence, expectedPackSha256).read();
            progress.at("judging");
            return judge(tools, loaded, pack);
        } catch (Stop stop) {
            stop.tell(tools.console());
            return stopped(tools, known, stop.decision());
        } catch (RuntimeException | Error e) {
            var defect = new Defect(e);
            defect.tell(tools.console());
            return stopped(tools, known, Decision.block(ExitCode.INTERNAL, defect.text()));
        }
    }

    /** What stands in the reports until there is a verdict, and after it when {@code why} came in between. */
    Verdict unfinished(Tools tools, String why) {
        return stopped(
                tools,
                Optional.empty(),
                Decision.block(ExitCode.INTERNAL, "the run did not finish: " + why + "; run it again"));
    }

    /** What the reports say when there was nothing to judge. */
    Verdict stopped(Tools tools, Optional<Profile> known, Decision decision) {
        return tools.verification().stopped(known, mode(), decision);
    }

    private Profile load(Tools tools) throws Stop {
        var file = new ProfileFile(tools.catalogue().checkIds(), tools.today());
        Profile own = file.load(profile);
        Profile grounded = floor.isPresent() ? file.under(own, floor.get()) : own;
        Profile tightened = ProfileFile.tightened(grounded, failOn);
        ProfileFile.demandAllowed(tightened, allowedHosts);
        return tightened;
    }

    private Verdict judge(Tools tools, Profile loaded, Pack pack) {
        Verdict verdict = tools.verification()
                .judge(
                        loaded,
                        pack.evidence(loaded.azure().cloud().value()),
                        new Run(false, tools.now(), at, accounts));
        if (verdict.findings().isEmpty()) {
            tools.console().complain(verdict.decision().cause());
        }
        return verdict;
    }

    private Mode mode() {
        return new Run(false, Instant.EPOCH, at, accounts).mode();
    }
}
