package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;

/**
 * One user-assigned identity attached to an account.
 *
 * @param id its ARM id as the account spells it
 */
public record UserAssignedIdentity(String id, Fact<String> clientId, Fact<String> principalId) {
    static UserAssignedIdentity of(Body.Member member) {
        return new UserAssignedIdentity(
                member.name(), member.body().text("/clientId"), member.body().text("/principalId"));
    }
}
