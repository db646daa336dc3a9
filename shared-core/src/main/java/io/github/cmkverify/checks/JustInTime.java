package io.github.cmkverify.checks;

import static io.github.cmkverify.azure.KeyPower.CHANGE;
import static io.github.cmkverify.azure.KeyPower.GRANT;
import static io.github.cmkverify.profile.PeopleList.BREAK_GLASS;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.profile.TenantFacts;
import io.github.cmkverify.profile.Thresholds;
import io.github.cmkverify.workload.AccessModel;
import io.github.cmkverify.workload.Approvals;
import io.github.cmkverify.workload.Holding;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.KeyHolders;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Group ACS, time: people get power over the key when they need it, and lose it again. */
final class JustInTime {
    private static final Set<KeyPower> POWERS = EnumSet.of(CHANGE, GRANT);

    private JustInTime() {}

    /** CMK-ACS-005. */
    static Judgement humansAreTimeBound(KeyChain key, Instant at) {
        var profile = key.account().profile();
        Claim licensed = profile.tenantFacts()
                .pim()
                .fact()
                .mustBe(
                        TenantFacts.Pim.AVAILABLE,
                        "the profile says that the tenant has no Privileged Identity Management");
        Claim scheduled = key.accessModel()
                .must(
                        model -> model.kind() != AccessModel.Kind.ACCESS_POLICIES,
                        model -> "access policies cannot be given for a time: let the vault use Azure RBAC");
        return Judgement.when(
                licensed,
                () -> Judgement.whenClaim(
                        scheduled,
                        () -> AccessChecks.ofHolders(
                                key,
                                holders -> judge(key, holders, key.account().approvals()))));
    }

    private static Claim judge(KeyChain key, KeyHolders holders, Approvals approvals) {
        Thresholds thresholds = key.account().profile().thresholds();
        return limits(thresholds)
                .claim(limits -> Claim.all(
                        holders.atKey().eachActive(role -> isPower(role)
                                .implies(() -> Claim.any(
                                        role.words()
                                                + " holds a standing right to change the key or to grant rights on it, or one"
                                                + " for longer than " + limits.words() + ": " + role.allowed(POWERS),
                                        approvals.isOn(role.principal(), BREAK_GLASS),
                                        holders.atKey().isLimited(role, limits.activation(), limits.assignment())))),
                        holders.atKey().eachEligible(role -> role.principal().must(id -> true, id -> "")),
                        holders.eachInside(entry -> isPower(entry)
                                .implies(() -> Claim.any(
                                        entry.words() + " holds a standing right over the key",
                                        approvals.isOn(entry.principal(), BREAK_GLASS),
                                        entry.isOnePrincipal())))));
    }

    private static Claim isPower(Holding holding) {
        return holding.mayBeHuman().andThen(() -> holding.gives(POWERS));
    }

    private record Limits(int hours, int days) {
        Duration activation() {
            return Duration.ofHours(hours);
        }

        Duration assignment() {
            return Duration.ofDays(days);
        }

        String words() {
            return hours + " hours of activation or " + days + " days of assignment";
        }
    }

    private static Fact<Limits> limits(Thresholds thresholds) {
        return thresholds
                .maxActivationHours()
                .fact()
                .and(thresholds.maxTimeBoundDays().fact(), Limits::new);
    }
}
