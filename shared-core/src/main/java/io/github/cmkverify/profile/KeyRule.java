package io.github.cmkverify.profile;

import java.util.List;
import java.util.Optional;

/**
 * The approved key of an account.
 *
 * @param vault name of the vault or Managed HSM, compared when given
 * @param name name of the key, compared when given
 * @param hsm whether the key must be one of an HSM
 * @param sharedWith resource ids of the same workload and tenant that may use the key too
 */
public record KeyRule(
        Setting<Optional<String>> vault,
        Setting<Optional<String>> name,
        Setting<Boolean> hsm,
        Setting<List<String>> sharedWith) {
    static KeyRule read(Fields f) {
        return new KeyRule(
                f.optional("vault", AzureTypes.vaultName()),
                f.optional("name", AzureTypes.keyName()),
                f.setting("hsm", Types.bool(), false),
                f.list("sharedWith", AzureTypes.armId(), List.of()));
    }
}
