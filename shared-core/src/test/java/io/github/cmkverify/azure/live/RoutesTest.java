package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Cloud;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only GET and the search of Resource Graph, only to the hosts of the cloud: whatever else is asked for is not sent. */
class RoutesTest {
    private static final String ARM = "https://management.azure.com";
    private static final String GRAPH = ARM + "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01";
    private static final Routes ROUTES = new Routes(Cloud.azure());
    private static final Routes LOCAL = new Routes(new Cloud(
            "custom",
            URI.create("http://localhost:8443"),
            URI.create("http://localhost:8443"),
            ".vault.azure.net",
            Optional.empty()));

    @ParameterizedTest
    @EnumSource(EvidenceKind.class)
    void everyRequestOfTheTableMayBeSent(EvidenceKind kind) throws Exception {
        boolean data = kind.plane() == EvidenceKind.Plane.VAULT || kind.plane() == EvidenceKind.Plane.HSM;
        String host = kind.plane() == EvidenceKind.Plane.HSM ? "h.managedhsm.azure.net" : "kv.vault.azure.net";
        String[] arguments = IntStream.range(0, kind.arguments())
                .mapToObj(i -> i > 0
                                || kind.template().startsWith("/")
                                || !kind.template().contains("{0}")
                        ? "a" + i
                        : "/subscriptions/s/resourceGroups/g/providers/p/t/n")
                .toArray(String[]::new);
        if (data) {
            arguments[0] = host;
        }
        if (kind == EvidenceKind.HSM_ROLE_ASSIGNMENTS_ABOVE) {
            arguments[1] = "/keys"; // a scope, which starts the path
        }
        Request request = Request.of(kind.key(arguments), Cloud.azure(), kind.apiVersion());
        Routes.Route route = ROUTES.of(request);
        assertThat(route.url()).hasToString(request.url());
        assertThat(route.manager()).isEqualTo(!data);
        assertThat(route.scope())
                .isEqualTo(data ? "https://" + host.substring(host.indexOf('.') + 1) + "/.default" : ARM + "/.default");
    }

