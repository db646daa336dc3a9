package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One defect at a time in our own data: each is refused with the file, the check and what is wrong. */
class CatalogueLoaderTest {
    private static final Path SOURCES = Path.of("src", "main", "catalogue");

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '^',
            value = {
                // types and fields of a check
                "key.yml => severity: critical => severity: severe => CMK-KEY-001: unknown severity `severe`",
                "key.yml => severity: critical => severity: CRITICAL => CMK-KEY-001: unknown severity `CRITICAL`",
                "key.yml => per: keyReference => per: key => CMK-KEY-001: unknown per `key`",
                "key.yml => status: active => status: done => CMK-KEY-001: unknown status `done`",
                "key.yml => cmkOnly: true => cmkOnly: yes => CMK-KEY-001: unknown cmkOnly `yes`",
                "key.yml => cmkOnly: true => cmkonly: true => CMK-KEY-001: `cmkOnly` is missing",
                "key.yml => cmkOnly: true => cmkOnly: [true] => CMK-KEY-001: `cmkOnly` is not a plain text",
                "key.yml => cmkOnly: true => ^cmkOnly: true\n    owner: me^ => CMK-KEY-001: unknown fields [owner]",
                "key.yml => cmkOnly: true => ^cmkOnly: true\n    cmkOnly: true^ => not valid YAML",
                "key.yml => mappings: [M-KEY] => mappings: M-KEY => CMK-KEY-001: `mappings` is not a list",
                "key.yml => mappings: [M-KEY] => mappings: [M-KEYS] => CMK-KEY-001: unknown mapping `M-KEYS`",
                "key.yml => title: The version in use exists => ^title: ' The version' #^ => `title` is not a plain text",
                "key.yml => title: The version in use exists and is enabled => title: => not valid YAML",
                // ids and parents
                "key.yml => id: CMK-KEY-002 => id: CMK-KEY-001 => CMK-KEY-001: the id is there twice",
                "key.yml => id: CMK-KEY-001 => id: CMK-VLT-009 => CMK-VLT-009: the id is not CMK-KEY-NNN",
                "key.yml => id: CMK-KEY-001 => id: CMK-KEY-1 => CMK-KEY-1: the id is not CMK-KEY-NNN",
                "key.yml => group: KEY => group: KEYS => catalogue/key.yml: the group of this file is `KEYS`",
                "key.yml => after: [CMK-ACC-001] => after: [CMK-ACC-009] => CMK-KEY-001: `after` names the unknown check `CMK-ACC-009`",
                "key.yml => after: [CMK-ACC-001] => after: [CMK-KEY-001] => CMK-KEY-001: `after` leads back to the check itself",
                "idn.yml => ^status: active\n    positiveProof: true^ => ^status: planned\n    positiveProof: false^ => CMK-IDN-002: `after` names `CMK-IDN-001`, which is only planned",
                "acc.yml => after: [] => after: [CMK-ACC-002] => CMK-ACC-001: `after` leads back to the check itself",
                "acc.yml => after: [] => after: [CMK-KEY-001] => `after` leads back to the check itself",
                "key.yml => status: active => status: planned => CMK-KEY-001: positive proof needs a check that has code",
                // evidence, remedy and references
                "vlt.yml => evidence: [vault | hsm] => evidence: [vaults | hsm] => CMK-VLT-001: unknown evidence kind `vaults`",
                "vlt.yml => evidence: [vault | hsm] => evidence: [vault|hsm] => CMK-VLT-001: unknown evidence kind `vault|hsm`",
                "vlt.yml => evidence: [vault | hsm] => evidence: [] => CMK-VLT-001: a PASS without evidence proves nothing",
                "vlt.yml => evidenceAlso: [deleted-vault] => evidenceAlso: [bin] => CMK-VLT-001: unknown evidence kind `bin`",
                "acs.yml => access-policies: [account, vault] => access-policies: [x] => CMK-ACS-001: unknown evidence kind `x`",
                "acs.yml => access-policies: [account, vault] => access-policies: vault => CMK-ACS-001: `evidenceInstead.access-policies` is not a list",
                "vlt.yml => recover -n {vault} => recover -n {vaultName} => CMK-VLT-001: unknown placeholders [vaultName]",
                "net.yml => ^az:\n        - az keyvault update -n {vault} --default-action Deny --bypass AzureServices^ => az: [] => CMK-NET-004: no remedy",
                "vlt.yml => other: Then re-create => others: Then re-create => CMK-VLT-001: remedy: unknown fields [others]",
                "vlt.yml => facts: [A.3, B.2, A.6] => fact: [A.3] => CMK-VLT-001: references: `facts` is missing",
                // the catalogue and its mappings
                "catalogue.yml => version: => versions: => catalogue/catalogue.yml: `version` is missing",
                "catalogue.yml => version: => ^colour: red\nversion:^ => catalogue/catalogue.yml: unknown fields [colour]",
                "mappings.yml => mcsb: [DP-5 => mscb: [DP-5 => M-ENC: unknown standard `mscb`",
                "mappings.yml => cis: [key-expiry => cis: [expiry => M-KEY: unknown CIS topic `expiry`",
                "mappings.yml => id: M-ROT => id: M-KEY => `M-KEY` is there twice",
                "mappings.yml => id: nist => id: mcsb => `mcsb` is there twice",
                "mappings.yml => ^editions: {\"2.0\"^ => ^editions: {\"1.0\"^ => key-expiry: unknown edition `1.0`",
                "mappings.yml => mcsb: [DP-5, DP-4] => mcsb: [] => M-ENC: a list of controls is empty",
                "mappings.yml => 3.5.1\", ours: true => 3.5.1\", mine: true => M-ENC: unknown fields [mine]",
                "mappings.yml => profiles: => profile: => `profiles` is missing",
                "net.yml => group: NET => [NET] => not valid YAML",
            })
    void refuses(String file, String right, String wrong, String problem) {
        String text = text(file);
        assertThat(text).contains(right);
        int at = text.indexOf(right);
        String defect = text.substring(0, at) + wrong + text.substring(at + right.length());
        assertThatThrownBy(() -> with(file, defect))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("catalogue/" + file + ": ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc", "[]", "- 1"})
    void refusesAFileThatIsNoMapping(String text) {
        assertThatThrownBy(() -> with("acc.yml", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("catalogue/acc.yml: is not a mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "a: b\n---\na: b"})
    void refusesAFileThatIsNotOneDocument(String text) {
        assertThatThrownBy(() -> with("acc.yml", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("catalogue/acc.yml: is not one YAML document");
    }

    @Test
    void hidesAGroupWithoutCode() {
        var loader = with("net.yml", text("net.yml").replace("status: active", "status: planned"));
        assertThat(loader.catalogue().groups())
                .extracting(CatalogueGroup::id)
                .containsExactly("ACC", "IDN", "KEY", "VLT", "ACS");
        assertThat(loader.catalogue().entry("CMK-NET-005")).isEmpty();
        assertThat(loader.everything().entry("CMK-NET-005")).isPresent();
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> CatalogueLoader.of(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("catalogue/catalogue.yml: is not there");
        assertThatThrownBy(() -> text("none.yml"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("catalogue/none.yml: not readable");
    }

    /** What the build leaves for runs is what people wrote. */
    @Test
    void theBuildLosesNothing() throws Exception {
        Map<String, Object> json = CatalogueJson.read();
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(json).containsOnlyKeys(names.toArray(String[]::new));
            names.forEach(name -> assertThat(json.get(name)).isEqualTo(CatalogueYaml.node(name, text(name))));
        }
    }

    /** The step of the build refuses a defect, and then leaves nothing. */
    @Test
    void theBuildRefusesADefect(@TempDir Path folder) throws Exception {
        Path written = folder.resolve("io/github/cmkverify/checks/catalogue.json");
        Files.createDirectories(written.getParent());
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("key.yml"), text("key.yml").replace("severity: critical", "severity: severe"));
        String[] args = {folder.toString(), folder.toString()};
        assertThatThrownBy(() -> CatalogueJson.main(args))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("catalogue/key.yml: CMK-KEY-001: unknown severity `severe`");
        assertThat(written).doesNotExist();
        Files.writeString(folder.resolve("key.yml"), text("key.yml"));
        CatalogueJson.main(args);
        assertThat(written).isNotEmptyFile();
    }

    static String text(String file) {
        return CatalogueYaml.text(SOURCES, file);
    }

    private static CatalogueLoader with(String file, String text) {
        return CatalogueLoader.of(name -> CatalogueYaml.node(name, name.equals(file) ? text : text(name)));
    }
}
