package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import java.util.Set;

/** One way in which somebody holds rights that reach a key: by a role, an access policy or a local role of an HSM. */
public sealed interface Holding permits RoleHolding, PolicyHolding, LocalHolding {
    /** The object id of the holder. */
    Fact<String> principal();

    /**
     * Broken for services and devices; holds also where Azure does not tell what the holder is, open where it names none: an
     * entry without a holder must not excuse itself.
     */
    Claim mayBeHuman();

    /** Open for a group, whose members are not read, and where Azure does not tell what the holder is. */
    Claim isOnePrincipal();

    /** Holds when one of {@code powers} comes with this; open when only under a condition. */
    Claim gives(Set<KeyPower> powers);

    /** Broken when this gives a service more of the store than get, wrap and unwrap of keys. */
    Claim givesNoMore();

    /** Broken when this uses keys beyond {@code key} and those that its account opens with the same identity. */
    Claim staysAt(KeyChain key);

    /** Broken for an access policy that gives everything at once. */
    Claim namesItsRights();

    /** {@code User 1234 (role Owner at /subscriptions/...)}, as far as it is known. */
    String words();

    /** What of {@code powers} comes with this, for people: {@code keys/unwrap/action, keys/backup/action}. */
    String allowed(Set<KeyPower> powers);
}
