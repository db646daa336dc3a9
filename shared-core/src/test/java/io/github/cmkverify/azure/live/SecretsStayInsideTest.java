package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.world.Planted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets everywhere: in settings, in sign-ins, in answers. A process of its own prints all that it comes to know, with every
 * word that a library logs at any level; none of them is in it.
 */
@Tag("slow")
@Timeout(120)
class SecretsStayInsideTest {
    /** What no output may hold; access tokens and assertions begin with eyJ. */
    private static final List<String> SECRETS = List.of(
            Rehearsal.SECRET, Planted.MARK, "pr0xy-passw0rd", "hush-c3rtificate", "header-of-the-machine-0123", "eyJ");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription=echo",
                "*=echo",
                "*=401",
                "vault=cut",
                "token=aadsts:7000215",
                "token=500",
                "token=cut",
                "token=login",
                "*=login",
                "*=broken",
                "subscription=404:SubscriptionNotFound"
            })
    void noneLeavesTheProcess(String fault) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of(
                "rbac", item -> item.map(Planted::in), options -> options.withFaults(Fault.parse(fault)))) {
            String printed = CollectingProcess.run(
                    environment(),
                    List.of("-Dslf4j.provider=" + LoudLogs.class.getName()),
                    "rbac",
                    rehearsal.simulator.address().toString(),
                    "auto");
            assertThat(printed).contains("PROGRESS".substring(0, 1)).contains("LOG ");
            assertThat(printed.contains("DECISION") || printed.contains("FAILURE"))
                    .as(printed)
                    .isTrue();
            assertThat(lines(printed)).isEmpty();
        }
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("AZURE_CLIENT_ID", "0f1e2d3c-4b5a-4697-8877-665544332211");
        environment.put("AZURE_CLIENT_SECRET", Rehearsal.SECRET);
        environment.put("AZURE_CLIENT_CERTIFICATE_PASSWORD", "hush-c3rtificate");
        environment.put("HTTPS_PROXY", "http://user:pr0xy-passw0rd@localhost:9");
        environment.put("AZURE_LOG_LEVEL", "verbose");
        environment.put("AZURE_HTTP_LOG_DETAIL_LEVEL", "BODY_AND_HEADERS");
        return environment;
    }

    @Test
    void norDoAssertionsAndHeadersOfManagedIdentities() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", options -> options)) {
            Path token = Files.writeString(folder.resolve("token"), "eyJmZWRlcmF0ZWQ.eyJQTEFOVEVE.PLANTED");
            var workload = new HashMap<>(environment());
            workload.remove("AZURE_CLIENT_SECRET");
            workload.put("AZURE_FEDERATED_TOKEN_FILE", token.toString());
            var machine = Map.of(
                    "IDENTITY_ENDPOINT",
                    rehearsal.simulator.address() + "/msi/token",
                    "IDENTITY_HEADER",
                    "header-of-the-machine-0123",
                    "AZURE_LOG_LEVEL",
                    "verbose");
            for (Map<String, String> variables : List.of(workload, machine)) {
                String printed = CollectingProcess.run(
                        variables,
                        List.of("-Dslf4j.provider=" + LoudLogs.class.getName()),
                        "rbac",
                        rehearsal.simulator.address().toString(),
                        "auto");
                assertThat(printed)
                        .as(rehearsal.seen().toString())
                        .contains("LOG ")
                        .contains("DECISION PROMOTE");
                assertThat(lines(printed)).isEmpty();
            }
        }
    }

    private static List<String> lines(String printed) {
        return printed.lines()
                .filter(line -> SECRETS.stream().anyMatch(line::contains))
                .toList();
    }

    /** What was taken out is noted, reads as unknown and changes nothing else. */
    @Test
    void whatIsTakenOutIsNoted() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.of("rbac", item -> item.map(Planted::in), options -> options)) {
            var evidence = rehearsal.collect();
            String vault = Rehearsal.item(evidence, EvidenceKind.VAULT).key().text();
            assertThat(evidence.provenance().redacted().get(vault))
                    .containsExactly("/planted/sas", "/planted/name", "/planted/InstrumentationKey", "/planted/key1");
            assertThat(evidence.items().stream()
                            .flatMap(item -> item.pages().stream())
                            .flatMap(page -> Stream.of(
                                    page.answer().<String>fold(r -> r.body().text(), m -> ""))))
                    .noneMatch(text -> text.contains(Planted.MARK));
            assertThat(Optional.of(rehearsal.judge(evidence).decision().exit().number()))
                    .contains(0);
        }
    }
}
