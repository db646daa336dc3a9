package io.github.cmkverify.azure.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects for all profiles of one directory in one cloud: follows the chain round by round until nothing is missing, asks
 * each distinct question once, and reads the accounts again at the end.
 */
public final class Collector implements AutoCloseable {
    /** The chain has about ten links; more rounds than that mean that somebody leads us in circles. */
    private static final int MOST_ROUNDS = 25;

    private final Connection connection;
    private final Crew crew;
    private final Fetcher fetcher;
    private final Progress progress;
    private final Map<Question, Fetcher.Fetched> answers = new HashMap<>();

    private Collector(Connection connection, LiveSettings settings, Progress progress) {
        this.connection = connection;
        this.progress = progress;
        this.fetcher = new Fetcher(connection.sender(), connection.cloud(), connection.from());
        this.crew = new Crew(settings, connection.time());
    }

    /** One question to Azure, whichever profile asks it. */
    private record Question(EvidenceKey key, String apiVersion) {
        static Question of(EvidenceKey key, Profile profile) {
            return new Question(
                    key,
                    profile.apiVersions()
                            .getOrDefault(key.kind().id(), key.kind().apiVersion()));
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

    /**
     * The evidence for each subject, in their order.
     *
     * @throws LiveFailure when Azure cannot be reached or refuses the reader altogether
     * @throws InterruptedException when the caller is interrupted; requests under way are given up
     */
    public List<Collected> collect(List<Subject> subjects) throws LiveFailure, InterruptedException {
        var wanted = new ArrayList<Set<Question>>();
        subjects.forEach(subject -> wanted.add(new LinkedHashSet<>()));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var open = new LinkedHashSet<Question>();
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get(i);
                for (EvidenceKey key : subject.missing().apply(evidence(subject.profile(), wanted.get(i)))) {
                    Question question = Question.of(key, subject.profile());
                    wanted.get(i).add(question);
                    open.add(question);
                }
            }
            open.removeAll(answers.keySet());
            if (open.isEmpty()) {
                break;
            }
            ask(open);
        }
        readAccountsAgain();
        var collected = new ArrayList<Collected>();
        for (int i = 0; i < subjects.size(); i++) {
            collected.add(result(subjects.get(i).profile(), wanted.get(i)));
        }
        return List.copyOf(collected);
    }

    private void ask(Set<Question> open) throws LiveFailure, InterruptedException {
        int known = answers.size() + open.size();
        int before = answers.size();
        answers.putAll(crew.all(
                open,
                question -> fetcher.fetch(question.key(), question.apiVersion()),
                (question, reason) -> fetcher.missing(
                        question.key(), question.apiVersion(), connection.time().now(), reason),
                done -> progress.items(before + done, known)));
    }

    /** An account that changed while it was read proves nothing: its item then keeps both answers (FACTS B.1, etag). */
    private void readAccountsAgain() throws LiveFailure, InterruptedException {
        var accounts = new LinkedHashSet<Question>();
        answers.forEach((question, fetched) -> {
            if (question.key().kind() == EvidenceKind.ACCOUNT && isConclusive(fetched.item())) {
                accounts.add(question);
            }
        });
        Map<Question, Fetcher.Fetched> second = crew.all(
                accounts,
                question -> fetcher.again(answers.get(question).item()),
                (question, reason) -> fetcher.missing(
                        question.key(), question.apiVersion(), connection.time().now(), reason),
                done -> progress.items(answers.size(), answers.size()));
        second.forEach(
                (question, again) -> answers.computeIfPresent(question, (same, first) -> compared(first, again)));
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

    private Evidence evidence(Profile profile, Set<Question> wanted) {
        var items = new ArrayList<Item>();
        Map<String, List<String>> redacted = new LinkedHashMap<>();
        for (Question question : wanted) {
            Optional.ofNullable(answers.get(question)).ifPresent(fetched -> {
                items.add(fetched.item());
                if (!fetched.redacted().isEmpty()) {
                    redacted.put(fetched.item().key().text(), fetched.redacted());
                }
            });
        }
        Instant to = items.stream()
                .flatMap(item -> item.pages().stream())
                .map(page -> page.answer().time())
                .reduce(connection.from(), (a, b) -> a.isAfter(b) ? a : b);
        return new Evidence(
                new Provenance(
                        connection.toolVersion(),
                        profile.sha256(),
                        connection.cloud().name(),
                        connection.tenant(),
                        profile.azure().subscription().value(),
                        connection.from(),
                        to,
                        Optional.empty(),
                        redacted),
                connection.cloud(),
                items);
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
