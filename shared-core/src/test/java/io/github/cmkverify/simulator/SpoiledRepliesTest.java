package io.github.cmkverify.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault does what its description says: rehearsals trust it. */
class SpoiledRepliesTest {
    private static final String ADDRESS = "management/subscriptions/s/vaults/kv";
    private static final Reply GOOD = new Reply(
            200,
            "application/json",
            Map.of(Simulator.SELF, "http://localhost:1/vaults?api-version=2024-11-01&$skiptoken=old"),
            Bytes.utf8("{\"id\":\"x\",\"value\":[]}"));

    private final Faults faults = new Faults(List.of());

    private Reply spoil(String fault) {
        return faults.spoil(Fault.parse("*=" + fault), GOOD, ADDRESS, "Bearer the-token");
    }

    private static String field(Reply reply, String name) throws StrictJson.Refused {
        return StrictJson.object(reply.body()).path(name).asText();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, BadRequest, none",
        "403, 403, AuthorizationFailed, none",
        "404:KeyNotFound, 404, KeyNotFound, none",
        "404:7, 404, 7, none",
        "418, 418, Error, none",
        "429, 429, TooManyRequests, none",
        "429:7, 429, TooManyRequests, 7",
        "429:SubscriptionRequestsThrottled, 429, SubscriptionRequestsThrottled, none",
        "503:12, 503, ServerTimeout, 12",
        "503:1234567, 503, 1234567, none"
    })
    void errorsHaveTheCodeAndTheWaitOfAzure(String fault, int status, String code, String wait)
            throws StrictJson.Refused {
        Reply reply = spoil(fault);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(StrictJson.object(reply.body()).at("/error/code").asText()).isEqualTo(code);
        assertThat(reply.headers().getOrDefault("Retry-After", "none")).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"slow:5", "cut", "truncate"})
    void whatConcernsTheConnectionLeavesTheReplyAlone(String fault) {
        assertThat(spoil(fault)).isEqualTo(GOOD);
    }

    @Test
    void brokenJsonIsTheFirstHalf() {
        String whole = GOOD.body().text();

        assertThat(spoil("broken").body().text()).isEqualTo(whole.substring(0, whole.length() / 2));
        assertThat(spoil("broken").status()).isEqualTo(200);
    }

    @Test
    void aLoginPageIsNoJson() {
        Reply reply = spoil("login");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).startsWith("text/html");
        assertThat(reply.body().text()).startsWith("<!DOCTYPE html>").contains("<form");
    }

    @Test
    void aListThatNeverEndsLeadsToItselfAndOn() throws StrictJson.Refused {
        assertThat(field(spoil("endless"), "nextLink"))
                .isEqualTo("http://localhost:1/vaults?api-version=2024-11-01&$skiptoken=1");
        assertThat(field(spoil("endless"), "nextLink"))
                .as("a page further on")
                .isEqualTo("http://localhost:1/vaults?api-version=2024-11-01&$skiptoken=2");
        assertThat(field(spoil("endless"), "id")).isEqualTo("x");
    }

    @Test
    void onlyAnEndlessListMakesPagesUp() {
        assertThat(new Faults(List.of(Fault.parse("*=403"), Fault.parse("*=endless"))).endless())
                .isTrue();
        assertThat(new Faults(List.of(Fault.parse("*=403"))).endless()).isFalse();
        assertThat(Faults.withoutToken("a=1&$skiptoken=x%20y&b=2")).isEqualTo("a=1&b=2");
    }

    @Test
    void aForeignListGoesOnElsewhere() throws StrictJson.Refused {
        assertThat(field(spoil("foreign"), "nextLink")).startsWith("https://attacker.example/");
    }

    @Test
    void theSecondAnswerDiffersFromTheFirstAndThoseBehindItFromNone() throws StrictJson.Refused {
        assertThat(spoil("flip")).isEqualTo(GOOD);
        assertThat(field(spoil("flip"), "etag")).isEqualTo("\"flipped\"");
        assertThat(field(spoil("flip"), "etag")).isEqualTo("\"flipped\"");
        assertThat(faults.spoil(Fault.parse("*=flip"), GOOD, "another", "")).isEqualTo(GOOD);
    }

    @Test
    void aRedirectLeadsToAStranger() {
        Reply reply = spoil("redirect");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.headers()).containsEntry("Location", "https://attacker.example/login");
    }

    @Test
    void anEchoRepeatsTheToken() throws StrictJson.Refused {
        assertThat(field(spoil("echo"), "echo")).isEqualTo("Bearer the-token");
    }

    @ParameterizedTest
    @CsvSource({"aadsts, 7000215", "aadsts:7000222, 7000222", "aadsts:123, 7000215", "aadsts:x, 7000215"})
    void aRefusedSignInHasItsCode(String fault, String code) throws StrictJson.Refused {
        Reply reply = spoil(fault);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(field(reply, "error_description")).startsWith("AADSTS" + code + ":");
        assertThat(StrictJson.object(reply.body()).at("/error_codes/0").asText())
                .isEqualTo(code);
    }

    /** What is not JSON has no field to put in. */
    @Test
    void whatIsNoJsonStaysAsItIs() {
        Reply page = GOOD.withBody(Bytes.utf8("<html>"));

        assertThat(faults.spoil(Fault.parse("*=echo"), page, ADDRESS, "t")).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"slow, 1000", "slow:0, 0", "slow:250, 250", "slow:1234567, 1000", "slow:x, 1000"})
    void aDelayIsANumberOrASecond(String fault, int milliseconds) {
        assertThat(Fault.parse("*=" + fault).amount(1000)).isEqualTo(milliseconds);
    }
}
