package io.github.cmkverify.azure.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.GrowingEvidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Collects for all profiles of one directory in one cloud: follows the chain of each account until nothing is missing, asks
 * each distinct question once, and reads the accounts again at the end.
 */
public final class Collector implements AutoCloseable {
    private final Connection connection;
    private final Crew<Answered> crew;
    private final Fetcher fetcher;
    private final Progress progress;
    private final int someAnswers;
    private final Map<Question, Fetcher.Fetched> answers = new HashMap<>();

    private Collector(Connection connection, LiveSettings settings, Progress progress) {
        this.connection = connection;
        this.progress = progress;
        this.someAnswers = (settings.concurrency() + 1) / 2;
        this.fetcher = new Fetcher(connection.sender(), connection.cloud(), connection.from());
        this.crew = new Crew<>(settings, connection.time());
    }

    /** One question to Azure, whichever profile asks it. */
    private record Question(EvidenceKey key, String apiVersion) {
        static Question of(EvidenceKey key, Profile profile) {
            return new Question(
                    key,
                    profile.apiVersions()
                            .getOrDefault(key.kind().id(), key.kind().apiVersion()));
        }

        // by hand: what Java makes is linked when it is first used (decision 0012)
        @Override
        public int hashCode() {
            return 31 * key.hashCode() + apiVersion.hashCode();
        }
    }

    /**
     * Signs in for the directory and cloud of {@code profile}.
     *
     * @throws LiveFailure when a host is not allowed, the sign-in is refused, or is for another directory
     */
    public static Collector open(
            Profile profile, LiveSettings settings, SignIn signIn, String toolVersion, Progress progress)
            throws LiveFailure, InterruptedException {
        return open(profile, settings, signIn, toolVersion, progress, Time.system());
    }

    static Collector open(
            Profile profile, LiveSettings settings, SignIn signIn, String toolVersion, Progress progress, Time time)
            throws LiveFailure, InterruptedException {
        Connection connection = Connection.open(profile, settings, signIn, toolVersion, time);
        progress.signedIn(connection.how());
        connection.reader().ifPresent(progress::reader);
        return new Collector(connection, settings, progress);
    }

    private record Answered(Question question, Fetcher.Fetched answer) {}

    /** What one profile needs, and what is there of it. */
    private final class Gathering {
        private final Subject subject;
        private final Set<Question> wanted = new LinkedHashSet<>();
        private final Set<Question> open = new LinkedHashSet<>();
        private final GrowingEvidence found;
        private final Supplier<Set<EvidenceKey>> plan;

        Gathering(Subject subject) {
            this.subject = subject;
            this.found = new GrowingEvidence(provenance(subject.profile(), List.of()), connection.cloud());
            this.plan = subject.plan().apply(found.view());
        }

        /** The next questions that it has; empty when it must wait for answers. */
        Set<Question> next() {
            Set<Question> next = new LinkedHashSet<>();
            plan.get().stream()
                    .map(key -> Question.of(key, subject.profile()))
                    .filter(wanted::add)
                    .forEach(next::add);
            open.addAll(next);
            return next;
        }

        /** Whether there were answers that it had not seen, to whoever asked for them. */
        boolean grows() {
            return open.removeIf(question -> {
                Optional<Fetcher.Fetched> answer = Optional.ofNullable(answers.get(question));
                answer.ifPresent(fetched -> found.add(fetched.item(), fetched.redacted()));
                return answer.isPresent();
            });
        }
    }

    /**
     * The evidence for each subject, in their order.
     *
     * @throws LiveFailure when Azure cannot be reached or refuses the reader altogether
     * @throws InterruptedException when the caller is interrupted; requests under way are given up
     */
    public List<Collected> collect(List<Subject> subjects) throws LiveFailure, InterruptedException {
        List<Set<Question>> wanted = follow(subjects);
        readAccountsAgain();
        var collected = new ArrayList<Collected>();
        for (int i = 0; i < subjects.size(); i++) {
            collected.add(result(subjects.get(i).profile(), wanted.get(i)));
        }
        return List.copyOf(collected);
    }

    /** Asks until nothing is missing; the questions of each subject. */
    private List<Set<Question>> follow(List<Subject> subjects) throws LiveFailure, InterruptedException {
        List<Gathering> all = subjects.stream().map(Gathering::new).toList();
        var underWay = new LinkedHashSet<Question>();
        do {
            for (Gathering gathering : all) {
                do {
                    ask(gathering, underWay);
                } while (gathering.grows());
            }
            take(someAnswers, underWay);
        } while (all.stream().map(Gathering::grows).reduce(false, Boolean::logicalOr));
        return all.stream().map(gathering -> gathering.wanted).toList();
    }

    /** Up to so many answers: to look at the chain after each single one would cost more than it gains. */
    private void take(int most, Set<Question> underWay) throws LiveFailure, InterruptedException {
        for (int i = 0; i < most && !underWay.isEmpty(); i++) {
            answers.putAll(next(underWay));
            progress.items(answers.size(), answers.size() + underWay.size());
        }
    }

    private void ask(Gathering gathering, Set<Question> underWay) throws LiveFailure, InterruptedException {
        for (Set<Question> next = gathering.next(); !next.isEmpty(); next = gathering.next()) {
            for (Question question : next) {
                if (!answers.containsKey(question) && underWay.add(question)) {
                    ask(question, () -> fetcher.fetch(question.key(), question.apiVersion()));
                }
            }
            // the first accounts go on while the last ones are looked at for the first time
            if (crew.answers() >= someAnswers) {
                take(someAnswers, underWay);
                gathering.grows();
            }
        }
    }

