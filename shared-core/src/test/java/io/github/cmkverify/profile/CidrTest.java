package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges at their edges: a firewall rule one address too wide is an open door. */
class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0/24, true",
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.112.255, false",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.0/24, 203.0.113.0/23, false",
        "203.0.113.0/24, 203.0.113.128/25, true",
        "203.0.113.7/32, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.7/32, true",
        "203.0.113.7/32, 203.0.113.6/31, false",
        "203.0.113.7/32, 203.0.113.7/0, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 0.0.0.0/0, true",
        "0.0.0.0/0, 128.0.0.0/1, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "128.0.0.0/1, 255.255.255.255/32, true",
        "255.255.255.254/31, 255.255.255.255, true"
    })
    void holdsARangeThatLiesInItWhole(String range, String rule, boolean holds) {
        assertThat(Cidr.parse(range).orElseThrow().contains(Cidr.network(rule).orElseThrow()))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77/25, 203.0.113.0/25",
        "203.0.113.200/25, 203.0.113.128/25",
        "203.0.113.7/0, 0.0.0.0/0",
        "255.255.255.255/1, 128.0.0.0/1",
        "203.0.113.7, 203.0.113.7/32",
        "0.0.0.0, 0.0.0.0/32"
    })
    void aRuleCoversItsRangeWhateverBitsItHasBeyondThePrefix(String rule, String range) {
        assertThat(Cidr.network(rule)).map(Cidr::text).contains(range);
        assertThat(Cidr.parse(rule).isPresent()).isEqualTo(range.startsWith(rule.split("/")[0] + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.07",
                "203.0.113.7/33",
                "203.0.113.7/",
                "203.0.113.7/-1",
                "203.0.113.7/024",
                " 203.0.113.7",
                "203.0.113.7-203.0.113.9",
                "'203.0.113.0/24'",
                "2001:db8::/32",
                "::ffff:203.0.113.7",
                "localhost",
                "0x7f.0.0.1",
                "3405803783",
                "\u0662\u0660\u0663.0.113.7"
            })
    void whatIsNoIpv4RangeIsNone(String text) {
        assertThat(Cidr.network(text)).isEmpty();
        assertThat(Cidr.parse(text)).isEmpty();
    }
}
