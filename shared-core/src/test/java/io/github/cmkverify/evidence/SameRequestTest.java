package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two spellings of one request are one request; nothing else is. */
class SameRequestTest {
    private static final String BASE =
            "https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc";

    @ParameterizedTest
    @CsvSource({
        "true, https://management.azure.com:443/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "true, HTTPS://Management.Azure.COM/Subscriptions/S/X%20Y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "true, https://management.azure.com/subscriptions/s/x%20y?$skiptoken=aB+c&$Filter=ATSCOPE()%20and%20a('o')&API-Version=9",
        "true, https://management.azure.com/subscriptions/s/x%20y?$filter=atScope%28%29%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=ab%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%20c",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('P')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc&$top=1",
        "false, https://management.azure.com/subscriptions/s/x%20y",
        "false, https://management.azure.com/subscriptions/s/x+y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions%2Fs/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y/?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, http://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, http://management.azure.com:443/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com:444/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://u@management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc#f",
        "false, https://management.azure.com/subscriptions/s/x%20y?api-version=1%26$top=1&$filter=atScope()%20and%20a('O')&$skiptoken=aB%2Bc&x",
        "false, 'https://management.azure.com/sub scriptions'",
        "false, ''",
    })
    void urls(boolean same, String url) {
        assertThat(SameRequest.test(get(url), get(BASE))).isEqualTo(same);
        assertThat(SameRequest.test(get(BASE), get(url))).isEqualTo(same);
    }

    @Test
    void anEncodedAmpersandDoesNotHideAParameter() {
        assertThat(SameRequest.test(
                        get("https://h/x?$filter=a%26api-version=2"), get("https://h/x?$filter=a&api-version=2")))
                .isFalse();
    }

    @Test
    void noUrlIsTheSameAsNoUrl() {
        assertThat(SameRequest.test(get(""), get(""))).isFalse();
        assertThat(SameRequest.test(get("https://a_b/x"), get("https://c_d/x"))).isFalse();
        assertThat(SameRequest.sameHost("https://a_b/x", "https://a_b/x")).isFalse();
        assertThat(SameRequest.sameHost("https://h/x", "")).isFalse();
    }

    @Test
    void methodAndBodyCount() {
        Request base = new Request("POST", BASE, "1", Optional.of("{}"));

        assertThat(SameRequest.test(base, base)).isTrue();
        assertThat(SameRequest.test(new Request("POST", BASE, "2", Optional.of("{}")), base))
                .isTrue();
        assertThat(SameRequest.test(new Request("GET", BASE, "1", Optional.of("{}")), base))
                .isFalse();
        assertThat(SameRequest.test(new Request("POST", BASE, "1", Optional.of("{ }")), base))
                .isFalse();
        assertThat(SameRequest.test(new Request("POST", BASE, "1", Optional.empty()), base))
                .isFalse();
    }

    @Test
    void addressesAreTakenApart() {
        assertThat(Address.of("https://H:8443/A/b%2Fc?B=X&a"))
                .contains(new Address("https://h:8443", List.of("", "a", "b/c"), List.of("a=", "b=X")));
        assertThat(Address.of("https://h")).contains(new Address("https://h", List.of(""), List.of()));
    }

    private static Request get(String url) {
        return new Request("GET", url, "1", Optional.empty());
    }
}
