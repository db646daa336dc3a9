package io.github.cmkverify.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.pack.PackReader;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the repository are what these worlds record, and their verdicts are what their READMEs say. */
class ExamplesTest {
    private static final boolean UPDATE = Boolean.getBoolean("examples.update");

    static Stream<String> names() {
        return Examples.NAMES.stream();
    }

    /** Renew them with {@code mvn -pl shared-core test -Dtest=ExamplesTest -Dexamples.update=true}. */
    @ParameterizedTest
    @MethodSource("names")
    void theCommittedPackIsTheRecordedOne(String name, @TempDir Path temp) throws Exception {
        Recorded recorded = Examples.world(name).record();
        Path committed = Examples.folder(name).resolve("evidence");
        if (UPDATE) {
            delete(committed);
            PackWriter.write(committed, recorded.provenance(), recorded.items());
        }
        Path fresh = temp.resolve("evidence");
        PackWriter.write(fresh, recorded.provenance(), recorded.items());
        assertThat(files(committed)).isEqualTo(files(fresh));
    }

    @Test
    void claimsAssistantIsPromoted() throws Exception {
        Verdict verdict = replay("claims-assistant");
        assertThat(verdict.decision().kind()).isEqualTo(Decision.Kind.PROMOTE);
        assertThat(verdict.findings()).allMatch(finding -> finding.outcome() == Outcome.PASS);
    }

    @Test
    void permitChatbotIsBlockedByEachOfItsFaults() throws Exception {
        Verdict verdict = replay("permit-chatbot");
        assertThat(verdict.decision().exit()).isEqualTo(ExitCode.FAILED);
        var faults = new TreeMap<String, String>();
        verdict.findings().stream()
                .filter(finding -> finding.parent().isEmpty() && finding.outcome() != Outcome.PASS)
                .forEach(finding -> faults.put(
                        finding.subject().account() + " " + finding.check().id(), said(finding)));
        assertThat(faults)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("aoai-permits CMK-KEY-001", "UNDETERMINED"),
                        Map.entry("aoai-permits CMK-KEY-003", "FAIL"),
                        Map.entry("aoai-permits CMK-VLT-002", "FAIL"),
                        Map.entry("aoai-permits CMK-VLT-004", "FAIL"),
                        Map.entry("aoai-permits CMK-VLT-006", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-001", "FAIL"),
                        Map.entry("aoai-permits CMK-NET-001", "FAIL"),
                        Map.entry("aoai-permits CMK-NET-002", "FAIL"),
                        Map.entry("aoai-permits CMK-NET-003", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-002", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-003", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-004", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-005", "FAIL"),
                        Map.entry("aoai-permits CMK-ACS-006", "FAIL"),
                        Map.entry("aoai-permits CMK-NET-005", "FAIL"),
                        Map.entry("aoai-permits-eval CMK-ACC-003", "FAIL"))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theReadmeNamesEachFault(String name) throws Exception {
        String readme = Files.readString(Examples.folder(name).resolve("README.md"));
        replay(name).findings().stream()
                .filter(finding -> finding.parent().isEmpty() && finding.outcome() != Outcome.PASS)
                .forEach(finding -> assertThat(readme).contains(finding.check().id()));
    }

    private static String said(Finding finding) {
        return finding.outcome().name();
    }

    private static Verdict replay(String name) throws Exception {
        Recorded recorded = Examples.world(name).record();
        var pack = PackReader.read(Examples.folder(name).resolve("evidence"), Optional.empty());
        return World.VERIFICATION.judge(
                recorded.profile(),
                pack.evidence(recorded.profile().azure().cloud().value()),
                recorded.run());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            var texts = new TreeMap<String, String>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return texts;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
