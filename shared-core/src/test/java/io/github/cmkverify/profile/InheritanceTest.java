package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an account does not say, it inherits from the defaults, field by field, with the place it was said at. */
class InheritanceTest {
    private static final Profile PROFILE = Profiles.read("""
        schemaVersion: 1
        workload: claims
        environment: test
        azure: {tenant: 11111111-2222-3333-4444-555555555555, subscription: 66666666-7777-8888-9999-aaaaaaaaaaaa}
        defaults:
          resourceGroup: rg-claims
          kind: OpenAI
          key:
            vault: kv-claims
            name: cmk-claims
            hsm: true
          scopeKeys:
            - {scope: scope-a, vault: kv-scope, name: cmk-a}
          identity:
            type: any
        accounts:
          - name: aoai-one
            key:
              name: cmk-one
          - name: aoai-two
            resourceGroup: rg-two
            kind: AIServices
            key: {hsm: false}
            scopeKeys: []
            identity: {type: UserAssigned}
            cmk: required
          - name: aoai-three
        """);

    @Test
    void ownValuesWinFieldByField() {
        AccountSettings one = PROFILE.accounts().get(0);
        assertThat(one.resourceGroup().value()).isEqualTo("rg-claims");
        assertThat(one.resourceGroup().source().item()).isEqualTo("profile:6");
        assertThat(one.resourceGroup().source().pointer()).isEqualTo("/defaults/resourceGroup");
        assertThat(one.key().name().value()).contains("cmk-one");
        assertThat(one.key().name().source().item()).isEqualTo("profile:19");
        assertThat(one.key().name().source().pointer()).isEqualTo("/accounts/0/key/name");
        assertThat(one.key().vault().value()).contains("kv-claims");
        assertThat(one.key().vault().source().item()).isEqualTo("profile:9");
        assertThat(one.key().vault().source().pointer()).isEqualTo("/defaults/key/vault");
        assertThat(one.key().hsm().value()).isTrue();
        assertThat(one.line()).isEqualTo(17);
    }

    @Test
    void aListOfItsOwnReplacesTheInheritedOne() {
        AccountSettings two = PROFILE.accounts().get(1);
        assertThat(two.resourceGroup().value()).isEqualTo("rg-two");
        assertThat(two.kind().value()).contains(AccountSettings.Kind.AI_SERVICES);
        assertThat(two.key().hsm().value()).isFalse();
        assertThat(two.key().name().value()).contains("cmk-claims");
        assertThat(two.scopeKeys().value()).isEmpty();
        assertThat(two.scopeKeys().source().shown()).isEqualTo("0 entries");
        assertThat(two.identityType().value()).isEqualTo(AccountSettings.IdentityType.USER_ASSIGNED);
    }

    @Test
    void anAccountMayInheritEverythingButItsName() {
        AccountSettings three = PROFILE.accounts().get(2);
        assertThat(three.name().value()).isEqualTo("aoai-three");
        assertThat(three.kind().value()).contains(AccountSettings.Kind.OPEN_AI);
        assertThat(three.identityType().value()).isEqualTo(AccountSettings.IdentityType.ANY);
        assertThat(three.scopeKeys().value()).singleElement().satisfies(key -> {
            assertThat(key.scope().value()).isEqualTo("scope-a");
            assertThat(key.vault().value()).isEqualTo("kv-scope");
            assertThat(key.hsm().value()).isFalse();
            assertThat(key.hsm().source().shown()).isEqualTo("default false");
        });
        assertThat(three.location().value()).isEqualTo(Optional.empty());
    }

    @Test
    void everythingOfTheFullExampleIsRead() {
        Profile full = Profiles.read(Profiles.documented());
        assertThat(full.accounts())
                .extracting(a -> a.name().value())
                .containsExactly("aoai-claims", "aoai-claims-eu", "aoai-claims-demo");
        assertThat(full.network().approvedIpRules().value())
                .extracting(Cidr::text)
                .containsExactly("203.0.113.0/28", "198.51.100.7/32");
        assertThat(full.dependencies().entries().value()).singleElement().satisfies(dependency -> {
            assertThat(dependency.type().value()).isEqualTo(Dependency.Type.STORAGE);
            assertThat(dependency.encryption().value()).isEqualTo(Dependency.Encryption.CMK);
            assertThat(dependency.owner().value()).contains("Team Claims");
        });
        assertThat(full.tagValues().value())
                .containsEntry("dataClassification", List.of("Public", "Internal", "Confidential", "Regulated"));
        assertThat(full.thresholds().recordMaxDays().maxDays(RecordKind.ADR).value())
                .isEqualTo(730);
        assertThat(full.thresholds().recoveryTargetMinutes().value()).contains(240);
        assertThat(full.requiredPolicies().value())
                .extracting(RequiredPolicy::effect)
                .containsExactly(RequiredPolicy.Effect.DENY, RequiredPolicy.Effect.AUDIT);
        assertThat(full.apiVersions()).containsExactly(java.util.Map.entry("vault", "2026-02-01"));
        assertThat(full.waivers()).singleElement().satisfies(waiver -> {
            assertThat(waiver.check()).isEqualTo("CMK-NET-003");
            assertThat(waiver.rotationDays()).hasValue(60);
            assertThat(waiver.line()).isGreaterThan(150);
        });
        assertThat(full.gate().mode()).isEqualTo(Gate.Mode.OBSERVE);
    }

