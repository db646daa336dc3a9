package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What profiles share, and what they say themselves. */
class ExtendsTest {
    private static final String SHARED = """
            schemaVersion: 1
            network:
              approvedIpRules: [203.0.113.0/24]
              widestIpRule: 28
            people:
              keyAdmins:
                - {id: 11111111-2222-3333-4444-555555555555, owner: Security, expires: 2027-06-30}
              signers:
                - {id: 22222222-2222-3333-4444-555555555555, owner: Security, expires: 2027-06-30}
            thresholds:
              maxWaiverDays: 30
              minRetentionDays: 60
              recordMaxDays: {drill: 90}
            """;

    /** {@code doctor} and bundles ask for the files of a profile that may be wrong in any other way. */
    @Test
    void theFilesOfAProfileAreKnownWhateverElseItSays() {
        byte[] shared = SHARED.getBytes(StandardCharsets.UTF_8);
        byte[] wrong = "extends: org.yml\nworkload: 7\n".getBytes(StandardCharsets.UTF_8);
        ProfileFiles files = ProfileFiles.of(wrong, reference -> Extended.file("org.yml", shared));

        assertThat(files.shared()).hasValueSatisfying(found -> {
            assertThat(found.reference()).isEqualTo("org.yml");
            assertThat(found.yaml()).isEqualTo(shared);
        });
        assertThat(files.sha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(ProfileFiles.of(wrong, reference -> Extended.refused("is not there"))
                        .sha256());
        assertThat(ProfileFiles.of(wrong, reference -> Extended.refused("is not there"))
                        .shared())
                .isEmpty();
    }

    @Test
    void whatTheProfileDoesNotSayItInherits() {
        Profile profile = read("", SHARED);
        assertThat(profile.network().widestIpRule().value()).isEqualTo(28);
        assertThat(profile.network().approvedIpRules().value()).hasSize(1);
        assertThat(profile.people().list(PeopleList.KEY_ADMINS).value()).hasSize(1);
        assertThat(profile.thresholds().maxWaiverDays().value()).isEqualTo(30);
        assertThat(profile.thresholds().maxKeyAdmins().value()).isEqualTo(4);
    }

    @Test
    void itsOwnValuesWinFieldByField() {
        Profile profile = read("""
                network: {widestIpRule: 20}
                people: {signers: []}
                thresholds: {minRetentionDays: 90, recordMaxDays: {adr: 10}}
                """, SHARED);
        assertThat(profile.network().widestIpRule().value()).isEqualTo(20);
        assertThat(profile.network().approvedIpRules().value()).hasSize(1);
        assertThat(profile.people().list(PeopleList.SIGNERS).value()).isEmpty();
        assertThat(profile.people().list(PeopleList.KEY_ADMINS).value()).hasSize(1);
        assertThat(profile.thresholds().minRetentionDays().value()).isEqualTo(90);
        assertThat(profile.thresholds().maxWaiverDays().value()).isEqualTo(30);
        assertThat(profile.thresholds()
                        .recordMaxDays()
                        .maxDays(RecordKind.DRILL)
                        .value())
                .isEqualTo(RecordKind.DRILL.defaultMaxDays());
    }

    @Test
    void sourcesNameTheFileAndItsLine() {
        Profile profile = read("thresholds: {minRetentionDays: 90}\n", SHARED);
        assertThat(profile.thresholds().maxWaiverDays().source().item()).isEqualTo("extends:11");
        assertThat(profile.thresholds().maxWaiverDays().source().pointer()).isEqualTo("/thresholds/maxWaiverDays");
        assertThat(profile.thresholds().minRetentionDays().source().item()).isEqualTo("profile:11");
        assertThat(profile.network().widestIpRule().source().item()).isEqualTo("extends:4");
    }

    @Test
    void theSharedLimitCountsForWaivers() {
        String waiver = """
                waivers:
                  - check: CMK-KEY-004
                    resource: /subscriptions/66666666-7777-8888-9999-aaaaaaaaaaaa/resourceGroups/rg/providers/a.b/c/d
                    reason: r
                    requester: one
                    approver: two
                    ticket: T-1
                    expires: 2027-01-15
                """;
        assertThat(problems(waiver, SHARED))
                .singleElement()
                .asString()
                .contains("thresholds.maxWaiverDays allows 30, the latest day is 2026-12-22");
        assertThat(problems(waiver, "schemaVersion: 1\n")).isEmpty();
    }

    @Test
    void everyProblemNamesItsOwnFile() {
        assertThat(problems("vaultModel: any\n", SHARED.replace("28", "99").replace("signers", "signer")))
                .containsExactly(
                        "cmk-profile.yml:11:13 vaultModel: \"any\" is not a model of vault access; use rbac or"
                                + " accessPoliciesAccepted",
                        "org.yml:4:17 network.widestIpRule: 99 is out of range; use a whole number from 1 to 32",
                        "org.yml:8:3 people.signer: is not a field here; did you mean \"signers\"? Allowed: unwrappers,"
                                + " keyAdmins, writers, platformOwners, breakGlass, deployers, policyIdentities, signers");
    }

    @Test
    void whatIsReplacedIsJudgedAllTheSame() {
        assertThat(problems("network: {widestIpRule: 20}\n", SHARED.replace("28", "99")))
                .containsExactly(
                        "org.yml:4:17 network.widestIpRule: 99 is out of range; use a whole number from 1 to 32");
    }

    @Test
    void nothingElseIsShared() {
        assertThat(problems("", SHARED + "extends: more.yml\nwaivers: []\n"))
                .containsExactly(
                        "org.yml:14:1 extends: goes one level deep only; put what that file says into this one",
                        "org.yml:15:1 waivers: is not a field here; allowed: schemaVersion, extends, network, people,"
                                + " thresholds");
    }

    @Test
    void aSharedFileDoesNotMakeAProfileOfHalfOfOne() {
        assertThat(Profiles.text(load("extends: org.yml\n", SHARED).fold(p -> List.of(), problems -> problems)))
                .anyMatch(problem -> problem.contains("schemaVersion: is missing"))
                .anyMatch(problem -> problem.contains("workload: is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "- a\n", "schemaVersion: 2\nwhatever: 1\n", "a: [", "schemaVersion: 1\nb: 1\n"})
    void aSharedFileThatIsNoneIsRefused(String shared) {
        assertThat(problems("", shared)).isNotEmpty().allMatch(problem -> problem.startsWith("org.yml:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/org.yml", "C:\\org.yml", "org.txt", "org", "http://x/org.yml", "~/org.yml", ""})
    void otherThanARelativePathIsNeverLookedFor(String reference) {
        var problems = ProfileLoader.load(
                        ("extends: '" + reference + "'\n" + Profiles.MINIMAL).getBytes(StandardCharsets.UTF_8),
                        "cmk-profile.yml",
                        Profiles.IDS,
                        Profiles.TODAY,
                        asked -> {
                            throw new AssertionError("asked for " + asked);
                        })
                .fold(profile -> List.<Problem>of(), found -> found);
        assertThat(Profiles.text(problems))
                .singleElement()
                .asString()
                .startsWith("cmk-profile.yml:1:10 extends: ")
                .contains("is not a path to another file; use a path relative to this file such as ../org.yml");
    }

    @Test
    void aRefusalIsToldAtTheField() {
        var problems = ProfileLoader.load(
                        ("extends: ../org.yml\n" + Profiles.MINIMAL).getBytes(StandardCharsets.UTF_8),
                        "cmk-profile.yml",
                        Profiles.IDS,
                        Profiles.TODAY,
                        asked -> Extended.refused("does not exist: " + asked))
                .fold(profile -> List.<Problem>of(), found -> found);
        assertThat(Profiles.text(problems)).containsExactly("cmk-profile.yml:1:10 extends: does not exist: ../org.yml");
        assertThat(Profiles.problems("extends: ../org.yml\n" + Profiles.MINIMAL))
                .singleElement()
                .asString()
                .startsWith("cmk-profile.yml:1:10 extends: cannot be followed here");
    }

    /** As sha256sum of both files, cut to the hashes, tells. */
    @Test
    void theHashCoversBothFiles() throws Exception {
        String own = Profiles.MINIMAL + "extends: org.yml\n";
        assertThat(read("", SHARED).sha256())
                .isEqualTo(sha256(sha256(own) + "\n" + sha256(SHARED) + "\n"))
                .isNotEqualTo(read("", SHARED + "# changed\n").sha256());
    }

    /** Editors get a schema for the shared file; it says of each field what that of the profile says. */
    @Test
    void bothSchemasAgree() throws IOException {
        JsonNode profile = Profiles.schema();
        JsonNode shared;
        try (var in = ProfileLoader.class.getResourceAsStream("cmk-profile-shared.schema.json")) {
            shared = new ObjectMapper().readTree(in);
        }
        assertThat(shared.get("properties").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("schemaVersion", "network", "people", "thresholds");
        shared.get("properties").properties().forEach(field -> assertThat(field.getValue())
                .isEqualTo(profile.get("properties").get(field.getKey())));
        shared.get("$defs").properties().forEach(def -> assertThat(def.getValue())
                .isEqualTo(profile.get("$defs").get(def.getKey())));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(shared);
        assertThat(schema.validate(
                        new ObjectMapper().readTree("{\"schemaVersion\": 1, \"network\": {\"widestIpRule\": 20}}")))
                .isEmpty();
        assertThat(schema.validate(new ObjectMapper().readTree("{\"schemaVersion\": 1, \"waivers\": []}")))
                .isNotEmpty();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Profile read(String more, String shared) {
        return load(Profiles.MINIMAL + "extends: org.yml\n" + more, shared).fold(profile -> profile, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private static List<String> problems(String more, String shared) {
        return Profiles.text(load(Profiles.MINIMAL + "extends: org.yml\n" + more, shared)
                .fold(profile -> List.of(), problems -> problems));
    }

    private static Loaded<Profile> load(String profile, String shared) {
        return ProfileLoader.load(
                profile.getBytes(StandardCharsets.UTF_8),
                "cmk-profile.yml",
                Profiles.IDS,
                Profiles.TODAY,
                reference -> Extended.file("org.yml", shared.getBytes(StandardCharsets.UTF_8)));
    }
}
