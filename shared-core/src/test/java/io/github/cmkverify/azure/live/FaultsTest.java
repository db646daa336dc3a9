package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cmkverify.LiveEvidence;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each fault becomes: an item that proves nothing, a run that still ends well, or a run that ends at once. */
@Tag("slow")
@Timeout(60)
class FaultsTest {
    static Stream<Arguments> ofOneItem() {
        return Stream.of(
                arguments("vault=403", EvidenceKind.VAULT, "403", "Azure answered 403 AuthorizationFailed"),
                arguments("vault=404:NotThere", EvidenceKind.VAULT, "404", "does not prove that it is absent"),
                arguments("vault=409", EvidenceKind.VAULT, "409", "was answered with status 409"),
                arguments("vault=429:0", EvidenceKind.VAULT, "429", "Azure answered 429"),
                arguments("vault=500", EvidenceKind.VAULT, "500", "Azure answered 500"),
                arguments("vault=503:0", EvidenceKind.VAULT, "503", "Azure answered 503"),
                arguments("vault=401", EvidenceKind.VAULT, "401", "Azure answered 401"),
                arguments("vault=slow:20000", EvidenceKind.VAULT, "none", "no complete answer from localhost in time"),
                arguments("vault=cut", EvidenceKind.VAULT, "none", "was cut"),
                arguments("vault=truncate", EvidenceKind.VAULT, "none", "was cut"),
                arguments("vault=broken", EvidenceKind.VAULT, "200", "not strict JSON"),
                arguments("vault=login", EvidenceKind.VAULT, "200", "an HTML page"),
                arguments("vault=redirect", EvidenceKind.VAULT, "302", "was answered with status 302"),
                arguments("role-assignments-of=foreign", EvidenceKind.ROLE_ASSIGNMENTS_OF, "200", "another host"),
                arguments("deny-assignments=endless", EvidenceKind.DENY_ASSIGNMENTS, "200", "Azure has more"),
                arguments("account=flip", EvidenceKind.ACCOUNT, "200", "was changed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOneItem")
    void oneItemIsUnknownAndTheRunBlocksAsUndetermined(String fault, EvidenceKind kind, String status, String gap)
            throws Exception {
        Duration attempt = fault.contains("slow") ? Duration.ofSeconds(2) : Duration.ofSeconds(20);
        try (Rehearsal rehearsal = Rehearsal.with("rbac", fault).set(s -> s.withAttempt(attempt))) {
            Evidence evidence = rehearsal.collect();
            Item item = Rehearsal.item(evidence, kind);
            assertThat(status(item.pages().get(0))).isEqualTo(status);

            Verdict verdict = rehearsal.judge(evidence);
            assertThat(verdict.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
            assertThat(verdict.findings()).noneMatch(finding -> finding.outcome() == Outcome.FAIL);
            assertThat(verdict.findings().stream()
                            .flatMap(finding -> finding.gaps().stream())
                            .filter(g -> g.item().equals(item.key().text())))
                    .anySatisfy(g -> assertThat(g.detail()).contains(gap));
        }
    }

    @Test
    void aProvenAbsenceIsAFailureAndNoGap() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "vault=404")) {
            Verdict verdict = rehearsal.judge(rehearsal.collect());
            assertThat(outcome(verdict, "CMK-VLT-001")).isEqualTo(Outcome.FAIL);
            assertThat(verdict.decision().exit()).isEqualTo(ExitCode.FAILED);
        }
    }

    static Stream<String> passing() {
        return Stream.of(
                "vault=cutx2",
                "vault=500x3",
                "vault=429:0x10",
                "*=429:0@5",
                "account=503:1x1",
                "key-version=truncatex1",
                "*=401x1");
    }

