package io.github.cmkverify;

import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.azure.live.Collector;
import io.github.cmkverify.azure.live.LiveFailure;
import io.github.cmkverify.azure.live.LiveSettings;
import io.github.cmkverify.azure.live.Progress;
import io.github.cmkverify.azure.live.SignIn;
import io.github.cmkverify.azure.live.Subject;
import io.github.cmkverify.profile.AzureTarget;
import io.github.cmkverify.profile.Cloud;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects evidence from running Azure, exactly what {@link CmkVerification} asks for. */
public final class LiveEvidence {
    /** Requests at once. A new connection costs more time and work than a turn on one that is there. */
    private static final int FOR_AN_ACCOUNT = 4;

    private final CmkVerification verification;
    private final LiveSettings settings;
    private final SignIn signIn;
    private final String toolVersion;

    public LiveEvidence(CmkVerification verification, LiveSettings settings, SignIn signIn, String toolVersion) {
        this.verification = verification;
        this.settings = settings;
        this.signIn = signIn;
        this.toolVersion = toolVersion;
    }

    /** Profiles with one of these in common share one sign-in, and each distinct request. */
    private record Directory(String tenant, Cloud cloud) {
        static Directory of(Profile profile) {
            AzureTarget azure = profile.azure();
            return new Directory(azure.tenant().value(), azure.cloud().value());
        }

        // by hand: what Java makes is linked when it is first used (decision 0012)
        @Override
        public int hashCode() {
            return tenant.hashCode();
        }
    }

    /**
     * The evidence for each profile, in their order, or why there is none.
     *
     * @param run a live one
     * @throws InterruptedException when the caller is interrupted; nothing half collected is returned
     */
    public List<Collected> collect(List<Profile> profiles, Run run, Progress progress) throws InterruptedException {
        Map<Directory, List<Integer>> directories = new LinkedHashMap<>();
        for (int i = 0; i < profiles.size(); i++) {
            directories
                    .computeIfAbsent(Directory.of(profiles.get(i)), same -> new ArrayList<>())
                    .add(i);
        }
        var collected = new Collected[profiles.size()];
        for (List<Integer> group : directories.values()) {
            List<Collected> results =
                    collectOne(group.stream().map(profiles::get).toList(), run, progress);
            for (int i = 0; i < group.size(); i++) {
                collected[group.get(i)] = results.get(i);
            }
        }
        return List.of(collected);
    }

    private List<Collected> collectOne(List<Profile> profiles, Run run, Progress progress) throws InterruptedException {
        int accounts =
                profiles.stream().mapToInt(profile -> profile.accounts().size()).sum();
        LiveSettings bounded = settings.withConcurrency(Math.min(settings.concurrency(), accounts * FOR_AN_ACCOUNT));
        try (var collector = Collector.open(profiles.get(0), bounded, signIn, toolVersion, progress)) {
            return collector.collect(profiles.stream()
                    .map(profile -> new Subject(profile, evidence -> verification.plan(profile, evidence, run)::next))
                    .toList());
        } catch (LiveFailure e) {
            return profiles.stream().map(profile -> Collected.failed(e)).toList();
        }
    }

    /** How a run ends for which nothing could be collected. */
    public static Decision decision(LiveFailure failure) {
        return Decision.block(
                switch (failure.kind()) {
                    case USAGE -> ExitCode.USAGE;
                    case NO_ANSWER -> ExitCode.NO_ANSWER;
                },
                failure.getMessage());
    }
}
