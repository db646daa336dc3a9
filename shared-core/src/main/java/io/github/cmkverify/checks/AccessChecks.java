package io.github.cmkverify.checks;

import static io.github.cmkverify.azure.KeyPower.BECOME_IDENTITY;
import static io.github.cmkverify.azure.KeyPower.CHANGE;
import static io.github.cmkverify.azure.KeyPower.DELETE_VAULT;
import static io.github.cmkverify.azure.KeyPower.GRANT;
import static io.github.cmkverify.azure.KeyPower.OPEN;
import static io.github.cmkverify.azure.KeyPower.WRITE_ACCOUNT;
import static io.github.cmkverify.azure.KeyPower.WRITE_POLICIES;
import static io.github.cmkverify.azure.KeyPower.WRITE_VAULT;
import static io.github.cmkverify.profile.PeopleList.KEY_ADMINS;
import static io.github.cmkverify.profile.PeopleList.UNWRAPPERS;
import static io.github.cmkverify.profile.PeopleList.WRITERS;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.azure.KeyRight;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.profile.PeopleList;
import io.github.cmkverify.workload.AccessModel;
import io.github.cmkverify.workload.Approvals;
import io.github.cmkverify.workload.Holding;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.KeyHolders;
import io.github.cmkverify.workload.Reach;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Group ACS: who may do what with the key. */
final class AccessChecks {
    /** How many holders a finding names; the others are counted. */
    static final int NAMED = 5;

    static final String NO_IDENTITY = "the account has no identity that could hold rights on the key";

    private static final Set<KeyPower> ROUTES_AT_IDENTITY = EnumSet.of(GRANT, BECOME_IDENTITY);

    private AccessChecks() {}

    /** CMK-ACS-001. */
    static Claim identityCanUseKey(KeyChain key, Instant at) {
        return key.identity().orBroken(NO_IDENTITY, identity -> key.access(identity)
                .claim(access -> Claim.all(
                        access.grants(KeyRight.GET), access.grants(KeyRight.WRAP), access.grants(KeyRight.UNWRAP))));
    }

    /** CMK-ACS-003. A route to the key counts as unwrapping: whoever has one can take the right. */
    static Claim onlyApprovedUnwrap(KeyChain key, Instant at) {
        var approvals = key.account().approvals();
        return ofHolders(key, holders -> {
            Set<KeyPower> atKey = countsPolicies(holders)
                    ? EnumSet.of(OPEN, GRANT, WRITE_POLICIES, WRITE_VAULT)
                    : EnumSet.of(OPEN, GRANT);
            return Claim.all(
                    unwrappers(holders.atKey(), atKey, approvals),
                    unwrappers(holders.atAccount(), EnumSet.of(GRANT), approvals),
                    holders.ofIdentity(reach -> unwrappers(reach, ROUTES_AT_IDENTITY, approvals)),
                    holders.eachInside(
                            entry -> approved(entry, EnumSet.of(OPEN, GRANT), "can unwrap", approvals, UNWRAPPERS)),
                    holders.nothingDelegated());
        });
    }

    /** Whoever has activated a role for a while counts as one who may: as a key administrator. */
    private static Claim unwrappers(Reach reach, Set<KeyPower> powers, Approvals approvals) {
        return Claim.all(
                reach.eachActive(holding -> approved(
                        holding,
                        powers,
                        "can unwrap",
                        Claim.any(
                                "is not listed",
                                approvals.isOn(holding.principal(), UNWRAPPERS),
                                approvals.isOn(holding.principal(), KEY_ADMINS).andThen(() -> reach.isStanding(holding)
                                        .not("is standing"))),
                        () -> approvals.missing(holding.principal(), UNWRAPPERS))),
                reach.eachEligible(holding ->
                        approved(holding, powers, "can unwrap once activated", approvals, UNWRAPPERS, KEY_ADMINS)));
    }

    /** CMK-ACS-004. */
    static Claim onlyApprovedChange(KeyChain key, Instant at) {
        var profile = key.account().profile();
        var approvals = key.account().approvals();
        return ofHolders(key, holders -> {
            Set<KeyPower> admins = EnumSet.of(CHANGE, GRANT, WRITE_POLICIES);
            Set<KeyPower> writers = EnumSet.of(DELETE_VAULT);
            (countsPolicies(holders) ? admins : writers).add(WRITE_VAULT);
            return Claim.all(
                    changers(holders.atKey(), admins, writers, approvals),
                    changers(holders.atAccount(), EnumSet.of(GRANT), EnumSet.of(WRITE_ACCOUNT), approvals),
                    holders.ofIdentity(reach -> each(
                            reach,
                            holding -> approved(
                                    holding, ROUTES_AT_IDENTITY, "can become the identity", approvals, KEY_ADMINS))),
                    holders.eachInside(entry -> Claim.all(
                            approved(entry, EnumSet.of(CHANGE, GRANT), "can change the key", approvals, KEY_ADMINS),
                            entry.namesItsRights())),
                    profile.thresholds()
                            .maxKeyAdmins()
                            .fact()
                            .claim(most ->
                                    holders.atMost(most, countsPolicies(holders) ? admins : EnumSet.of(CHANGE, GRANT))),
                    holders.nothingDelegated());
        });
    }

    private static Claim changers(Reach reach, Set<KeyPower> admins, Set<KeyPower> writers, Approvals approvals) {
        return each(reach, holding -> approvals
                .isOn(holding.principal(), KEY_ADMINS)
                .not("is a key administrator")
                .implies(() -> Claim.all(
                        approved(holding, admins, "can change the key or grant rights on it", approvals, KEY_ADMINS),
                        approved(
                                holding,
                                writers,
                                "can change or delete what the key rests on",
                                approvals,
                                KEY_ADMINS,
                                WRITERS))));
    }

    private static Claim each(Reach reach, Function<Holding, Claim> question) {
        return Claim.all(reach.eachActive(question::apply), reach.eachEligible(question::apply));
    }

    static boolean countsPolicies(KeyHolders holders) {
        return holders.model().kind() == AccessModel.Kind.ACCESS_POLICIES;
    }

    static Claim ofHolders(KeyChain key, Function<KeyHolders, Claim> question) {
        return key.holders().claim(question).abridged(NAMED);
    }

    /** Whether the holder is on one of {@code lists}, or {@code holding} gives none of {@code powers}. */
    private static Claim approved(
            Holding holding, Set<KeyPower> powers, String what, Approvals approvals, PeopleList... lists) {
        return approved(
                holding,
                powers,
                what,
                approvals.isOn(holding.principal(), lists),
                () -> approvals.missing(holding.principal(), lists));
    }

    /** What a holding gives is asked only where the holder is not approved. */
    private static Claim approved(
            Holding holding, Set<KeyPower> powers, String what, Claim approved, Supplier<String> missing) {
        return approved.not("is approved").implies(() -> holding.gives(powers)
                .implies(() -> approved.because(
                        holding.words() + " " + what + ": " + holding.allowed(powers) + "; " + missing.get())));
    }
}
