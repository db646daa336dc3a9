package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.simulator.Fault;
import io.github.cmkverify.simulator.Simulator;
import io.github.cmkverify.simulator.SimulatorOptions;
import io.github.cmkverify.world.Planted;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in the settings, the sign-in and the answers are in nothing that any command prints or writes. */
@Tag("slow")
@Timeout(120)
class SecretsInFilesTest {
    private static final World RBAC = Worlds.base("rbac");
    private static final String SECRET = "s3cr3t~value.of-the-client_0123456789";

    /** Access tokens begin with eyJ. */
    private static final List<String> SECRETS = List.of(SECRET, Planted.MARK, "hush-c3rtificate", "eyJ", "Bearer ");

    private static final String FORMATS =
            ReportFormat.all().stream().map(ReportFormat::id).collect(Collectors.joining(","));

    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild()
            .at(Clock.systemUTC())
            .on(
                    Map.of(
                            "AZURE_CLIENT_ID",
                            "0f1e2d3c-4b5a-4697-8877-665544332212",
                            "AZURE_CLIENT_SECRET",
                            SECRET,
                            "AZURE_CLIENT_CERTIFICATE_PASSWORD",
                            "hush-c3rtificate"),
                    true);

    private final StringBuilder printed = new StringBuilder();

    private int run(Object... args) {
        var result = cli.run(args);
        printed.append(result.out()).append(result.err());
        return result.exit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscription=echo", "vault=cut", "*=echo", "token=aadsts:7000215"})
    void noneIsInWhatACommandPrintsOrWrites(String fault) throws IOException {
        var options = SimulatorOptions.of(RBAC.profile().azure().tenant().value(), Clock.systemUTC())
                .withClientSecret(SECRET)
                .withFaults(Fault.parse(fault));
        try (Simulator azure = Simulator.start(
                options, RBAC.record(item -> item.map(Planted::in)).items())) {
            String address = azure.address().toString();
            Path profile = Files.writeString(
                    place.resolve("cmk-profile.yml"),
                    RBAC.profileText().replace("azure:\n", """
                            azure:
                              cloud: {resourceManager: "%s", authorityHost: "%s", keyVaultSuffix: .vault.azure.net}
                            """.formatted(address, address)));
            Path reports = place.resolve("reports");
            Path pack = place.resolve("kept");
            run(
                    "verify",
                    "--profile",
                    profile,
                    "--keep",
                    pack,
                    "--format",
                    FORMATS,
                    "--report-dir",
                    reports,
                    "--verbose");
            run("collect", "--profile", profile, "--out", place.resolve("pack.zip"));
            run("doctor", "--profile", profile);
            if (Files.exists(pack)) {
                assertThat(run("pack", "show", pack)).isZero();
                run("verify", "--profile", profile, "--evidence", pack, "--report-dir", place.resolve("replay"));
                run(
                        "bundle",
                        "--report-dir",
                        place.resolve("replay"),
                        "--profile",
                        profile,
                        "--evidence",
                        pack,
                        "--out",
                        place.resolve("bundle.zip"));
                assertThat(place.resolve("bundle.zip")).exists();
            }
        }
        assertThat(reportsIn(place.resolve("reports")))
                .hasSize(ReportFormat.all().size());
        assertThat(holding(printed.toString())).as(printed.toString()).isEmpty();
        var files = new ArrayList<String>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!holding(text(file)).isEmpty()) {
                    files.add(file + ": " + holding(text(file)));
                }
            }
        }
        assertThat(files).isEmpty();
    }

    /** Else the test above would find nothing whatever there was. */
    @Test
    void theyWereInTheAnswersAndAFileThatHoldsOneIsFound() throws IOException {
        var answers = RBAC.record(item -> item.map(Planted::in)).items().toString();
        assertThat(RBAC.record(item -> item.map(Planted::in)).items()).anySatisfy(item -> assertThat(item.pages()
                        .get(0)
                        .answer()
                        .<String>fold(received -> received.body().text(), missing -> ""))
                .contains(Planted.MARK));
        assertThat(holding("a " + Planted.MARK + answers)).contains(Planted.MARK);
        Path zip = place.resolve("x.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("deep/in"));
            out.write(SECRET.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        assertThat(holding(text(zip))).containsExactly(SECRET);
    }

    private static List<Path> reportsIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("cmk-"))
                    .toList();
        }
    }

    private static List<String> holding(String text) {
        return SECRETS.stream().filter(text::contains).toList();
    }

    /** The bytes of a file as text; those of the files in it, when it is an archive. */
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".zip")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        try (InputStream in = Files.newInputStream(file);
                var zip = new ZipInputStream(in)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
