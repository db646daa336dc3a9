package io.github.cmkverify.profile;

import java.net.URI;
import java.util.Optional;

/**
 * The endpoints of one Azure cloud (FACTS E.4).
 *
 * @param name as in the profile; {@code custom} for endpoints that the profile names itself
 * @param resourceManager {@code https://host}, without a slash at the end
 * @param authorityHost where tokens are asked for, in the same form
 * @param keyVaultSuffix end of a vault's host name, in lower case and beginning with its dot: compare it with the dot, or
 *     {@code evilvault.azure.net} fits too
 * @param managedHsmSuffix the same for Managed HSM; always given in a cloud of Microsoft's
 */
public record Cloud(
        String name, URI resourceManager, URI authorityHost, String keyVaultSuffix, Optional<String> managedHsmSuffix) {
    private static final String CUSTOM = "custom";

    /** One of Microsoft's clouds. */
    enum Named implements Choice {
        AZURE_CLOUD(
                "AzureCloud",
                "https://management.azure.com",
                "https://login.microsoftonline.com",
                ".vault.azure.net",
                ".managedhsm.azure.net"),
        AZURE_US_GOVERNMENT(
                "AzureUSGovernment",
                "https://management.usgovcloudapi.net",
                "https://login.microsoftonline.us",
                ".vault.usgovcloudapi.net",
                ".managedhsm.usgovcloudapi.net"),
        AZURE_CHINA_CLOUD(
                "AzureChinaCloud",
                "https://management.chinacloudapi.cn",
                "https://login.chinacloudapi.cn",
                ".vault.azure.cn",
                ".managedhsm.azure.cn");

        private final Cloud cloud;

        Named(String name, String resourceManager, String authorityHost, String keyVaultSuffix, String hsmSuffix) {
            this.cloud = new Cloud(
                    name,
                    URI.create(resourceManager),
                    URI.create(authorityHost),
                    keyVaultSuffix,
                    Optional.of(hsmSuffix));
        }

        Cloud cloud() {
            return cloud;
        }

        @Override
        public String text() {
            return cloud.name;
        }
    }

    /** The public cloud, {@code AzureCloud}. */
    public static Cloud azure() {
        return Named.AZURE_CLOUD.cloud;
    }

    /** Whether the profile names the endpoints itself; they are used only when the operator allows them. */
    public boolean isCustom() {
        return name.equals(CUSTOM);
    }

    /** The name of a cloud of Microsoft's. */
    static Type<Named> named() {
        return Types.choice("a cloud this tool knows", Named.values());
    }

    static Setting<Cloud> read(Fields azure) {
        if (azure.is(YamlNode.Shape.MAP, "cloud")) {
            Cloud custom = azure.object("cloud", Cloud::readEndpoints);
            return azure.made("cloud", custom, CUSTOM + " " + Endpoint.host(custom.resourceManager));
        }
        var type = named();
        return azure.setting(
                        "cloud",
                        type.refusing(text -> type.refusal().apply(text)
                                + ", or a map of resourceManager, authorityHost and keyVaultSuffix"),
                        Named.AZURE_CLOUD)
                .map(Named::cloud);
    }

    private static Cloud readEndpoints(Fields f) {
        return new Cloud(
                CUSTOM,
                f.required("resourceManager", Endpoint.url()).value(),
                f.required("authorityHost", Endpoint.url()).value(),
                f.required("keyVaultSuffix", Endpoint.suffix()).value(),
                f.optional("managedHsmSuffix", Endpoint.suffix()).value());
    }
}
