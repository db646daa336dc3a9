package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @ParameterizedTest
    @CsvSource({
        "key-version=403, key-version, STATUS, 403:, 1, 2147483647",
        "vault=404:KeyNotFound, vault, STATUS, 404:KeyNotFound, 1, 2147483647",
        "*=429:1@10, *, STATUS, 429:1, 10, 2147483647",
        "*/vaults/*=cutx2, */vaults/*, CUT, '', 1, 2",
        "account=slow:250@2x3, account, SLOW, 250, 2, 3",
        "token=aadsts:7000215, token, AADSTS, 7000215, 1, 2147483647"
    })
    void isReadAsWritten(String text, String where, Fault.Kind kind, String detail, int every, int times) {
        assertThat(Fault.parse(text)).isEqualTo(new Fault(where, kind, detail, every, times));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vault", "vault=", "=403", "vault=explode", "vault=999", "vaults=403", "vault=403:"})
    void whatIsNoneIsRefusedWithTheWayToWriteIt(String text) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("WHERE=WHAT", "is no kind of evidence");
    }

    @Test
    void whoMistypesAFaultIsToldAllKinds() {
        assertThatThrownBy(() -> Fault.parse("vault=explode"))
                .hasMessageEndingWith(
                        "WHAT is a status or one of slow, cut, truncate, broken, login, endless, foreign, flip,"
                                + " redirect, echo, aadsts");
    }

    @ParameterizedTest
    @CsvSource({
        "vault=403, vault, management/x, true",
        "vault=403, key, management/vaults/x, false",
        "*/vaults/*=403, key, management/a/vaults/kv/keys/k, true",
        "*/Vaults/*=403, key, management/a/vaults/kv, true",
        "*/vaults=403, key, management/a/vaults/kv, false",
        "kv.vault.azure.net*=403, vault-key, kv.vault.azure.net/keys/k, true",
        "*=403, token, management/t/oauth2/v2.0/token, false",
        "token=403, token, management/t/oauth2/v2.0/token, true"
    })
    void concernsWhatItNames(String fault, String what, String address, boolean concerns) {
        assertThat(Fault.parse(fault).concerns(what, address)).isEqualTo(concerns);
    }

    @Test
    void strikesInItsTurnOnly() {
        var faults = new Faults(List.of(Fault.parse("*=500@3x2"), Fault.parse("vault=403x1")));
        var struck = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            struck.append(faults.of("vault", "management/v").map(Fault::detail).orElse("-"));
        }
        assertThat(struck).hasToString("403:-500:--500:------");
    }
}
