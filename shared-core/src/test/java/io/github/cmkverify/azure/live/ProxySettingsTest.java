package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {
    private static ProxySettings of(String... environment) throws LiveFailure {
        return ProxySettings.of(
                environment.length == 2
                        ? Map.of(environment[0], environment[1])
                        : Map.of(environment[0], environment[1], environment[2], environment[3]));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.example:3128, proxy.example:3128",
        "https_proxy, proxy.example:3128, proxy.example:3128",
        "HTTPS_PROXY, http://proxy.example, proxy.example:80",
        "HTTPS_PROXY, http://user:p%40ss@proxy.example:3128/, proxy.example:3128"
    })
    void isReadAsCurlReadsIt(String name, String value, String shown) throws Exception {
        ProxySettings proxy = of(name, value);
        assertThat(proxy.shown()).contains(shown);
        var chosen = proxy.selector()
                .select(URI.create("https://management.azure.com/x"))
                .get(0);
        assertThat(chosen.type()).isEqualTo(Proxy.Type.HTTP);
        assertThat(((InetSocketAddress) chosen.address()).getHostString()).isEqualTo("proxy.example");
    }

    @Test
    void thePasswordIsKeptQuiet() throws Exception {
        ProxySettings proxy = of("HTTPS_PROXY", "http://user:p%40ss+word@proxy.example:3128");
        assertThat(proxy.password()).contains("p@ss+word");
        assertThat(proxy).hasToString("proxy proxy.example:3128");
        assertThat(LiveSettings.of(Map.of("HTTPS_PROXY", "http://user:p%40ss@proxy.example:3128"))
                        .toString())
                .doesNotContain("p%40ss")
                .doesNotContain("p@ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hunter22@proxy:1",
                "socks5://user:hunter22@p:1",
                "http://user:hunter22@:80",
                "http://user:hunter22@proxy:0",
                "http://user:hunter22@proxy:65536",
                "http://user:hunter22@p :1"
            })
    void whatIsNoneIsRefusedWithoutQuotingIt(String value) {
        assertThatThrownBy(() -> of("HTTPS_PROXY", value))
                .isInstanceOf(LiveFailure.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vault.azure.net | kv.vault.azure.net | false",
                ".vault.azure.net | kv.vault.azure.net | false",
                "*.vault.azure.net | KV.vault.azure.net | false",
                "vault.azure.net | evilvault.azure.net | true",
                "a.example, management.azure.com | management.azure.com | false",
                "* | management.azure.com | false",
                "x | localhost | false",
                "x | 127.0.0.1 | false",
                "x | 169.254.169.254 | false",
                "x | management.azure.com | true"
            })
    void someHostsAreAskedDirectly(String noProxy, String host, boolean covered) throws Exception {
        assertThat(of("HTTPS_PROXY", "http://proxy.example:3128", "NO_PROXY", noProxy)
                        .covers(host))
                .isEqualTo(covered);
    }

    @Test
    void withoutAProxyNothingGoesThroughOne() throws Exception {
        assertThat(of("NO_PROXY", "x").covers("management.azure.com")).isFalse();
        assertThat(ProxySettings.none().selector().select(URI.create("https://x")))
                .containsExactly(Proxy.NO_PROXY);
    }

    /** Only to those who are asked for through it, and as it was meant, whatever was percent-encoded. */
    @ParameterizedTest
    @CsvSource({
        "http://user:p%40ss+word@proxy.example, user:p@ss+word",
        "http://user@proxy.example, user:",
        "http://us%C3%A4r:a:b@proxy.example, usär:a:b"
    })
    void theProxyIsGivenUserAndPassword(String value, String both) throws Exception {
        ProxySettings proxy = of("HTTPS_PROXY", value);
        assertThat(proxy.hasUser()).isTrue();
        assertThat(proxy.authorization("management.azure.com"))
                .contains("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        assertThat(proxy.authorization("localhost")).isEmpty();
    }

    @Test
    void withoutAUserNothingIsKeptQuietAndNothingSent() throws Exception {
        ProxySettings proxy = of("HTTPS_PROXY", "http://proxy.example");
        assertThat(proxy.hasUser()).isFalse();
        assertThat(proxy.password()).isEmpty();
        assertThat(proxy.authorization("management.azure.com")).isEmpty();
        assertThat(of("HTTPS_PROXY", "http://user@proxy.example").password()).isEmpty();
        assertThat(ProxySettings.none()).hasToString("no proxy");
    }

    @Test
    void theLowerCaseNameCountsFirstAndAnEmptyOneIsNone() throws Exception {
        assertThat(of("https_proxy", "http://a.example:1", "HTTPS_PROXY", "http://b.example:2")
                        .shown())
                .contains("a.example:1");
        assertThat(of("https_proxy", " ", "HTTPS_PROXY", "http://b.example:2").shown())
                .contains("b.example:2");
        assertThat(of("HTTPS_PROXY", "http://b.example:65535").shown()).contains("b.example:65535");
    }

    /** What the selector says is what {@code covers} says. */
    @Test
    void whoIsAskedDirectlyIsSelectedSo() throws Exception {
        ProxySettings proxy = of("HTTPS_PROXY", "http://proxy.example", "NO_PROXY", "azure.com");
        assertThat(proxy.selector().select(URI.create("https://management.azure.com/x")))
                .containsExactly(Proxy.NO_PROXY);
        var chosen = (InetSocketAddress) proxy.selector()
                .select(URI.create("https://vault.azure.net/x"))
                .get(0)
                .address();
        assertThat(chosen.getPort()).isEqualTo(80);
        assertThat(chosen.isUnresolved())
                .as("it is the proxy that asks the name server")
                .isTrue();
    }
}
