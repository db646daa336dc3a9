package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyTest {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("subscription", "0b1f6471-1bf0-4dda-aec3-cb9272f09590"),
            Map.entry("resourceGroup", "rg-claims"),
            Map.entry("account", "aoai-claims"),
            Map.entry("vault", "kv-claims"),
            Map.entry(
                    "vaultId",
                    "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg_keys/providers/Microsoft.KeyVault/vaults/kv-claims"),
            Map.entry("key", "cmk-claims"),
            Map.entry("keyId", "/subscriptions/0b1f6471/vaults/kv-claims/keys/cmk-claims"),
            Map.entry("keyVersion", "78deebed173b48e48f55abf87ed4cf71"),
            Map.entry("keyVaultUri", "https://kv-claims.vault.azure.net:443/"),
            Map.entry("principalId", "5d2f4c3e-96d4-4f5e-8a41-0f1f3b1f7e11"),
            Map.entry("location", "swedencentral"));

    private static final Pattern OPEN = Pattern.compile("\\{[A-Za-z]+}");

    @Test
    void fillsTheNamesIn() {
        Remedy remedy = remedy("CMK-ACC-001").fill(NAMES);
        assertThat(remedy.az())
                .containsExactly("az cognitiveservices account update -g rg-claims -n aoai-claims --encryption "
                        + "'{\"keySource\":\"Microsoft.KeyVault\",\"keyVaultProperties\":{"
                        + "\"keyVaultUri\":\"https://kv-claims.vault.azure.net:443/\",\"keyName\":\"cmk-claims\","
                        + "\"keyVersion\":\"78deebed173b48e48f55abf87ed4cf71\"}}'");
        assertThat(remedy("CMK-ACS-001").fill(NAMES).az().get(0))
                .contains("--assignee-object-id 5d2f4c3e-96d4-4f5e-8a41-0f1f3b1f7e11 ")
                .endsWith("--scope /subscriptions/0b1f6471/vaults/kv-claims/keys/cmk-claims");
        assertThat(remedy("CMK-VLT-004").fill(NAMES).terraform()).contains("location = \"swedencentral\"");
    }

    @Test
    void leavesAWordWhereThereIsNoName() {
        assertThat(remedy("CMK-VLT-001").fill(Map.of()).az())
                .containsExactly("az keyvault recover -n VAULT -l LOCATION");
        assertThat(remedy("CMK-ACC-001").fill(Map.of()).az().get(0))
                .contains("-g RESOURCE_GROUP -n ACCOUNT", "\"KEY_VAULT_URI\"", "\"KEY\"", "\"KEY_VERSION\"");
        assertThat(remedy("CMK-ACS-001").fill(Map.of()).az().get(0)).endsWith("--scope KEY_ID");
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void leavesNoPlaceholderInAnyCheck(Remedy remedy) {
        assertThat(remedy.unknownPlaceholders()).isEmpty();
        assertThat(String.join("\n", remedy.fill(NAMES).lines())).doesNotContainPattern(OPEN);
        assertThat(String.join("\n", remedy.fill(Map.of()).lines())).doesNotContainPattern(OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "kv claims",
                "kv;rm -rf ~",
                "kv&calc",
                "kv|sh",
                "kv\nrm",
                "kv\r\nrm",
                "kv\n",
                "kv'",
                "kv\"",
                "$(id)",
                "kv$HOME",
                "`id`",
                "kv`id`",
                "-kv",
                "--debug",
                "@/etc/passwd",
                "kv%PATH%",
                "kv^",
                "kv!x",
                "kv#x",
                "kv*",
                "kv?",
                "~kv",
                "kv(x)",
                "kv<x",
                "kv>x",
                "kv\\x",
                "{key}",
                "${env}",
                "%{if}",
                "kv\u0000",
                "kv\u001b[2J",
                "kv\u202e",
                "kⅴ",
                "ｋｖ",
                "../kv",
                "kv/../other",
                "a..b",
            })
    void letsNoHostileNameIn(String hostile) {
        var names = new HashMap<String, String>();
        NAMES.keySet().forEach(placeholder -> names.put(placeholder, hostile));
        assertThat(remedies())
                .allSatisfy(remedy -> assertThat(remedy.fill(names)).isEqualTo(remedy.fill(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kv/keys/x", "kv:x", "https://kv", "/kv"})
    void letsNoPathOrAddressInWhereANameBelongs(String value) {
        assertThat(fill("az x -n {vault}", "vault", value)).isEqualTo("az x -n VAULT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://kv", "kv.vault.azure.net", "https://", "https:///kv", "https://u@kv", "file:///kv"})
    void takesOnlyHttpsAsTheAddressOfAVault(String value) {
        assertThat(fill("x {keyVaultUri}", "keyVaultUri", value)).isEqualTo("x KEY_VAULT_URI");
    }

    @Test
    void limitsTheLength() {
        assertThat(fill("{key}", "key", "k".repeat(128))).isEqualTo("k".repeat(128));
        assertThat(fill("{key}", "key", "k".repeat(129))).isEqualTo("KEY");
        assertThat(fill("{keyId}", "keyId", "/" + "k".repeat(512))).isEqualTo("/" + "k".repeat(512));
        assertThat(fill("{keyId}", "keyId", "/" + "k".repeat(513))).isEqualTo("KEY_ID");
    }

    /** Whatever the names are, a filled command consists of the catalogue's own text, words and safe characters. */
    @ParameterizedTest
    @MethodSource("seeds")
    void staysSafeForRandomNames(long seed) {
        var random = new Random(seed);
        var names = new HashMap<String, String>();
        for (Placeholder placeholder : Placeholder.values()) {
            names.put(placeholder.text(), randomName(random));
        }
        var filled = new EnumMap<Placeholder, String>(Placeholder.class);
        for (Placeholder placeholder : Placeholder.values()) {
            filled.put(
                    placeholder,
                    fill("{" + placeholder.text() + "}", placeholder.text(), names.get(placeholder.text())));
        }
        assertThat(filled).allSatisfy((placeholder, value) -> {
            assertThat(value).matches("[A-Za-z0-9/][A-Za-z0-9._:/-]*");
            assertThat(value).isIn(placeholder.name(), names.get(placeholder.text()));
        });
    }

    @Test
    void printsTheCommandsFirst() {
        var remedy = new Remedy(List.of("az x"), List.of("y = true"), Optional.of("Then wait."));
        assertThat(remedy.lines()).containsExactly("az x", "Terraform: y = true", "Then wait.");
    }

    private static String fill(String text, String placeholder, String value) {
        return new Remedy(List.of(text), List.of(), Optional.empty())
                .fill(Map.of(placeholder, value))
                .az()
                .get(0);
    }

    private static String randomName(Random random) {
        String alphabet = "abcXYZ019._:/-.- $`'\"\\;&|<>(){}@%~#!\n\t\u0130\u0131é";
        return random.ints(random.nextInt(8), 0, alphabet.length())
                .collect(StringBuilder::new, (s, i) -> s.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }

    private static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    private static Remedy remedy(String id) {
        return Catalogue.load().entry(id).orElseThrow().remedy();
    }

    private static Stream<Remedy> remedies() {
        return CatalogueLoader.ofClassPath().everything().entries().stream().map(CatalogueEntry::remedy);
    }
}
