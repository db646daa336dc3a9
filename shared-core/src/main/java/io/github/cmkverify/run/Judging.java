package io.github.cmkverify.run;

import io.github.cmkverify.CmkVerification;
import io.github.cmkverify.Part;
import io.github.cmkverify.Run;
import io.github.cmkverify.azure.live.Collected;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.profile.Cloud;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The verdict on each profile of a request, whatever happens on the way. */
final class Judging {
    private final RunRequest request;
    private final CmkVerification verification;
    private final Approved approved;
    private final Collecting collecting;
    private final RunListener listener;
    private final Clock clock;
    private final Set<String> told = new HashSet<>();
    private Optional<PackFile> openFile = Optional.empty();
    private Optional<Pack> openPack = Optional.empty();
    private boolean interrupted;

    Judging(
            RunRequest request,
            CmkVerification verification,
            Approved approved,
            Collecting collecting,
            RunListener listener,
            Clock clock) {
        this.request = request;
        this.verification = verification;
        this.approved = approved;
        this.collecting = collecting;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * A verdict.
     *
     * @param kept where its evidence is
     */
    record Judged(Verdict verdict, Optional<Path> kept) {}

    /** One for each profile, in their order. */
    List<Judged> all() {
        var subjects = new ArrayList<Subject>();
        List<String> names = new ReportFolders(request.profiles()).names();
        for (int i = 0; i < names.size(); i++) {
            subjects.add(new Subject(request.profiles().get(i), names.get(i)));
        }
        subjects.forEach(subject -> subject.attempt(subject::load));
        Runnable judge = request.evidence()
                .fold(
                        recorded -> () -> replay(subjects, recorded),
                        live -> () -> live(subjects, live),
                        reports -> () -> merge(subjects, reports));
        judge.run();
        return subjects.stream().map(subject -> subject.judged.orElseThrow()).toList();
    }

    /** Whether the thread was interrupted on the way. */
    boolean wasInterrupted() {
        return interrupted;
    }

    private void replay(List<Subject> subjects, EvidenceChoice.Recorded recorded) {
        subjects.forEach(subject -> subject.attempt(() -> {
            Pack pack = open(PackFile.of(recorded, subject.name));
            subject.judge(pack.evidence(subject.cloud()), Optional.empty());
        }));
    }

    /** Several profiles may share a pack; of several packs one is in memory at a time. */
    private Pack open(PackFile file) throws Stop {
        if (!openFile.equals(Optional.of(file))) {
            listener.doing("reading the evidence pack");
            openFile = Optional.empty();
            openPack = Optional.empty();
            openPack = Optional.of(file.read());
            openFile = Optional.of(file);
        }
        return openPack.orElseThrow();
    }

    private void live(List<Subject> subjects, EvidenceChoice.Live live) {
        live.pack()
                .ifPresent(target -> subjects.forEach(subject ->
                        subject.attempt(() -> Keeping.demandFree(ReportFolders.below(target, subject.name)))));
        List<Subject> open =
                subjects.stream().filter(subject -> subject.judged.isEmpty()).toList();
        List<Collected> collected = new ArrayList<>();
        Attempt collect = () -> collected.addAll(collecting.collect(
                live,
                request.allowedHosts(),
                open.stream().map(subject -> subject.profile.orElseThrow()).toList(),
                run(),
                listener));
        if (!open.isEmpty()) {
            attempt(open, collect);
        }
        for (int i = 0; i < collected.size(); i++) {
            Subject subject = open.get(i);
            Collected each = collected.get(i);
            subject.attempt(() -> {
                Evidence evidence = Collecting.evidence(each);
                Optional<Path> target = live.pack().map(pack -> ReportFolders.below(pack, subject.name));
                if (target.isPresent()) {
                    listener.doing("writing the evidence pack");
                    evidence = inPack(collecting.keep(target.get(), evidence), evidence, subject.cloud());
                }
                subject.judge(evidence, target);
            });
        }
    }

    private void merge(List<Subject> subjects, EvidenceChoice.Reports reports) {
        subjects.forEach(subject -> subject.attempt(() -> {
            listener.doing("reading the reports");
            subject.merge(PartFiles.read(reports.files()));
        }));
    }

    /** The report names the pack that its evidence was kept in. */
    private static Evidence inPack(String sha256, Evidence evidence, Cloud cloud) {
        return new Evidence(evidence.provenance().inPack(Optional.of(sha256)), cloud, evidence.items());
    }

    private Run run() {
        boolean live = request.evidence().fold(recorded -> false, chosen -> true, reports -> false);
        return new Run(live, clock.instant(), request.at(), request.accounts());
    }

    /** Something that may end a run early. */
    private interface Attempt {
        void make() throws Stop, InterruptedException;
    }

    /** What ends an attempt ends all of {@code subjects}. */
    private void attempt(List<Subject> subjects, Attempt attempt) {
        Optional<Decision> ended = Optional.empty();
        try {
            attempt.make();
        } catch (Stop stop) {
            if (told.add(stop.getMessage())) {
                stop.tell(listener);
            }
            ended = Optional.of(stop.decision());
        } catch (InterruptedException e) {
            interrupted = true;
            ended = Optional.of(Decision.block(ExitCode.INTERNAL, "the run was interrupted: run it again"));
        } catch (RuntimeException | Error e) {
            var defect = new Defect(e);
            listener.defect(defect);
            ended = Optional.of(Decision.block(ExitCode.INTERNAL, defect.text()));
        }
        ended.ifPresent(decision -> subjects.forEach(subject -> subject.end(decision)));
    }

    /** One profile on its way to a verdict. */
    private final class Subject {
        private final Path file;
        private final String name;
        private Optional<Profile> profile = Optional.empty();
        private Optional<Judged> judged = Optional.empty();

        Subject(Path file, String name) {
            this.file = file;
            this.name = name;
        }

        /** Nothing is attempted for one that has its verdict. */
        void attempt(Attempt attempt) {
            if (judged.isEmpty()) {
                Judging.this.attempt(List.of(this), attempt);
            }
        }

        void load() throws Stop {
            profile = Optional.of(approved.load(file));
        }

        Cloud cloud() {
            return profile.orElseThrow().azure().cloud().value();
        }

        void merge(List<Part> parts) {
            tell(verification.merge(profile.orElseThrow(), parts, clock.instant()), Optional.empty());
        }

        void judge(Evidence evidence, Optional<Path> kept) {
            listener.doing("judging");
            tell(verification.judge(profile.orElseThrow(), evidence, run()), kept);
        }

        private void tell(Verdict verdict, Optional<Path> kept) {
            if (verdict.findings().isEmpty()) {
                listener.problem(verdict.decision().cause());
            }
            judged = Optional.of(new Judged(verdict, kept));
        }

        void end(Decision decision) {
            judged = Optional.of(new Judged(verification.stopped(profile, run().mode(), decision), Optional.empty()));
        }
    }
}
