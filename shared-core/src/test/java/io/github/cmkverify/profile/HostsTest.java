package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    private static String with(String cloud) {
        return Profiles.MINIMAL.replace("accounts:", "  cloud: " + cloud + "\naccounts:");
    }

    private static String custom(String resourceManager, String authorityHost, String suffix) {
        return with("{resourceManager: '" + resourceManager + "', authorityHost: '" + authorityHost
                + "', keyVaultSuffix: " + suffix + "}");
    }

    private static Profile read(String resourceManager, String authorityHost, String suffix) {
        return Profiles.read(custom(resourceManager, authorityHost, suffix));
    }

    /** FACTS E.4. */
    @ParameterizedTest
    @CsvSource({
        "AzureCloud, management.azure.com, login.microsoftonline.com, .vault.azure.net, .managedhsm.azure.net",
        "AzureUSGovernment, management.usgovcloudapi.net, login.microsoftonline.us, .vault.usgovcloudapi.net,"
                + " .managedhsm.usgovcloudapi.net",
        "AzureChinaCloud, management.chinacloudapi.cn, login.chinacloudapi.cn, .vault.azure.cn, .managedhsm.azure.cn"
    })
    void cloudsOfMicrosoftNeedNoPermission(String name, String arm, String login, String vault, String hsm) {
        Profile profile = Profiles.read(with(name));
        Cloud cloud = profile.azure().cloud().value();
        assertThat(cloud.name()).isEqualTo(name);
        assertThat(cloud.isCustom()).isFalse();
        assertThat(cloud.resourceManager()).isEqualTo(URI.create("https://" + arm));
        assertThat(cloud.authorityHost()).isEqualTo(URI.create("https://" + login));
        assertThat(cloud.keyVaultSuffix()).isEqualTo(vault);
        assertThat(cloud.managedHsmSuffix()).contains(hsm);
        assertThat(profile.customHosts()).isEmpty();
        assertThat(AllowedHosts.none().refuse(profile)).isEmpty();
    }

    @Test
    void endpointsAreNormalised() {
        Profile profile =
                read("HTTPS://ARM.Corp.Example:443/", "https://login.corp.example:8443", ".Vault.Corp.Example");
        Cloud cloud = profile.azure().cloud().value();
        assertThat(cloud.isCustom()).isTrue();
        assertThat(cloud.name()).isEqualTo("custom");
        assertThat(cloud.resourceManager()).hasToString("https://arm.corp.example");
        assertThat(cloud.authorityHost()).hasToString("https://login.corp.example:8443");
        assertThat(cloud.keyVaultSuffix()).isEqualTo(".vault.corp.example");
        assertThat(cloud.managedHsmSuffix()).isEmpty();
        assertThat(profile.customHosts())
                .containsExactlyInAnyOrder("arm.corp.example", "login.corp.example:8443", ".vault.corp.example");
        assertThat(profile.azure().cloud().source().shown()).isEqualTo("custom arm.corp.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://localhost",
                "http://127.0.0.1",
                "https://127.9.9.9:1",
                "http://[::1]:8443/"
            })
    void thisMachineIsAlwaysAllowed(String loopback) {
        Profile profile = read(loopback, loopback, ".vault.corp.example");
        assertThat(profile.customHosts()).containsExactly(".vault.corp.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://arm.corp.example",
                "ftp://localhost",
                "arm.corp.example",
                "//arm.corp.example",
                "https://",
                "https:///x",
                "https://arm.corp.example/path",
                "https://arm.corp.example?x",
                "https://arm.corp.example#x",
                "https://u@arm.corp.example",
                "https://arm.corp.example:0",
                "https://arm.corp.example:99999",
                "https://arm.corp.example:",
                "https://arm corp",
                "http://localhost.corp.example",
                "http://127.0.0.1.corp.example",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "https://m\u00fcnchen.example"
            })
    void otherAddressesAreRefused(String url) {
        assertThat(Profiles.problems(custom(url, "https://localhost", ".vault.corp.example")))
                .singleElement()
                .asString()
                .startsWith("cmk-profile.yml:7:28 azure.cloud.resourceManager: ")
                .contains("is not an address this tool may call; use https://HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault.corp.example",
                ".example",
                ".",
                "..example",
                ".a..b",
                "'.a.b/'",
                ".a.b:1",
                ".-a.b",
                "'.*.b'"
            })
    void otherSuffixesAreRefused(String suffix) {
        assertThat(Profiles.problems(custom("https://localhost", "https://localhost", suffix)))
                .singleElement()
                .asString()
                .contains("azure.cloud.keyVaultSuffix")
                .contains("is not an end of a host name; use a text such as .vault.azure.net");
    }

    /** A row per list of the operator; the profile names arm.corp.example, login.corp.example:8443 and .vault.corp.example. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| arm.corp.example login.corp.example:8443 .vault.corp.example",
                "arm.corp.example | login.corp.example:8443 .vault.corp.example",
                "ARM.corp.example , Login.Corp.Example:8443 , .vault.corp.example |",
                ".corp.example | login.corp.example:8443",
                ".corp.example,.corp.example:8443 |",
                "corp.example | arm.corp.example login.corp.example:8443 .vault.corp.example",
                "vault.corp.example | arm.corp.example login.corp.example:8443 .vault.corp.example",
                ".example.com,*,.,https://arm.corp.example | arm.corp.example login.corp.example:8443"
                        + " .vault.corp.example",
                "rp.example,m.corp.example | arm.corp.example login.corp.example:8443 .vault.corp.example",
                "login.corp.example | arm.corp.example login.corp.example:8443 .vault.corp.example"
            })
    void onlyTheOperatorAllowsAHost(String list, String refused) {
        Profile profile = read("https://arm.corp.example", "https://login.corp.example:8443", ".vault.corp.example");
        List<Problem> problems = AllowedHosts.of(list == null ? "" : list).refuse(profile);
        List<String> expected = refused == null ? List.of() : List.of(refused.split(" "));
        assertThat(problems).extracting(p -> p.message().split("\"")[1]).containsExactlyElementsOf(expected);
    }

    @Test
    void theRefusalNamesThePlaceAndTheWayOut() {
        Profile profile = read("https://arm.corp.example", "https://localhost", ".vault.corp.example");
        assertThat(Profiles.text(AllowedHosts.of(".vault.corp.example").refuse(profile)))
                .containsExactly(
                        "cmk-profile.yml:7:28 azure.cloud.resourceManager: \"arm.corp.example\" is not a host that the"
                                + " operator allows (.vault.corp.example); ask for it to be added to"
                                + " CMK_VERIFY_ALLOWED_HOSTS, or use cloud: AzureCloud");
    }
}
