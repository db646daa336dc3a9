package io.github.cmkverify.run;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the evidence that profiles need and keeps it as packs, without judging. What could not be read is kept as well:
 * as the answer, or the lack of one, that it got.
 *
 * <p>{@link #execute} may be called once; {@link #stop} at any time from any thread.
 */
public final class CollectionRun {
    private final List<Path> profiles;
    private final EvidenceChoice.Live live;
    private final Path target;
    private final String allowedHosts;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Keeping keeping = new Keeping();
    private final Worker worker = new Worker();

    /**
     * @param target where the pack goes, folder or zip; for several profiles a folder of packs
     * @param allowedHosts hosts that a profile may name itself, separated by commas
     */
    public CollectionRun(
            List<Path> profiles,
            EvidenceChoice.Live live,
            Path target,
            String allowedHosts,
            Catalogue catalogue,
            Clock clock) {
        this.profiles = List.copyOf(profiles);
        this.live = live;
        this.target = target;
        this.allowedHosts = allowedHosts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * One pack.
     *
     * @param sha256 its hash
     */
    public record Kept(Path profile, Path pack, String sha256, List<Item> items) {
        public Kept {
            items = List.copyOf(items);
        }
    }

    /** How a collection ended: the packs that were written, and the exit code. */
    public record Result(ExitCode exit, List<Kept> packs) {
        public Result {
            packs = List.copyOf(packs);
        }
    }

    /** Collects. Throws nothing: whatever happens is an ending with its exit code. */
    public Result execute(RunListener listener) {
        var packs = new ArrayList<Kept>();
        ExitCode exit = new Guard(listener, worker).over(() -> collect(listener, packs));
        return new Result(exit, packs);
    }

    /** Ends what it is doing; no half-written pack is left behind. */
    public void stop() {
        worker.interrupt();
        keeping.end();
    }

    private ExitCode collect(RunListener listener, List<Kept> packs) throws Stop, InterruptedException {
        var approved = new Approved(
                catalogue.checkIds(),
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
                Optional.empty(),
                Optional.empty(),
                allowedHosts);
        List<String> names = new ReportFolders(profiles).names();
        var loaded = new ArrayList<Profile>();
        for (int i = 0; i < profiles.size(); i++) {
            loaded.add(approved.load(profiles.get(i)));
            Keeping.demandFree(ReportFolders.below(target, names.get(i)));
        }
        var collecting = new Collecting(new CmkVerification(catalogue, ToolVersion.text()), keeping);
        List<Collected> collected = collecting.collect(
                live, allowedHosts, loaded, new Run(true, clock.instant(), Optional.empty(), Set.of()), listener);
        listener.doing("writing the evidence pack");
        Optional<Stop> failed = Optional.empty();
        for (int i = 0; i < collected.size(); i++) {
            try {
                Evidence evidence = Collecting.evidence(collected.get(i));
                Path pack = ReportFolders.below(target, names.get(i));
                packs.add(new Kept(profiles.get(i), pack, keeping.keep(pack, evidence), List.copyOf(evidence.items())));
            } catch (Stop stop) {
                failed = failed.or(() -> Optional.of(stop));
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
        return ExitCode.OK;
    }
}