    private void ask(Question question, Callable<Fetcher.Fetched> work) {
        Sender.Place place = fetcher.place(question.key(), question.apiVersion());
        crew.add(place.name(), place.atOnce(), () -> new Answered(question, work.call()));
    }

    /** The next answer to what is under way; when the time is over, an answer that says so to all of it. */
    private Map<Question, Fetcher.Fetched> next(Set<Question> underWay) throws LiveFailure, InterruptedException {
        Map<Question, Fetcher.Fetched> next = new LinkedHashMap<>();
        Optional<Answered> answered = crew.next();
        answered.ifPresent(one -> next.put(one.question(), one.answer()));
        if (answered.isEmpty()) {
            crew.close();
            underWay.forEach(question -> next.put(
                    question,
                    fetcher.missing(
                            question.key(),
                            question.apiVersion(),
                            connection.time().now(),
                            crew.tooLate())));
        }
        underWay.removeAll(next.keySet());
        return next;
    }

    /** An account that changed while it was read proves nothing: its item then keeps both answers (FACTS B.1, etag). */
    private void readAccountsAgain() throws LiveFailure, InterruptedException {
        var underWay = new LinkedHashSet<Question>();
        answers.forEach((question, fetched) -> {
            if (question.key().kind() == EvidenceKind.ACCOUNT && isConclusive(fetched.item())) {
                underWay.add(question);
                ask(question, () -> fetcher.again(fetched.item()));
            }
        });
        while (!underWay.isEmpty()) {
            next(underWay)
                    .forEach((question, again) ->
                            answers.computeIfPresent(question, (same, first) -> compared(first, again)));
        }
    }

    private static boolean isConclusive(Item item) {
        int status = item.pages().get(0).answer().fold(Answer.Received::status, missing -> 0);
        return item.pages().size() == 1 && (status == 200 || status == 404);
    }

    private static Fetcher.Fetched compared(Fetcher.Fetched first, Fetcher.Fetched again) {
        // a body with an etag of its own says all that the header could
        boolean same = (hasEtag(first.item()) || first.etag().equals(again.etag()))
                && content(first.item()).isPresent()
                && content(first.item()).equals(content(again.item()));
        if (same) {
            return first;
        }
        var pages = new ArrayList<>(first.item().pages());
        pages.addAll(again.item().pages());
        var redacted = new LinkedHashSet<>(first.redacted());
        redacted.addAll(again.redacted());
        return new Fetcher.Fetched(new Item(first.item().key(), pages), List.copyOf(redacted), first.etag());
    }

    private static boolean hasEtag(Item item) {
        return item.pages()
                .get(0)
                .answer()
                .<Boolean>fold(
                        received -> json(received.body()) instanceof ObjectNode body
                                && body.path("etag").isTextual(),
                        missing -> false);
    }

    /** Status and body; bodies that differ in the order of names only are the same. */
    private static Optional<Object> content(Item item) {
        return item.pages()
                .get(0)
                .answer()
                .fold(
                        received -> Optional.of(List.of(received.status(), json(received.body()))),
                        missing -> Optional.empty());
    }

    private static Object json(Bytes body) {
        try {
            return StrictJson.object(body);
        } catch (StrictJson.Refused e) {
            return body;
        }
    }

    private Collected result(Profile profile, Set<Question> wanted) {
        return wanted.stream()
                .filter(question -> question.key().kind() == EvidenceKind.SUBSCRIPTION)
                .flatMap(question ->
                        WrongTarget.of(answers.get(question).item(), connection.tenant(), connection.how()).stream())
                .findFirst()
                .map(Collected::failed)
                .orElseGet(() -> Collected.of(evidence(profile, wanted)));
    }

    /** In an order that is the same for the same answers, however fast each of them came. */
    private Evidence evidence(Profile profile, Set<Question> wanted) {
        List<Fetcher.Fetched> found = wanted.stream()
                .sorted(Comparator.comparing(
                                (Question question) -> question.key().kind())
                        .thenComparing(question -> question.key().text()))
                .map(answers::get)
                .toList();
        return new Evidence(
                provenance(profile, found),
                connection.cloud(),
                found.stream().map(Fetcher.Fetched::item).toList());
    }

    private Provenance provenance(Profile profile, List<Fetcher.Fetched> found) {
        Map<String, List<String>> redacted = new LinkedHashMap<>();
        Instant to = connection.from();
        for (Fetcher.Fetched fetched : found) {
            if (!fetched.redacted().isEmpty()) {
                redacted.put(fetched.item().key().text(), fetched.redacted());
            }
            for (Item.Page page : fetched.item().pages()) {
                to = page.answer().time().isAfter(to) ? page.answer().time() : to;
            }
        }
        return new Provenance(
                connection.toolVersion(),
                profile.sha256(),
                connection.cloud().name(),
                connection.tenant(),
                profile.azure().subscription().value(),
                connection.from(),
                to,
                Optional.empty(),
                redacted);
    }

    /** Which sign-in was used, without secrets. */
    public String signedInWith() {
        return connection.how();
    }

    @Override
    public void close() {
        crew.close();
        connection.close();
    }
}
