package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every default of CHECKS, "Profile settings with proposed defaults", read from the minimal profile. */
class DefaultsTest {
    private static final Profile PROFILE = Profiles.read(Profiles.MINIMAL);

    private static Arguments of(String pointer, Function<Profile, Setting<?>> setting, Object value, String shown) {
        return arguments(pointer, setting, value, shown);
    }

    private static Arguments threshold(String name, Function<Thresholds, Setting<?>> setting, Object value) {
        return of("/thresholds/" + name, p -> setting.apply(p.thresholds()), value, "default " + value);
    }

    private static Arguments noThreshold(String name, Function<Thresholds, Setting<?>> setting) {
        return of("/thresholds/" + name, p -> setting.apply(p.thresholds()), Optional.empty(), "not given");
    }

    static Stream<Arguments> settings() {
        Function<Profile, AccountSettings> account = p -> p.accounts().get(0);
        return Stream.of(
                of("/azure/cloud", p -> p.azure().cloud(), Cloud.azure(), "default AzureCloud"),
                of("/accounts/0/kind", p -> account.apply(p).kind(), Optional.empty(), "not given"),
                of("/accounts/0/location", p -> account.apply(p).location(), Optional.empty(), "not given"),
                of(
                        "/accounts/0/cmk",
                        p -> account.apply(p).cmk().declared(),
                        CmkRule.Declared.REQUIRED,
                        "default required"),
                of("/accounts/0/cmkOwner", p -> account.apply(p).cmk().owner(), Optional.empty(), "not given"),
                of("/accounts/0/cmkReason", p -> account.apply(p).cmk().reason(), Optional.empty(), "not given"),
                of("/accounts/0/cmkExpires", p -> account.apply(p).cmk().expires(), Optional.empty(), "not given"),
                of("/accounts/0/key/vault", p -> account.apply(p).key().vault(), Optional.empty(), "not given"),
                of("/accounts/0/key/name", p -> account.apply(p).key().name(), Optional.empty(), "not given"),
                of("/accounts/0/key/hsm", p -> account.apply(p).key().hsm(), false, "default false"),
                of("/accounts/0/key/sharedWith", p -> account.apply(p).key().sharedWith(), List.of(), "default []"),
                of("/accounts/0/scopeKeys", p -> account.apply(p).scopeKeys(), List.of(), "default []"),
                of(
                        "/accounts/0/identity/type",
                        p -> account.apply(p).identityType(),
                        AccountSettings.IdentityType.SYSTEM_ASSIGNED,
                        "default SystemAssigned"),
                of("/accounts/0/classification", p -> account.apply(p).classification(), Optional.empty(), "not given"),
                of("/tenantFacts/pim", p -> p.tenantFacts().pim(), TenantFacts.Pim.AVAILABLE, "default available"),
                of(
                        "/tenantFacts/lighthouse",
                        p -> p.tenantFacts().lighthouse(),
                        TenantFacts.Lighthouse.NONE,
                        "default none"),
                of("/vaultModel", Profile::vaultModel, VaultModel.RBAC, "default rbac"),
                of("/approvedVaults", Profile::approvedVaults, List.of(), "default []"),
                of("/allowVaultScope", Profile::allowVaultScope, false, "default false"),
                of("/requireExpiry", Profile::requireExpiry, true, "default true"),
                of("/requireLock", Profile::requireLock, true, "default true"),
                of("/network/approvedIpRules", p -> p.network().approvedIpRules(), List.of(), "default []"),
                of("/network/widestIpRule", p -> p.network().widestIpRule(), 24, "default 24"),
                of("/network/approvedSubnets", p -> p.network().approvedSubnets(), List.of(), "default []"),
                of(
                        "/network/approvedPrivateEndpoints",
                        p -> p.network().approvedPrivateEndpoints(),
                        List.of(),
                        "default []"),
                of("/logs/acceptUnreadDestination", p -> p.logs().acceptUnreadDestination(), false, "default false"),
                of("/logs/requireCmk", p -> p.logs().requireCmk(), false, "default false"),
                of("/alerts/eventGridRoutes", p -> p.alerts().eventGridRoutes(), List.of(), "default []"),
                of("/alerts/extraOperations", p -> p.alerts().extraOperations(), List.of(), "default []"),
                of("/defenderPlans", Profile::defenderPlans, List.of(), "default []"),
                of("/dependencies", p -> p.dependencies().entries(), List.of(), "default []"),
                of("/dependencies", p -> p.dependencies().declaredNone(), false, "default []"),
                of(
                        "/requiredTags",
                        Profile::requiredTags,
                        List.of("owner", "environment", "costCenter", "dataClassification"),
                        "default [owner, environment, costCenter, dataClassification]"),
                of("/tagValues", Profile::tagValues, Map.of(), "default {}"),
                of(
                        "/cmkClasses",
                        Profile::cmkClasses,
                        List.of("Confidential", "Regulated"),
                        "default [Confidential, Regulated]"),
                of(
                        "/scan/subscriptions",
                        p -> p.scan().subscriptions(),
                        List.of("66666666-7777-8888-9999-aaaaaaaaaaaa"),
                        "default [66666666-7777-8888-9999-aaaaaaaaaaaa]"),
                of("/scan/managementGroups", p -> p.scan().managementGroups(), List.of(), "default []"),
                of("/processingScope", Profile::processingScope, ProcessingScope.REGION, "default region"),
                of("/rotation/mode", p -> p.rotation().mode(), Rotation.Mode.AUTO, "default auto"),
                of("/drills/required", p -> p.drills().required(), true, "default true"),
                of("/drills/acceptAttestation", p -> p.drills().acceptAttestation(), false, "default false"),
                of(
                        "/drills/yearlyScenarios",
                        p -> p.drills().yearlyScenarios(),
                        List.of(Drills.Scenario.REGION, Drills.Scenario.DEPENDENT_STORAGE),
                        "default [region, dependent-storage]"),
                of("/costChecks", Profile::costChecks, true, "default on"),
                of("/plan/required", p -> p.plan().required(), true, "default true"),
                of("/plan/requireAvm", p -> p.plan().requireAvm(), false, "default false"),
                of("/parity/environments", p -> p.parity().environments(), List.of(), "default []"),
                of(
                        "/parity/allowedDifferences",
                        p -> p.parity().allowedDifferences(),
                        List.of(Parity.Difference.values()),
                        "default [names, sizes, endpoints, capacity]"),
                of(
                        "/thresholds/maxEvidenceAge",
                        p -> p.thresholds().maxEvidenceAge(),
                        EvidenceAge.limited(Duration.ofHours(24)),
                        "default 24h"),
                threshold("maxWaiverDays", Thresholds::maxWaiverDays, 90),
                threshold("expiryMarginDays", Thresholds::expiryMarginDays, 14),
                threshold("minRetentionDays", Thresholds::minRetentionDays, 90),
                threshold("maxKeyAdmins", Thresholds::maxKeyAdmins, 4),
                threshold("maxActivationHours", Thresholds::maxActivationHours, 8),
                threshold("maxTimeBoundDays", Thresholds::maxTimeBoundDays, 30),
                threshold("apiKeyRotationDays", Thresholds::apiKeyRotationDays, 90),
                threshold("minLogRetentionDays", Thresholds::minLogRetentionDays, 365),
                threshold("maxAlertDelayMinutes", Thresholds::maxAlertDelayMinutes, 15),
                threshold("ingestionLagMinutes", Thresholds::ingestionLagMinutes, 10),
                threshold("alertTestDays", Thresholds::alertTestDays, 90),
                threshold("deniedWindowDays", Thresholds::deniedWindowDays, 7),
                threshold("maxDenied", Thresholds::maxDenied, 10),
                threshold("useWindowDays", Thresholds::useWindowDays, 30),
                threshold("maxPolicyStateAgeHours", Thresholds::maxPolicyStateAgeHours, 48),
                threshold("maxExemptionDays", Thresholds::maxExemptionDays, 90),
                threshold("maxRotationDays", Thresholds::maxRotationDays, 90),
                threshold("rotationGraceDays", Thresholds::rotationGraceDays, 7),
                threshold("maxKeyAgeDays", Thresholds::maxKeyAgeDays, 120),
                threshold("rotationsPerQuarter", Thresholds::rotationsPerQuarter, 1),
                threshold("drillMaxAgeDays", Thresholds::drillMaxAgeDays, 180),
                threshold("yearlyDrillMaxAgeDays", Thresholds::yearlyDrillMaxAgeDays, 365),
                noThreshold("recoveryTargetMinutes", Thresholds::recoveryTargetMinutes),
                threshold("metricWindowDays", Thresholds::metricWindowDays, 7),
                threshold("minSamples", Thresholds::minSamples, 24),
                threshold("minAvailabilityPercent", Thresholds::minAvailabilityPercent, new BigDecimal("99.9")),
                threshold("maxUnwrapLatencyMs", Thresholds::maxUnwrapLatencyMs, 1000),
                threshold("maxLatencyGrowthPercent", Thresholds::maxLatencyGrowthPercent, 50),
                threshold("maxSaturationPercent", Thresholds::maxSaturationPercent, 75),
                threshold("maxThrottledPercent", Thresholds::maxThrottledPercent, new BigDecimal("0.1")),
                noThreshold("maxVaultOpsPerDay", Thresholds::maxVaultOpsPerDay),
                threshold("maxVolumeGrowthPercent", Thresholds::maxVolumeGrowthPercent, 100),
                threshold("unusedDays", Thresholds::unusedDays, 90),
                threshold("parityMaxAgeDays", Thresholds::parityMaxAgeDays, 7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void hasItsDefault(String pointer, Function<Profile, Setting<?>> setting, Object value, String shown) {
        Setting<?> read = setting.apply(PROFILE);
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.source().shown()).isEqualTo(shown);
        assertThat(read.source().pointer()).isEqualTo(pointer);
        assertThat(read.source().item()).isEqualTo(nearestLine(pointer));
    }

    /** The minimal profile gives azure on line 5 and its account on line 8; all else hangs on the document. */
    private static String nearestLine(String pointer) {
        if (pointer.startsWith("/azure")) {
            return "profile:5";
        }
        return pointer.startsWith("/accounts") ? "profile:8" : "profile:1";
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsListed(PeopleList list) {
        Setting<List<Person>> people = PROFILE.people().list(list);
        assertThat(people.value()).isEmpty();
        assertThat(people.source().shown()).isEqualTo("default []");
    }

    @ParameterizedTest
    @EnumSource
    void recordsLastAsLongAsTheirKindAllows(RecordKind kind) {
        int days = Map.of(
                        RecordKind.DRILL, 180,
                        RecordKind.GROUP_MEMBERS, 30,
                        RecordKind.DELEGATIONS, 30,
                        RecordKind.LOAD_TEST, 90)
                .getOrDefault(kind, 365);
        assertThat(PROFILE.thresholds().recordMaxDays().maxDays(kind).value()).isEqualTo(days);
    }

    @Test
    void recordsAndScenariosAreThoseOfTheCatalogue() {
        assertThat(PROFILE.records().required().value())
                .extracting(RecordKind::text)
                .containsExactly(
                        "adr",
                        "revocation-runbook",
                        "key-failure-runbook",
                        "emergency-approver",
                        "recovery-target",
                        "incident-plan",
                        "access-review",
                        "cost-review",
                        "performance-decision");
        assertThat(PROFILE.drills().scenarios().value())
                .extracting(Drills.Scenario::text)
                .containsExactly("disable-key", "remove-unwrap-right", "close-firewall", "expired-key");
        assertThat(PROFILE.parity().fields().value()).containsExactly(Parity.Field.values());
    }

    @Test
    void policiesAreThoseOfTheCatalogue() {
        assertThat(PROFILE.requiredPolicies().value())
                .hasSize(11)
                .allMatch(policy -> policy.effect() == RequiredPolicy.Effect.AUDIT)
                .extracting(policy -> policy.definition().substring(0, 8))
                .containsExactly(
                        "67121cc7",
                        "0b60c0b2",
                        "1e66c121",
                        "12d4fa5e",
                        "55615ac9",
                        "037eea7a",
                        "d6759c02",
                        "71ef260a",
                        "cf820ca0",
                        "152b15f7",
                        "e56962a6");
        assertThat(PROFILE.requiredPolicies().source().shown()).isEqualTo("default 11 policies of POL-001");
    }

    @Test
    void theGateEnforcesFromHighAndNothingIsWaived() {
        assertThat(PROFILE.gate()).isEqualTo(new Gate(Gate.Mode.ENFORCE, Optional.empty(), Severity.HIGH));
        assertThat(PROFILE.waivers()).isEmpty();
        assertThat(PROFILE.apiVersions()).isEmpty();
        assertThat(PROFILE.customHosts()).isEmpty();
    }

    @Test
    void drillsAreDueInProductionOnly() {
        Profile test = Profiles.read(Profiles.MINIMAL.replace("production", "test"));
        assertThat(test.drills().required().value()).isFalse();
        assertThat(test.drills().required().source().shown()).isEqualTo("default false");
    }

    @Test
    void aSettingIsAFactThatCitesItsPlace() {
        var claim = PROFILE.requireLock().fact().mustBe(true, "no lock is required");
        List<String> cited = claim.fold(
                sources -> sources.stream().map(s -> s.item() + s.pointer()).toList(),
                (reasons, sources) -> reasons,
                (gaps, sources) -> List.of());
        assertThat(cited).containsExactly("profile:1/requireLock");
        assertThat(PROFILE.workload()).isEqualTo("claims");
        assertThat(PROFILE.fileName()).isEqualTo("cmk-profile.yml");
        assertThat(PROFILE.schemaVersion()).isEqualTo(1);
        assertThat(PROFILE.environment().value()).isEqualTo(Environment.PRODUCTION);
    }
}
