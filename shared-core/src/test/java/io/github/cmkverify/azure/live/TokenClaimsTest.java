package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    private static final TokenClaims NONE = new TokenClaims(Optional.empty(), Optional.empty(), Optional.empty());

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoItIsForIsRead() {
        String claims = encoded("{\"tid\":\"t\",\"appid\":\"a\",\"azp\":\"z\",\"oid\":\"o\\n\"}");
        assertThat(TokenClaims.of("h." + claims + ".s"))
                .isEqualTo(new TokenClaims(Optional.of("t"), Optional.of("a"), Optional.of("o?")));
        assertThat(TokenClaims.of("h." + encoded("{\"azp\":\"z\",\"tid\":7}") + "."))
                .isEqualTo(new TokenClaims(Optional.empty(), Optional.of("z"), Optional.empty()));
    }

    /** A token is the business of whom it is shown to; one that we cannot read is still sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "opaque", "a.b", "a.!.c", "a.e30.c", "a.W10.c", "a.eyJ0aWQiOiJ0In0", "a.eyJ0aWQiOiJ0In0.c.d"
            })
    void aTokenThatSaysNothingIsNoError(String token) {
        assertThat(TokenClaims.of(token)).isEqualTo(NONE);
    }
}