    /** Whatever is not the default: else nobody would notice a field that is accepted and then forgotten. */
    @Test
    void whatIsSetIsWhatIsJudgedBy() {
        String template = Profiles.MINIMAL + """
                    scopeKeys:
                      - {scope: fine-tuning, vault: hsm-claims, name: cmk-fine-tuning, hsm: true}
                      - {scope: evaluation, vault: kv-claims, name: cmk-evaluation}
                tenantFacts: {pim: none, lighthouse: declared}
                records: {required: [adr, drill]}
                rotation: {mode: manual}
                plan: {required: false, requireAvm: true}
                logs: {acceptUnreadDestination: true, requireCmk: true}
                alerts: {extraOperations: [Microsoft.Network/privateEndpoints/delete]}
                scan:
                  subscriptions: [AAAAAAAA-7777-8888-9999-000000000001]
                  managementGroups: [mg-ai]
                proposed:
                  people:
                    - {id: 00000000-7777-8888-9999-00000000000A, list: writers, found: somewhere}
                    - {id: 00000000-7777-8888-9999-00000000000b, list: breakGlass}
                  endpoints:
                    - {address: 203.0.113.0/28, list: approvedIpRules}
                """;
        Profile profile = Profiles.read(template);

        assertThat(profile.accounts().get(0).scopeKeys().value())
                .extracting(key -> key.scope().value() + " " + key.vault().value() + " "
                        + key.name().value() + " " + key.hsm().value())
                .containsExactly(
                        "fine-tuning hsm-claims cmk-fine-tuning true", "evaluation kv-claims cmk-evaluation false");
        assertThat(profile.approvedKeyNames("HSM-claims")).containsExactly("cmk-fine-tuning");
        assertThat(profile.approvedKeyNames("kv-claims")).containsExactly("cmk-evaluation");
        assertThat(profile.approvedKeyNames("kv-other")).isEmpty();
        assertThat(profile.tenantFacts().pim().value()).isEqualTo(TenantFacts.Pim.NONE);
        assertThat(profile.tenantFacts().lighthouse().value()).isEqualTo(TenantFacts.Lighthouse.DECLARED);
        assertThat(profile.tenantFacts().withoutPim().complete().sources())
                .containsExactly(profile.tenantFacts().pim().source());
        assertThat(profile.records().required().value()).containsExactly(RecordKind.ADR, RecordKind.DRILL);
        assertThat(profile.rotation().mode().value()).isEqualTo(Rotation.Mode.MANUAL);
        assertThat(profile.plan().required().value()).isFalse();
        assertThat(profile.plan().requireAvm().value()).isTrue();
        assertThat(profile.logs().acceptUnreadDestination().value()).isTrue();
        assertThat(profile.logs().requireCmk().value()).isTrue();
        assertThat(profile.alerts().extraOperations().value())
                .containsExactly("Microsoft.Network/privateEndpoints/delete");
        assertThat(profile.scan().subscriptions().value()).containsExactly("aaaaaaaa-7777-8888-9999-000000000001");
        assertThat(profile.scan().managementGroups().value()).containsExactly("mg-ai");
        assertThat(profile.proposed().people().value())
                .containsExactly("00000000-7777-8888-9999-00000000000a", "00000000-7777-8888-9999-00000000000b");
        assertThat(profile.proposed().endpoints().value()).containsExactly("203.0.113.0/28");
        assertThat(profile.proposed().count()).isEqualTo(3);
    }

    /** A report cites what the profile says in one short line. */
    @Test
    void listsAndMapsAreCitedInOneLine() {
        Profile profile = Profiles.read(Profiles.MINIMAL + """
                requiredTags: [owner, costCentre]
                tagValues: {owner: [a, b], costCentre: [c]}
                scan: {subscriptions: [66666666-7777-8888-9999-aaaaaaaaaaaa]}
                """);

        assertThat(profile.requiredTags().source().shown()).isEqualTo("[owner, costCentre]");
        assertThat(profile.tagValues().source().shown()).isEqualTo("{owner: [a, b], costCentre: [c]}");
        assertThat(profile.scan().managementGroups().source().shown()).isEqualTo("default []");
    }

    @Test
    void noneIsAnAnswerAboutDependencies() {
        Profile none = Profiles.read(Profiles.MINIMAL + "dependencies: none\n");
        assertThat(none.dependencies().declaredNone().value()).isTrue();
        assertThat(none.dependencies().declaredNone().source().item()).isEqualTo("profile:10");
        assertThat(none.dependencies().entries().value()).isEmpty();
    }
}
