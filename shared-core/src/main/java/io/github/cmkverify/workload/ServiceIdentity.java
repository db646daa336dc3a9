package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Account;
import io.github.cmkverify.azure.KeyReference;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity with which an account opens a key.
 *
 * @param principalId its object id, a GUID
 * @param resourceId the ARM id of a user-assigned identity; empty for the system-assigned one
 */
public record ServiceIdentity(String principalId, Optional<String> resourceId) {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /**
     * The identity that {@code reference} names, or else the system-assigned one; absent when there is none; unknown when the
     * reference names none and exactly one user-assigned identity is attached (FACTS 0.1).
     */
    static Fact<ServiceIdentity> of(Account account, KeyReference reference) {
        return reference.identityClientId().flatMap(clientId -> clientId.map(id -> userAssigned(account, id))
                .orElseGet(() -> unnamed(account)));
    }

    private static Fact<ServiceIdentity> userAssigned(Account account, String clientId) {
        return account.userAssignedIdentities()
                .single("attached identities with client id " + clientId, identity -> identity.clientId()
                        .must(clientId::equalsIgnoreCase, other -> "has client id " + other))
                .flatMap(identity -> checked(account, identity.principalId(), Optional.of(identity.id())));
    }

    private static Fact<ServiceIdentity> unnamed(Account account) {
        Fact<ServiceIdentity> system = checked(account, account.systemPrincipal(), Optional.empty());
        return system.ifAbsent(() -> account.userAssignedIdentities()
                .size()
                .flatMap(count -> count == 1
                        ? Fact.unknown(gap(
                                account,
                                "the key reference names no client id, and the only identity is user-assigned",
                                "set identityClientId in the key reference of the account"))
                        : system));
    }

    /** An object id goes into a request, so it must be a GUID. */
    private static Fact<ServiceIdentity> checked(
            Account account, Fact<String> principalId, Optional<String> resourceId) {
        return principalId.flatMap(id -> GUID.matcher(id).matches()
                ? principalId.map(same -> new ServiceIdentity(same, resourceId))
                : Fact.unknown(gap(
                        account,
                        "the object id of an identity is no GUID",
                        "report this answer to the maintainers with its item")));
    }

    private static Gap gap(Account account, String detail, String fix) {
        return new Gap(Gap.Kind.NOT_EVALUABLE, account.body().source("").item(), detail, fix);
    }
}
