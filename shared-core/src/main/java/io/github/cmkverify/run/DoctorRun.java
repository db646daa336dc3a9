package io.github.cmkverify.run;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Run;
import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries whether the reader gets everything that a judgement of a profile needs: signs in, asks what {@code verify} would
 * ask, and says what is missing. Judges nothing and keeps nothing.
 */
public final class DoctorRun {
    private final Path profile;
    private final EvidenceChoice.Live live;
    private final String allowedHosts;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Worker worker = new Worker();

    /** @param allowedHosts hosts that a profile may name itself, separated by commas */
    public DoctorRun(Path profile, EvidenceChoice.Live live, String allowedHosts, Catalogue catalogue, Clock clock) {
        this.profile = profile;
        this.live = live;
        this.allowedHosts = allowedHosts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * How many items of one kind came out how.
     *
     * @param why of the worst of them
     */
    public record Row(EvidenceKind kind, Map<ItemState, Integer> items, String why) {
        public Row {
            items = Map.copyOf(items);
        }

        public int count(ItemState state) {
            return items.getOrDefault(state, 0);
        }

        /** Whether there is something that the judgement will miss. */
        public boolean isShort() {
            return count(ItemState.REFUSED) + count(ItemState.FAILED) > 0;
        }
    }

    /**
     * What the doctor found.
     *
     * @param rows in the order of the table of requests, of the kinds that this profile needs
     * @param grants what would give the reader what was refused
     */
    public record Result(ExitCode exit, List<Row> rows, List<Grant> grants) {
        public Result {
            rows = List.copyOf(rows);
            grants = List.copyOf(grants);
        }
    }

    /** Tries. Throws nothing; without a sign-in there are no rows, and the listener heard why. */
    public Result execute(RunListener listener) {
        var items = new ArrayList<Item>();
        var reader = new Reader(listener);
        ExitCode exit = new Guard(listener, worker).over(() -> {
            items.addAll(collect(reader));
            return ExitCode.OK;
        });
        List<Row> rows = rows(items);
        boolean missing = rows.stream().anyMatch(Row::isShort);
        return new Result(
                exit == ExitCode.OK && missing ? ExitCode.UNDETERMINED : exit,
                rows,
                Grant.all(
                        items.stream()
                                .filter(item -> ItemState.of(item) == ItemState.REFUSED)
                                .toList(),
                        reader.objectId));
    }

    /** Ends what it is doing. */
    public void stop() {
        worker.interrupt();
    }

    /** Passes on what is told, and remembers who signed in. */
    private static final class Reader implements RunListener {
        private final RunListener listener;
        private Optional<String> objectId = Optional.empty();

        Reader(RunListener listener) {
            this.listener = listener;
        }

        @Override
        public void note(String line) {
            listener.note(line);
        }

        @Override
        public void reader(String id) {
            objectId = Optional.of(id);
        }

        @Override
        public void doing(String work) {
            listener.doing(work);
        }

        @Override
        public void items(int done, int known) {
            listener.items(done, known);
        }
    }

    private Collection<Item> collect(RunListener listener) throws Stop, InterruptedException {
        var approved = new Approved(
                catalogue.checkIds(),
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
                Optional.empty(),
                Optional.empty(),
                allowedHosts);
        Profile loaded = approved.load(profile);
        var collecting = new Collecting(new CmkVerification(catalogue, ToolVersion.text()), new Keeping());
        var run = new Run(true, clock.instant(), Optional.empty(), Set.of());
        return Collecting.evidence(collecting
                        .collect(live, allowedHosts, List.of(loaded), run, listener)
                        .get(0))
                .items();
    }

    private static List<Row> rows(Collection<Item> items) {
        return Arrays.stream(EvidenceKind.values())
                .map(kind ->
                        items.stream().filter(item -> item.key().kind() == kind).toList())
                .filter(ofKind -> !ofKind.isEmpty())
                .map(DoctorRun::row)
                .toList();
    }

    private static Row row(List<Item> items) {
        Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
        Item worst = items.get(0);
        for (Item item : items) {
            ItemState state = ItemState.of(item);
            counts.merge(state, 1, Integer::sum);
            worst = state.compareTo(ItemState.of(worst)) > 0 ? item : worst;
        }
        return new Row(items.get(0).key().kind(), counts, ItemState.why(worst));
    }
}
