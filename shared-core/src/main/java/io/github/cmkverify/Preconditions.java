package io.github.cmkverify;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.Subscription;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Provenance;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What ends a run before anything is judged: the wrong target, stale evidence, no answer at all (CHECKS "Target", "Time"). */
final class Preconditions {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final List<String> KINDS = List.of("OpenAI", "AIServices");

    private final Profile profile;
    private final Workload workload;
    private final Provenance provenance;

    Preconditions(Workload workload) {
        this.profile = workload.profile();
        this.workload = workload;
        this.provenance = workload.evidence().provenance();
    }

    /** The first reason to end the run, if there is one. */
    Optional<Decision> broken(Instant now) {
        return Stream.<Supplier<Optional<Decision>>>of(
                        this::foreignTarget,
                        () -> stale(now),
                        this::unanswered,
                        this::foreignDirectory,
                        this::foreignKind)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private Optional<Decision> foreignTarget() {
        var azure = profile.azure();
        return differs("cloud", provenance.cloud(), azure.cloud().value().name())
                .or(() -> differs(
                        "directory (tenant)",
                        provenance.tenant(),
                        azure.tenant().value()))
                .or(() -> differs(
                        "subscription",
                        provenance.subscription(),
                        azure.subscription().value()))
                .map(cause -> Decision.block(ExitCode.USAGE, cause));
    }

    private static Optional<String> differs(String what, String collected, String approved) {
        return collected.equalsIgnoreCase(approved)
                ? Optional.empty()
                : Optional.of("the evidence is of another " + what + ": collected from " + collected
                        + ", but the profile names " + approved);
    }

    private Optional<Decision> stale(Instant now) {
        return staleness(profile, provenance.collectedFrom(), provenance.collectedTo(), now)
                .map(Preconditions::undetermined);
    }

    /** Why evidence of that time is not the evidence of today, if it is not (CHECKS "Time"). */
    static Optional<String> staleness(Profile profile, Instant from, Instant to, Instant now) {
        if (to.isAfter(now.plus(CLOCK_SKEW))) {
            return Optional.of("the evidence is dated " + to
                    + ", which lies in the future: check the clocks of the machines that collect and judge");
        }
        return profile.thresholds()
                .maxEvidenceAge()
                .value()
                .fold(
                        limit -> from.plus(limit).isBefore(now)
                                ? Optional.of("the evidence was collected from " + from
                                        + " on, which is longer ago than the " + limit.toHours()
                                        + " hours of thresholds.maxEvidenceAge: collect it again")
                                : Optional.empty(),
                        Optional::<String>empty);
    }

    private static Decision undetermined(String cause) {
        return Decision.block(ExitCode.UNDETERMINED, cause);
    }

    private Optional<Decision> unanswered() {
        Evidence evidence = workload.evidence();
        boolean refused = workload.accounts().stream()
                .flatMap(account -> evidence.item(account.key()).stream())
                .anyMatch(item -> status(item) == 401);
        boolean silent =
                !evidence.items().isEmpty() && evidence.items().stream().allMatch(item -> status(item) == 0);
        return refused
                ? Optional.of(Decision.block(
                        ExitCode.NO_ANSWER, "Azure refused the sign-in of the reader (401): sign in again and collect"))
                : silent
                        ? Optional.of(Decision.block(
                                ExitCode.NO_ANSWER, "Azure never answered: check network and proxy of the reader"))
                        : Optional.empty();
    }

    /** The status of the first answer; 0 when there was none. */
    private static int status(Item item) {
        return item.pages().get(0).answer().fold(Answer.Received::status, missing -> 0);
    }

    private Optional<Decision> foreignDirectory() {
        String tenant = profile.azure().tenant().value();
        return workload.accounts().stream()
                .map(account -> account.subscription()
                        .flatMap(Subscription::tenantId)
                        .must(
                                tenant::equalsIgnoreCase,
                                actual -> "subscription "
                                        + profile.azure().subscription().value() + " belongs to directory " + actual
                                        + ", but the profile names " + tenant))
                .flatMap(Preconditions::reason)
                .findFirst()
                .map(cause -> Decision.block(ExitCode.USAGE, cause));
    }

    private Optional<Decision> foreignKind() {
        return workload.accounts().stream()
                .map(account -> account.account(Account::kind)
                        .must(
                                kind -> KINDS.stream().anyMatch(kind::equalsIgnoreCase),
                                kind -> "the account " + account.label() + " is of kind " + kind
                                        + "; this suite judges OpenAI and AIServices"))
                .flatMap(Preconditions::reason)
                .findFirst()
                .map(cause -> Decision.block(ExitCode.USAGE, cause));
    }

    private static Stream<String> reason(Claim claim) {
        return claim.fold(holds -> Stream.of(), (why, sources) -> why.stream(), (gaps, sources) -> Stream.of());
    }
}
