package io.github.cmkverify.workload;

import io.github.cmkverify.azure.AccessPolicy;
import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.List;
import java.util.Set;

/** An entry of {@code accessPolicies}. It counts whatever directory or application it is for: somebody may use it. */
public record PolicyHolding(AccessPolicy entry) implements Holding {
    /** The permission that stands for every other. */
    private static final String ALL = "all";

    private static final Set<String> NEEDED = Set.of("get", "wrapkey", "unwrapkey");

    @Override
    public Fact<String> principal() {
        return entry.objectId();
    }

    @Override
    public Claim mayBeHuman() {
        return entry.objectId().must(id -> true, id -> "");
    }

    @Override
    public Claim isOnePrincipal() {
        return Claim.open(new Gap(
                Gap.Kind.NOT_EVALUABLE,
                entry.body().source("").item(),
                "an access policy does not tell whether " + Words.of(entry.objectId()) + " is a group",
                "let the vault use Azure RBAC"));
    }

    @Override
    public Claim gives(Set<KeyPower> powers) {
        return entry.keyPermissions()
                .must(
                        names -> names.contains(ALL) || !given(names, powers).isEmpty(),
                        names -> "the access policy gives none of it");
    }

    @Override
    public Claim givesNoMore() {
        return Claim.all(
                entry.keyPermissions()
                        .must(
                                NEEDED::containsAll,
                                names -> "its access policy gives more than get, wrapKey and unwrapKey: "
                                        + Words.operations(beyond(names))),
                entry.otherPermissions()
                        .must(
                                Set::isEmpty,
                                names -> "its access policy gives permissions on secrets, certificates or storage: "
                                        + Words.operations(beyond(names))));
    }

    /** An access policy counts for the whole vault and cannot be narrowed. */
    @Override
    public Claim staysAt(KeyChain key) {
        return entry.objectId().mustExist("");
    }

    @Override
    public Claim namesItsRights() {
        return entry.keyPermissions()
                .must(names -> !names.contains(ALL), names -> words() + " gives every key permission at once (all)");
    }

    private static List<String> beyond(Set<String> names) {
        return names.stream().filter(name -> !NEEDED.contains(name)).sorted().toList();
    }

    @Override
    public String words() {
        return Words.of(entry.objectId()) + " (access policy)";
    }

    @Override
    public String allowed(Set<KeyPower> powers) {
        return entry.keyPermissions()
                .fold(names -> names.contains(ALL) ? ALL : Words.operations(given(names, powers)), () -> "", () -> "");
    }

    private static List<String> given(Set<String> names, Set<KeyPower> powers) {
        return powers.stream()
                .flatMap(power -> power.policyNames().stream())
                .filter(names::contains)
                .toList();
    }
}