    static Stream<String> foreign() {
        return Stream.of(
                "https://attacker.example/subscriptions",
                "https://management.azure.com.attacker.example/subscriptions",
                "https://attacker.example/management.azure.com",
                "https://management.azure.com@attacker.example/subscriptions",
                "https://user:password@management.azure.com/subscriptions",
                "http://management.azure.com/subscriptions",
                "https://management.azure.com:8443/subscriptions",
                "https://management.usgovcloudapi.net/subscriptions",
                "https://login.microsoftonline.com/common",
                "https://evilvault.azure.net/keys/k",
                "https://a.b.vault.azure.net/keys/k",
                "https://vault.azure.net/keys/k",
                "https://.vault.azure.net/keys/k",
                "https://kv.vault.azure.net:8443/keys/k",
                "http://kv.vault.azure.net/keys/k",
                "https://kv.vault.azure.net.attacker.example/keys/k",
                "https://localhost/subscriptions",
                "https://169.254.169.254/metadata/identity/oauth2/token",
                "file:///etc/passwd",
                "//attacker.example/x",
                "no address at all",
                "");
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void noOtherHostIsAsked(String url) {
        refused(new Request("GET", url, "1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts/a/listKeys",
                "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts/a/LISTKEYS?api-version=1",
                "/subscriptions/s/providers/Microsoft.CognitiveServices/accounts/a/regenerateKey",
                "/subscriptions/s/providers/Microsoft.Storage/storageAccounts/a/listAccountSas",
                "/subscriptions/s/providers/Microsoft.KeyVault/vaults/v/secrets",
                "/subscriptions/s/providers/Microsoft.KeyVault/vaults/v/secrets/name",
                "/subscriptions/s/list%4Beys",
                "/subscriptions/s/list%254Beys",
                "/subscriptions/s/x/..%2Fy",
                "/subscriptions/s/../listKeys",
                "/subscriptions/s/%2e%2e/y",
                "/subscriptions//attacker.example",
                "/subscriptions/s#fragment"
            })
    void noSecretIsAskedForAndNoPathInDisguise(String path) {
        refused(new Request("GET", ARM + path, "1", Optional.empty()));
        refused(new Request("GET", "https://kv.vault.azure.net" + path, "1", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get", "Get", "CONNECT", "TRACE", ""})
    void noOtherMethodIsSent(String method) {
        refused(new Request(method, ARM + "/subscriptions/s", "1", Optional.empty()));
        refused(new Request(method, GRAPH, "1", Optional.of("{}")));
    }

    @Test
    void onlyTheSearchIsPosted() throws Exception {
        assertThat(ROUTES.of(new Request("POST", GRAPH, "1", Optional.of("{}"))).lane())
                .isEqualTo("management.azure.com Resource Graph");
        refused(new Request("POST", GRAPH, "1", Optional.empty()));
        refused(new Request("POST", GRAPH.replace("/resources?", "/resourcesHistory?"), "1", Optional.of("{}")));
        refused(new Request("POST", GRAPH.replace("/resources?", "/resources/x?"), "1", Optional.of("{}")));
        refused(new Request("POST", ARM + "/subscriptions/s/x", "1", Optional.of("{}")));
        refused(new Request("POST", GRAPH.replace(ARM, "https://kv.vault.azure.net"), "1", Optional.of("{}")));
        refused(new Request("GET", GRAPH, "1", Optional.of("{}")));
    }

    /** Seeded spellings of methods, hosts and paths: what is sent is GET or the search, and to a host of the cloud. */
    @Test
    void nothingElseCanBeSent() {
        var random = new Random(4);
        var methods = List.of("GET", "POST", "PUT", "DELETE", "get");
        var hosts = List.of(
                "management.azure.com",
                "MANAGEMENT.azure.com:443",
                "kv.vault.azure.net",
                "evil.example",
                "vault.azure.net",
                "kv.vault.azure.net:444",
                "a@management.azure.com",
                "xn--kv.managedhsm.azure.net");
        var parts = List.of("subscriptions", "listKeys", "..", "%2e%2e", "secrets", "", "keys", "providers", "a%2fb");
        int sent = 0;
        for (int i = 0; i < 20_000; i++) {
            String host = hosts.get(random.nextInt(hosts.size()));
            String[] path = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(n -> parts.get(random.nextInt(parts.size())))
                    .toArray(String[]::new);
            String method = methods.get(random.nextInt(methods.size()));
            String url = (random.nextInt(10) == 0 ? "http" : "https") + "://" + host + "/" + String.join("/", path);
            try {
                Routes.Route route = ROUTES.of(
                        new Request(method, url, "1", random.nextBoolean() ? Optional.of("{}") : Optional.empty()));
                sent++;
                assertThat(method).isEqualTo("GET");
                assertThat(route.url().getScheme()).isEqualTo("https");
                assertThat(route.url().getHost().toLowerCase(java.util.Locale.ROOT))
                        .isIn("management.azure.com", "kv.vault.azure.net", "xn--kv.managedhsm.azure.net");
                assertThat(Arrays.asList(path)).doesNotContain("listKeys", "..", "%2e%2e", "secrets", "a%2fb");
            } catch (Routes.Refused e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        assertThat(sent).isGreaterThan(100);
    }

    /** A cloud on this machine has no names for its vaults. */
    @Test
    void vaultsOfALocalCloudAreAskedThroughItsManager() throws Exception {
        Routes.Route route =
                LOCAL.of(new Request("GET", "https://kv.vault.azure.net/keys/k?api-version=1", "1", Optional.empty()));
        assertThat(route.url()).hasToString("http://localhost:8443/keys/k?api-version=1");
        assertThat(route.forwardedHost()).contains("kv.vault.azure.net");
        assertThat(route.scope()).isEqualTo("https://vault.azure.net/.default");
        assertThat(LOCAL.of(new Request("GET", "http://localhost:8443/subscriptions/s", "1", Optional.empty()))
                        .forwardedHost())
                .isEmpty();
        assertThatThrownBy(() ->
                        LOCAL.of(new Request("GET", "http://localhost:8444/subscriptions/s", "1", Optional.empty())))
                .isInstanceOf(Routes.Refused.class);
        assertThatThrownBy(() ->
                        LOCAL.of(new Request("GET", "http://127.0.0.1:8443/subscriptions/s", "1", Optional.empty())))
                .isInstanceOf(Routes.Refused.class);
    }

    private static void refused(Request request) {
        assertThatThrownBy(() -> ROUTES.of(request)).isInstanceOf(Routes.Refused.class);
    }
}
