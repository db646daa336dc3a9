package io.github.cmkverify.cli;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackRefused;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
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

    /** The verdict; a run that ends early has one too. */
    Verdict verdict(Tools tools) {
        CmkVerification verification = tools.verification();
        Optional<Profile> known = Optional.empty();
        try {
            Profile loaded = load(tools);
            known = Optional.of(loaded);
            return judge(verification, loaded, tools.now());
        } catch (Stop stop) {
            return verification.stopped(known, mode(), stop.decision());
        }
    }

    /** What stands in the reports until there is a verdict. */
    Verdict unfinished(Tools tools) {
        return tools.verification()
                .stopped(
                        Optional.empty(),
                        mode(),
                        Stop.because(
                                        ExitCode.INTERNAL,
                                        "the run did not finish: it was ended, or it failed; run it again")
                                .decision());
    }

    private Profile load(Tools tools) throws Stop {
        var file = new ProfileFile(tools.catalogue().checkIds(), tools.today());
        Profile own = file.load(profile);
        Profile grounded = floor.isPresent() ? file.under(own, floor.get()) : own;
        Profile tightened = ProfileFile.tightened(grounded, failOn);
        ProfileFile.demandAllowed(tightened, allowedHosts);
        return tightened;
    }

    private Verdict judge(CmkVerification verification, Profile loaded, Instant now) throws Stop {
        try {
            Pack pack = PackReader.read(evidence, expectedPackSha256);
            return verification.judge(
                    loaded, pack.evidence(loaded.azure().cloud().value()), new Run(false, now, at, accounts));
        } catch (PackRefused refused) {
            throw Stop.because(
                    switch (refused.kind()) {
                        case NOT_FOUND -> ExitCode.USAGE;
                        case UNSOUND -> ExitCode.UNDETERMINED;
                    },
                    refused.getMessage().replace("\n  ", " "));
        }
    }

    private Mode mode() {
        return new Run(false, Instant.EPOCH, at, accounts).mode();
    }
}
