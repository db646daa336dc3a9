package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code GET Microsoft.KeyVault/managedHSMs/{name}} (FACTS A.6, B.5). */
public record ManagedHsm(Body body) implements KeyStore {
    public static final String TYPE = "Microsoft.KeyVault/managedHSMs";

    @Override
    public <R> R fold(Function<Vault, R> vault, Function<ManagedHsm, R> hsm) {
        return hsm.apply(this);
    }

    @Override
    public Fact<KeyStoreUri> uri() {
        return Uris.keyStore(body, "/properties/hsmUri");
    }

    /** Its own region and those of its replicas. */
    @Override
    public Fact<List<String>> regions() {
        return Region.read(body, "/location").flatMap(own -> replicas()
                .map(all ->
                        Stream.concat(Stream.of(own), all.stream()).distinct().toList()));
    }

    /** Off by default (FACTS A.6). */
    @Override
    public Fact<Boolean> purgeProtection() {
        return body.flag("/properties/enablePurgeProtection").absentMeans(false, "FACTS A.6");
    }

    /** Cannot be turned off (FACTS A.6). */
    @Override
    public Fact<Boolean> softDelete() {
        return body.flag("/properties/enableSoftDelete").absentMeans(true, "FACTS A.6");
    }

    /** Absent means 90 (FACTS A.6). */
    @Override
    public Fact<Integer> retentionDays() {
        return body.integer("/properties/softDeleteRetentionInDays").absentMeans(90, "FACTS A.6");
    }

    public Fact<String> provisioningState() {
        return body.text("/properties/provisioningState");
    }

    /** {@code Active} once the security domain was taken; no default is documented. */
    public Fact<String> activationStatus() {
        return body.object("/properties/securityDomainProperties").flatMap(domain -> domain.text("/activationStatus"));
    }

    private Fact<List<String>> replicas() {
        return body.objectsOrNone("/properties/regions", "FACTS B.5").values(region -> Region.read(region, "/name"));
    }
}