    /** What passes by itself, or with another token, leaves no trace in the verdict. */
    @ParameterizedTest
    @MethodSource("passing")
    void faultsThatPassAreOvercome(String fault) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", fault)) {
            Verdict verdict = rehearsal.judge(rehearsal.collect());
            assertThat(verdict.decision().kind()).as(verdict.decision().cause()).isEqualTo(Decision.Kind.PROMOTE);
        }
    }

    static Stream<Arguments> ofTheWholeRun() {
        return Stream.of(
                arguments("*=login", ExitCode.NO_ANSWER, "an HTML page, status 200"),
                arguments("*=redirect", ExitCode.NO_ANSWER, "a redirect, status 302"),
                arguments("token=login", ExitCode.NO_ANSWER, "an HTML page, status 200"),
                arguments("token=redirect", ExitCode.NO_ANSWER, "a redirect, status 302"),
                arguments("token=cut", ExitCode.NO_ANSWER, "the connection to localhost was cut"),
                arguments("token=aadsts:7000222", ExitCode.NO_ANSWER, "AADSTS7000222: the client secret has expired"),
                arguments("token=aadsts:53003", ExitCode.NO_ANSWER, "AADSTS53003: a conditional access policy"),
                arguments("token=aadsts:1234567", ExitCode.NO_ANSWER, "error?code=1234567"),
                arguments("token=aadsts:90002", ExitCode.USAGE, "AADSTS90002: there is no such directory"),
                arguments("subscription=404:SubscriptionNotFound", ExitCode.USAGE, "wrong subscription"),
                arguments("subscription=401:InvalidAuthenticationTokenTenant", ExitCode.USAGE, "wrong directory"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheWholeRun")
    void nothingIsCollectedAndOneLineTellsWhy(String fault, ExitCode exit, String said) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", fault)) {
            LiveFailure failure = rehearsal.failure();
            assertThat(failure).hasMessageContaining(said).hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("\n").doesNotContain(Rehearsal.SECRET);
            assertThat(failure.getStackTrace()).isEmpty();
            assertThat(LiveEvidence.decision(failure).exit()).isEqualTo(exit);
        }
    }

    @Test
    void refusedEverywhereIsUndeterminedWithThePermissionNamed() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "*=403")) {
            Verdict verdict = rehearsal.judge(rehearsal.collect());
            assertThat(verdict.decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
            assertThat(verdict.findings().stream().flatMap(f -> f.gaps().stream()))
                    .anySatisfy(gap -> assertThat(gap.fix()).contains("Microsoft.Resources/subscriptions/read"));
        }
    }

    /** 401 to everything: one new token, then the end of the run. */
    @Test
    void refusedTokensEndTheRunAfterOneRefresh() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "*=401")) {
            Verdict verdict = rehearsal.judge(rehearsal.collect());
            assertThat(verdict.decision().exit()).isEqualTo(ExitCode.NO_ANSWER);
            assertThat(rehearsal.asked("token")).isEqualTo(2);
        }
    }

    @Test
    void aHostThatRefusedIsNotAskedAgain() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "vault=403")) {
            rehearsal.collect();
            assertThat(rehearsal.asked("vault")).isEqualTo(1);
        }
    }

    @Test
    void endlessListsStopAtTheirLimit() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "key-versions=endless")) {
            Evidence evidence = rehearsal.collect();
            assertThat(Rehearsal.item(evidence, EvidenceKind.KEY_VERSIONS).pages())
                    .hasSize(200);
        }
    }

    @Test
    void noTokenLeavesForTheHostOfANextLink() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.with("rbac", "*=foreign", "deny-assignments=redirect")) {
            Evidence evidence = rehearsal.collect();
            assertThat(evidence.items().stream().flatMap(item -> item.pages().stream()))
                    .allSatisfy(page -> assertThat(page.request().url()).doesNotContain("attacker"));
        }
    }

    /** The requests of the account that the run ends with are those it began with. */
    @Test
    void theAccountIsReadTwiceAndOneAnswerKept() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", options -> options)) {
            Evidence evidence = rehearsal.collect();
            assertThat(rehearsal.asked("account")).isEqualTo(2);
            assertThat(Rehearsal.item(evidence, EvidenceKind.ACCOUNT).pages()).hasSize(1);
        }
    }

    @Test
    void anAccountThatCannotBeReadAgainProvesNothing() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(
                "rbac", options -> options.withFaults(new Fault("account", Fault.Kind.STATUS, "403:", 2, 1)))) {
            Evidence evidence = rehearsal.collect();
            List<Item.Page> pages =
                    Rehearsal.item(evidence, EvidenceKind.ACCOUNT).pages();
            assertThat(pages).hasSize(2);
            assertThat(status(pages.get(1))).isEqualTo("403");
            assertThat(rehearsal.judge(evidence).decision().exit()).isEqualTo(ExitCode.UNDETERMINED);
        }
    }

    private static String status(Item.Page page) {
        return page.answer().<String>fold(received -> Integer.toString(received.status()), missing -> "none");
    }

    private static Outcome outcome(Verdict verdict, String check) {
        return verdict.findings().stream()
                .filter(finding -> finding.check().id().equals(check))
                .map(Finding::outcome)
                .findFirst()
                .orElseThrow();
    }
}
