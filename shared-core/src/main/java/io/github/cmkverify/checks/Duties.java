package io.github.cmkverify.checks;

import static io.github.cmkverify.azure.KeyPower.CHANGE;
import static io.github.cmkverify.azure.KeyPower.GRANT;
import static io.github.cmkverify.azure.KeyPower.RUN_ACCOUNT;
import static io.github.cmkverify.azure.KeyPower.WRITE_POLICIES;
import static io.github.cmkverify.azure.KeyPower.WRITE_VAULT;
import static io.github.cmkverify.profile.PeopleList.BREAK_GLASS;
import static io.github.cmkverify.profile.PeopleList.PLATFORM_OWNERS;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.profile.Environment;
import io.github.cmkverify.workload.Approvals;
import io.github.cmkverify.workload.Holding;
import io.github.cmkverify.workload.KeyChain;
import io.github.cmkverify.workload.KeyHolders;
import io.github.cmkverify.workload.RoleHolding;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** Group ACS, duties: who runs the account, and who decides over its key. */
final class Duties {
    private static final Set<KeyPower> RUN = EnumSet.of(RUN_ACCOUNT);
    private static final Set<KeyPower> REGRANT = EnumSet.of(GRANT);

    private final KeyHolders holders;
    private final Approvals approvals;
    private final Set<KeyPower> overKey;

    private Duties(KeyHolders holders, Approvals approvals) {
        this.holders = holders;
        this.approvals = approvals;
        this.overKey = AccessChecks.countsPolicies(holders)
                ? EnumSet.of(CHANGE, GRANT, WRITE_POLICIES, WRITE_VAULT)
                : EnumSet.of(CHANGE, GRANT);
    }

    /** CMK-ACS-006. */
    static Judgement areSeparated(KeyChain key, Instant at) {
        var profile = key.account().profile();
        Claim production = profile.environment()
                .fact()
                .must(Environment.PRODUCTION::equals, other -> "the environment is " + other.text());
        return Judgement.whenClaim(
                production,
                () -> AccessChecks.ofHolders(
                        key, holders -> new Duties(holders, key.account().approvals()).judge()));
    }

    private Claim judge() {
        return Claim.all(
                holders.atKey().eachActive(mine -> mine.mayBeHuman()
                        .andThen(() -> holders.atKey().isStanding(mine))
                        .andThen(() -> mine.gives(overKey))
                        .implies(() -> eachWhoRuns(theirs -> Claim.any(
                                conflict(mine, theirs),
                                isSomebodyElse(mine, theirs),
                                Claim.all(isPlatformRole(mine), isPlatformRole(theirs)))))),
                holders.eachInside(mine -> decides(mine)
                        .implies(() -> eachWhoRuns(
                                theirs -> isSomebodyElse(mine, theirs).because(conflict(mine, theirs))))),
                holders.atKey().eachEligible(mine -> decides(mine)
                        .implies(() -> eachWhoOwns(theirs -> Claim.any(
                                theirs.words()
                                        + " owns the subscription of the account, and can decide over the key as "
                                        + mine.words(),
                                isSomebodyElse(mine, theirs),
                                isPlatformRole(theirs))))),
                holders.nothingDelegated());
    }

    private Claim decides(Holding holding) {
        return holding.mayBeHuman().andThen(() -> holding.gives(overKey));
    }

    /** Everybody who runs the account for good satisfies {@code question}. */
    private Claim eachWhoRuns(Function<RoleHolding, Claim> question) {
        return holders.atAccount().eachActive(theirs -> runs(theirs).implies(() -> question.apply(theirs)));
    }

    /** Everybody who owns the subscription of the account, for good, satisfies {@code question}. */
    private Claim eachWhoOwns(Function<RoleHolding, Claim> question) {
        return holders.atAccount().eachActive(theirs -> theirs.isInherited()
                .andThen(() -> runs(theirs))
                .andThen(() -> theirs.gives(REGRANT))
                .implies(() -> question.apply(theirs)));
    }

    private Claim runs(RoleHolding theirs) {
        return theirs.mayBeHuman()
                .andThen(() -> holders.atAccount().isStanding(theirs))
                .andThen(() -> theirs.gives(RUN));
    }

    /** Open for groups: who is in them is not read, and one person may be in both. */
    private static Claim isSomebodyElse(Holding mine, RoleHolding theirs) {
        return Claim.all(
                mine.principal().claim(id -> theirs.principal()
                        .must(them -> !them.equalsIgnoreCase(id), same -> "is the same principal")),
                mine.isOnePrincipal(),
                theirs.isOnePrincipal());
    }

    private static String conflict(Holding mine, RoleHolding theirs) {
        return theirs.words() + " runs the account, and " + mine.words() + " decides over its key";
    }

    private Claim isPlatformRole(RoleHolding role) {
        return Claim.all(
                role.isInherited(),
                approvals.isOn(role.principal(), PLATFORM_OWNERS),
                approvals.isOn(role.principal(), BREAK_GLASS));
    }
}
