package io.github.cmkverify.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateAndFloorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private static Profile profile(String yaml) {
        return Profiles.read(Profiles.MINIMAL + yaml);
    }

    private static Floor floor(String yaml) {
        return FloorLoader.load(("schemaVersion: 1\n" + yaml).getBytes(UTF_8), "floor.yml")
                .fold(floor -> floor, problems -> {
                    throw new AssertionError(problems);
                });
    }

    private static Profile under(Profile profile, String floor) {
        return profile.under(floor(floor), Profiles.TODAY).fold(p -> p, problems -> {
            throw new AssertionError(problems);
        });
    }

    @Test
    void observeEnforcesFromItsDayOn() {
        Gate gate = profile("gate: {mode: observe, enforceFrom: 2026-12-01}\n").gate();
        assertThat(gate.modeOn(DAY.minusDays(1))).isEqualTo(Gate.Mode.OBSERVE);
        assertThat(gate.modeOn(DAY)).isEqualTo(Gate.Mode.ENFORCE);
        assertThat(new Gate(Gate.Mode.OBSERVE, Optional.empty(), Severity.HIGH).modeOn(LocalDate.MAX))
                .isEqualTo(Gate.Mode.OBSERVE);
        assertThat(new Gate(Gate.Mode.ENFORCE, Optional.empty(), Severity.HIGH).modeOn(DAY))
                .isEqualTo(Gate.Mode.ENFORCE);
        assertThatThrownBy(() -> new Gate(Gate.Mode.ENFORCE, Optional.of(DAY), Severity.HIGH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Columns: gate of the profile, floor, result; each mode, day to enforce from (- for none), failOn. */
    @ParameterizedTest
    @CsvSource({
        "enforce - high, enforce - high, enforce - high",
        "enforce - high, observe - critical, enforce - high",
        "observe - low, enforce - high, enforce - low",
        "observe 2026-12-01 high, enforce - high, enforce - high",
        "observe 2026-12-01 critical, observe - medium, observe 2026-12-01 medium",
        "observe - high, observe 2026-12-01 high, observe 2026-12-01 high",
        "observe 2027-01-01 high, observe 2026-12-01 high, observe 2026-12-01 high",
        "observe - critical, observe - critical, observe - critical",
    })
    void theStricterOfTwoGatesWins(String gate, String floor, String result) {
        assertThat(gate(gate).tightened(gate(floor))).isEqualTo(gate(result));
        assertThat(gate(floor).tightened(gate(gate))).isEqualTo(gate(result));
    }

    private static Gate gate(String text) {
        String[] parts = text.split(" ");
        return new Gate(
                parts[0].equals("enforce") ? Gate.Mode.ENFORCE : Gate.Mode.OBSERVE,
                parts[1].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[1])),
                Severity.of(parts[2]).orElseThrow());
    }

    @Test
    void anEmptyFloorChangesNothing() {
        Profile profile = profile("gate: {mode: observe, failOn: critical}\nthresholds: {maxEvidenceAge: unlimited}\n");
        assertThat(under(profile, "")).isEqualTo(profile);
        assertThat(under(profile, "gate: {}\nthresholds: {}\n")).isEqualTo(profile);
    }

    @Test
    void aFloorTightensEveryPartAndIsCited() {
        Profile loose = profile("gate: {mode: observe, enforceFrom: 2027-01-01, failOn: critical}\n"
                + "thresholds: {maxEvidenceAge: unlimited, maxWaiverDays: 365}\n");
        Profile tight = under(
                loose, "gate: {mode: enforce, failOn: medium}\nthresholds: {maxEvidenceAge: 12h, maxWaiverDays: 30}\n");
        assertThat(tight.gate()).isEqualTo(new Gate(Gate.Mode.ENFORCE, Optional.empty(), Severity.MEDIUM));
        assertThat(tight.thresholds().maxEvidenceAge().value()).isEqualTo(EvidenceAge.limited(Duration.ofHours(12)));
        assertThat(tight.thresholds().maxEvidenceAge().source().item()).isEqualTo("floor:3");
        assertThat(tight.thresholds().maxWaiverDays().value()).isEqualTo(30);
        assertThat(tight.thresholds().expiryMarginDays())
                .isEqualTo(loose.thresholds().expiryMarginDays());
        assertThat(tight.thresholds().parityMaxAgeDays())
                .isEqualTo(loose.thresholds().parityMaxAgeDays());
        assertThat(tight.accounts()).isEqualTo(loose.accounts());
    }

    @Test
    void aFloorNeverLoosens() {
        Profile strict = profile("gate: {failOn: low}\nthresholds: {maxEvidenceAge: 1h, maxWaiverDays: 7}\n");
        assertThat(under(
                        strict,
                        "gate: {mode: observe, failOn: critical}\n"
                                + "thresholds: {maxEvidenceAge: unlimited, maxWaiverDays: 90}\n"))
                .isEqualTo(strict);
    }

    @Test
    void aWaiverBeyondTheFloorIsAProblemOnItsLine() {
        String waiver =
                "  - {check: CMK-KEY-004, resource: /subscriptions/66666666-7777-8888-9999-aaaaaaaaaaaa, reason: r,"
                        + " requester: Kim, approver: Sam, ticket: T, expires: %s}\n";
        Profile profile = profile("waivers:\n" + waiver.formatted("2026-12-22")
                + waiver.formatted("2026-12-23").replace("CMK-KEY-004", "CMK-VLT-006"));
        List<String> problems = profile.under(floor("thresholds: {maxWaiverDays: 30}\n"), Profiles.TODAY)
                .fold(p -> List.of(), Profiles::text);
        assertThat(problems)
                .containsExactly(
                        "cmk-profile.yml:12:5 waivers[1].expires: 2026-12-23 is 31 days away; maxWaiverDays of the"
                                + " operator's floor floor.yml allows 30, the latest day is 2026-12-22");
    }

    /** Columns: what the profile says in its part azure, the cloud of the floor, the problem. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''|AzureCloud|none",
                "cloud: AzureUSGovernment|AzureUSGovernment|none",
                "''|AzureUSGovernment|5:3 azure.cloud: is AzureCloud, but the operator's floor floor.yml demands"
                        + " AzureUSGovernment; write it here if that is meant",
                "cloud: AzureChinaCloud|AzureCloud|7:10 azure.cloud: is AzureChinaCloud, but the operator's floor floor.yml"
                        + " demands AzureCloud; write it here if that is meant",
                "cloud: {resourceManager: 'https://localhost', authorityHost: 'https://localhost', keyVaultSuffix: .v.net}"
                        + "|AzureCloud|7:10 azure.cloud: is custom, but the operator's floor floor.yml demands AzureCloud;"
                        + " write it here if that is meant",
            })
    void anotherCloudThanTheFloorDemandsIsAProblemAndNothingIsPutInItsPlace(
            String azure, String demanded, String problem) {
        Profile profile = Profiles.read(
                azure.isEmpty()
                        ? Profiles.MINIMAL
                        : Profiles.MINIMAL.replace("accounts:", "  " + azure + "\naccounts:"));
        Loaded<Profile> under = profile.under(floor("azure: {cloud: " + demanded + "}\n"), Profiles.TODAY);
        assertThat(under.<List<String>>fold(p -> List.of(), Profiles::text))
                .isEqualTo(problem == null ? List.of() : List.of("cmk-profile.yml:" + problem));
        assertThat(under.<Boolean>fold(profile::equals, problems -> problem != null))
                .isTrue();
    }

    @Test
    void aFloorDemandsACloudOfMicrosoftsOnly() {
        String yaml = "schemaVersion: 1\nazure: {cloud: Azure, tenant: t}\n";
        assertThat(FloorLoader.load(yaml.getBytes(UTF_8), "floor.yml")
                        .<List<String>>fold(floor -> List.of(), Profiles::text))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("floor.yml:2:16 azure.cloud: \"Azure\" is not a cloud this tool knows");
    }

    @Test
    void aBrokenFloorIsRefusedLikeAProfile() {
        String yaml =
                "gate: {mode: relaxed, failon: high}\nthresholds: {maxWaiverDays: 0, maxKeyAdmins: 9}\naccounts: []\n";
        assertThat(FloorLoader.load(yaml.getBytes(UTF_8), "floor.yml")
                        .<List<String>>fold(floor -> List.of(), Profiles::text))
                .containsExactly(
                        "floor.yml:1:1 schemaVersion: is missing; use 1",
                        "floor.yml:1:14 gate.mode: \"relaxed\" is not a mode of the gate; use enforce or observe",
                        "floor.yml:1:23 gate.failon: is not a field here; did you mean \"failOn\"? Allowed: mode,"
                                + " failOn",
                        "floor.yml:2:29 thresholds.maxWaiverDays: 0 is out of range; use a whole number from 1 to 3650",
                        "floor.yml:2:32 thresholds.maxKeyAdmins: is not a field here; allowed: maxEvidenceAge,"
                                + " maxWaiverDays",
                        "floor.yml:3:1 accounts: is not a field here; allowed: schemaVersion, gate, thresholds, azure");
    }

    @ParameterizedTest
    @CsvSource({
        "high, critical, false",
        "high, high, true",
        "high, medium, true",
        "high, low, true",
        "low, medium, false"
    })
    void anOptionCanOnlyTighten(String given, String wish, boolean granted) {
        Profile profile = profile("gate: {failOn: " + given + "}\n");
        Severity wished = Severity.of(wish).orElseThrow();
        assertThat(profile.withFailOn(wished).map(p -> p.gate().failOn()))
                .isEqualTo(granted ? Optional.of(wished) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"90m, 90m", "24h, 24h", "7d, 168h", "60m, 1h", "unlimited, unlimited"})
    void agesAreShownAsWritten(String written, String shown) {
        EvidenceAge age = profile("thresholds: {maxEvidenceAge: " + written + "}\n")
                .thresholds()
                .maxEvidenceAge()
                .value();
        assertThat(age.text()).isEqualTo(shown);
        assertThat(EvidenceAge.parse(shown)).contains(age);
    }

    @Test
    void unlimitedIsTheLoosestAge() {
        EvidenceAge hour = EvidenceAge.limited(Duration.ofHours(1));
        assertThat(EvidenceAge.unlimited().looserThan(hour)).isTrue();
        assertThat(hour.looserThan(EvidenceAge.unlimited())).isFalse();
        assertThat(EvidenceAge.unlimited().looserThan(EvidenceAge.unlimited())).isFalse();
        assertThat(hour.looserThan(EvidenceAge.limited(Duration.ofMinutes(59)))).isTrue();
        assertThat(hour.looserThan(hour)).isFalse();
        assertThatThrownBy(() -> EvidenceAge.limited(Duration.ofSeconds(59)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
