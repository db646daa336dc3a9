package io.github.cmkverify.workload;

import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.KeyStoreUri;
import io.github.cmkverify.azure.ManagedHsm;
import io.github.cmkverify.azure.SearchRow;
import io.github.cmkverify.azure.Vault;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.ReaderRole;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Cloud;
import java.util.Optional;

/**
 * The address of a vault or Managed HSM in the cloud of the profile.
 *
 * @param hsm whether its suffix is that of Managed HSM
 */
public record StoreAddress(KeyStoreUri uri, boolean hsm) {
    /** Empty when {@code text} is no address, or one with a foreign suffix. */
    public static Optional<StoreAddress> of(String text, Cloud cloud) {
        return KeyStoreUri.of(text)
                .map(uri -> new StoreAddress(
                        uri, cloud.managedHsmSuffix().filter(uri::hasSuffix).isPresent()))
                .filter(address -> address.hsm || address.uri.hasSuffix(cloud.keyVaultSuffix()));
    }

    /** The id of the store, found by name and confirmed by address; a search that finds nothing proves nothing. */
    Fact<ArmId> find(Evidence evidence) {
        EvidenceKey search = hsm ? EvidenceKind.HSM_SEARCH.key(uri.host()) : EvidenceKind.VAULT_SEARCH.key(uri.label());
        return evidence.list(search)
                .map(SearchRow::new)
                .single("resources with the address " + uri.host(), row -> row.uri()
                        .mustBe(uri, "has another address"))
                .absentIsUnknown(Gap.refused(
                        search.text(),
                        "Resource Graph shows the reader no resource with the address " + uri.host()
                                + ", which does not prove that there is none",
                        ReaderRole.grant(search, Optional.empty())))
                .flatMap(row -> row.id(hsm ? ManagedHsm.TYPE : Vault.TYPE));
    }

    EvidenceKind kind(EvidenceKind ofVault, EvidenceKind ofHsm) {
        return hsm ? ofHsm : ofVault;
    }
}
