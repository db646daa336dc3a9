package io.github.cmkverify.run;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.Run;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.LiveFailure;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Progress;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.profile.AllowedHosts;
import io.github.cmkverify.profile.Profile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets evidence from Azure, and keeps it. */
record Collecting(CmkVerification verification, Keeping keeping) {
    List<Collected> collect(
            EvidenceChoice.Live live, String allowedHosts, List<Profile> profiles, Run run, RunListener listener)
            throws Stop, InterruptedException {
        LiveSettings settings = settings(live, allowedHosts);
        listener.doing("signing in");
        return new LiveEvidence(verification, settings, live.signIn(), ToolVersion.text())
                .collect(profiles, run, progress(listener));
    }

    static LiveSettings settings(EvidenceChoice.Live live, String allowedHosts) throws Stop {
        try {
            LiveSettings settings = LiveSettings.of(live.environment()).withAllowedHosts(AllowedHosts.of(allowedHosts));
            settings = live.concurrency().map(settings::withConcurrency).orElse(settings);
            settings = live.timeout().map(settings::withTimeout).orElse(settings);
            return live.caBundle().map(settings::withCaBundle).orElse(settings);
        } catch (LiveFailure failure) {
            throw Stop.because(failure);
        }
    }

    static Progress progress(RunListener listener) {
        return new Progress() {
            @Override
            public void signedIn(String how) {
                listener.note("signed in with " + how);
                listener.doing("collecting evidence");
            }

            @Override
            public void reader(String objectId) {
                listener.reader(objectId);
            }

            @Override
            public void items(int done, int known) {
                listener.items(done, known);
            }
        };
    }

    /** What was collected, or why nothing was. */
    static Evidence evidence(Collected collected) throws Stop {
        Optional<LiveFailure> failure = collected.fold(evidence -> Optional.empty(), Optional::of);
        if (failure.isPresent()) {
            throw Stop.because(failure.get());
        }
        return collected
                .<Optional<Evidence>>fold(Optional::of, none -> Optional.empty())
                .orElseThrow();
    }

    String keep(Path target, Evidence evidence) throws Stop, InterruptedException {
        return keeping.keep(target, evidence);
    }
}
