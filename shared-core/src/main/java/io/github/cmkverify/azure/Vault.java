package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import java.util.List;
import java.util.function.Function;

/** {@code GET Microsoft.KeyVault/vaults/{name}} (FACTS B.2). */
public record Vault(Body body) implements KeyStore {
    public static final String TYPE = "Microsoft.KeyVault/vaults";

    @Override
    public <R> R fold(Function<Vault, R> vault, Function<ManagedHsm, R> hsm) {
        return vault.apply(this);
    }

    @Override
    public Fact<KeyStoreUri> uri() {
        return Uris.keyStore(body, "/properties/vaultUri");
    }

    @Override
    public Fact<List<String>> regions() {
        return Region.read(body, "/location").map(List::of);
    }

    /** Azure leaves the field out when purge protection is off (FACTS 0.10). */
    @Override
    public Fact<Boolean> purgeProtection() {
        return body.flag("/properties/enablePurgeProtection").absentMeans(false, "FACTS 0.10");
    }

    /** Always on for current vaults; older answers may leave the field out (FACTS B.2). */
    @Override
    public Fact<Boolean> softDelete() {
        return body.flag("/properties/enableSoftDelete").absentMeans(true, "FACTS B.2");
    }

    /** Absent means 90 (FACTS B.2). */
    @Override
    public Fact<Integer> retentionDays() {
        return body.integer("/properties/softDeleteRetentionInDays").absentMeans(90, "FACTS B.2");
    }

    /** On an existing vault, absent means access policies, whatever the schema's default says (FACTS 0.10). */
    public Fact<Boolean> usesRbac() {
        return body.flag("/properties/enableRbacAuthorization").absentMeans(false, "FACTS 0.10");
    }

    /** Whether virtual machines may read secrets as certificates (FACTS B.2). */
    public Fact<Boolean> enabledForDeployment() {
        return body.flag("/properties/enabledForDeployment").absentMeans(false, "FACTS B.2");
    }

    /** Whether disk encryption may read secrets (FACTS B.2). */
    public Fact<Boolean> enabledForDiskEncryption() {
        return body.flag("/properties/enabledForDiskEncryption").absentMeans(false, "FACTS B.2");
    }

    /** Whether Resource Manager may read secrets for deployments (FACTS B.2). */
    public Fact<Boolean> enabledForTemplateDeployment() {
        return body.flag("/properties/enabledForTemplateDeployment").absentMeans(false, "FACTS B.2");
    }

    /** {@code Succeeded} or {@code RegisteringDns}; Azure may leave it out for a live vault (CHECKS VLT-001). */
    public Fact<String> provisioningState() {
        return body.text("/properties/provisioningState").absentMeans("Succeeded", "CHECKS VLT-001");
    }
}
