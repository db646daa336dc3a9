package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.TenantFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everybody who holds rights that reach one key: roles at the key, the account and a user-assigned identity or above them,
 * and what the store itself keeps.
 *
 * @param atIdentity empty when the account opens the key with its system-assigned identity
 * @param inside access policies or local roles; none where the vault uses Azure RBAC
 */
public record KeyHolders(
        AccessModel model,
        Reach atKey,
        Reach atAccount,
        Optional<Reach> atIdentity,
        List<Listing<Holding>> inside,
        TenantFacts tenant) {
    public KeyHolders {
        inside = List.copyOf(inside);
    }

    /** What {@code question} says of a user-assigned identity; holds where nothing can take the place of the identity. */
    public Claim ofIdentity(Function<Reach, Claim> question) {
        return atIdentity.map(question).orElseGet(model::source);
    }

    /** Each entry that the store itself keeps satisfies {@code question}; holds where it keeps none. */
    public Claim eachInside(Function<Holding, Claim> question) {
        var claims = new ArrayList<Claim>();
        claims.add(model.source());
        inside.forEach(rows -> claims.add(rows.each(question)));
        return Claim.all(claims);
    }

    /** Access delegated to another tenant stands in no list, so the profile must say that there is none. */
    public Claim nothingDelegated() {
        return tenant.lighthouse().fact().claim(lighthouse -> switch (lighthouse) {
            case NONE -> tenant.lighthouse().fact().mustBe(lighthouse, "");
            case DECLARED ->
                Claim.open(new Gap(
                        Gap.Kind.NOT_EVALUABLE,
                        tenant.lighthouse().source().item(),
                        "access is delegated to another tenant, and who has it there is not part of the evidence",
                        "end the delegation and set tenantFacts.lighthouse to none"));
        });
    }

    /**
     * At most {@code most} people or groups hold one of {@code powers} on the key for good. Entries of the store itself count,
     * for Azure does not tell who is behind them.
     */
    public Claim atMost(int most, Set<KeyPower> powers) {
        var certain = new ArrayList<Claim>();
        var people = new HashSet<String>();
        var possible = new HashSet<String>();
        var open = new ArrayList<Claim>();
        for (RoleHolding row : atKey.assigned().rows()) {
            count(row, holds(row, powers).andThen(() -> atKey.isStanding(row)), certain, people, open, possible);
        }
        inside.forEach(
                rows -> rows.rows().forEach(row -> count(row, row.gives(powers), certain, people, open, possible)));
        possible.removeAll(people);
        String reason =
                people.size() + " people or groups hold standing rights to change the key or to grant rights on it; "
                        + "at most " + most + " may (thresholds.maxKeyAdmins)";
        if (people.size() > most) {
            return Claim.all(certain).not(reason);
        }
        var complete = new ArrayList<Claim>();
        complete.add(atKey.assigned().complete());
        inside.forEach(rows -> complete.add(rows.complete()));
        if (people.size() + possible.size() > most) {
            complete.addAll(open);
        }
        return Claim.all(complete);
    }

    private static Claim holds(RoleHolding row, Set<KeyPower> powers) {
        return row.mayBeHuman().andThen(() -> row.gives(powers));
    }

    private static void count(
            Holding row,
            Claim counts,
            List<Claim> certain,
            Set<String> people,
            List<Claim> open,
            Set<String> possible) {
        String id = row.principal().fold(known -> known.toLowerCase(Locale.ROOT), row::words, row::words);
        counts.fold(
                sources -> certain.add(counts) & people.add(id),
                (why, sources) -> false,
                (gaps, sources) -> open.add(counts) & possible.add(id));
    }
}
