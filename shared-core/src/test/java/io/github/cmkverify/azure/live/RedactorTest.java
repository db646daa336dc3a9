package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.world.Worlds;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final String STORAGE_KEY = "A".repeat(40) + "b+/9".repeat(11) + "Qw==";
    private static final String JWT = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwcyJ9.c2lnbmF0dXJl";

    /** What must not be left of any of them. */
    private static final String[] CORES = {
        "abcDEF0123456789",
        STORAGE_KEY,
        "abcdefghijklmnopqrst",
        "hunter2",
        JWT,
        "00000000-1111-2222-3333-444444444444",
        "opaque-token-of-this-run",
        "JQQJ99",
        "PRIVATE KEY"
    };

    private final Secrets own = new Secrets();
    private final Redactor redactor = new Redactor(own);

    @BeforeEach
    void ownSecret() {
        own.add("opaque-token-of-this-run");
    }

    static Stream<String> secrets() {
        return Stream.of(
                "https://st.blob.core.windows.net/c?sv=2022-11-02&se=2027&sig=abcDEF0123456789%2Babcdef%3D",
                "sv=2022-11-02&ss=b&sig=abcDEF0123456789abcdef012345%3D",
                "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=" + STORAGE_KEY
                        + ";EndpointSuffix=core.windows.net",
                "Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abcdefghijklmnopqrstuv=",
                "InstrumentationKey=00000000-1111-2222-3333-444444444444;IngestionEndpoint=https://x",
                "Server=x;User ID=sa;Password=hunter2hunter2;",
                JWT,
                "Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789",
                STORAGE_KEY,
                "https://prod.logic.azure.com/workflows/x?api-version=1&sig=abcdefghijklmnopqrstuvwxyz",
                "https://fn.azurewebsites.net/api/hook?code=abcdefghijklmnopqrstuvwxyz==",
                "https://user:hunter2@example.com/",
                "a" + "Z9".repeat(25) + "b" + "JQQJ" + "99".repeat(14),
                "-----BEGIN RSA PRIVATE KEY-----",
                "it was opaque-token-of-this-run that came");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretAnywhereIsTakenOutAndItsPlaceNoted(String secret) throws Exception {
        String json = "{\"id\":\"/x\",\"tags\":{\"a/b~c\":\"%s\",\"owner\":\"ä\"},\"rows\":[1,{\"y\":[\"n\",\"%s\"]}]}"
                .formatted(secret, secret);
        Redactor.Redacted redacted = redactor.redact(json.getBytes(StandardCharsets.UTF_8));
        assertThat(redacted.body().text())
                .isEqualTo("{\"id\":\"/x\",\"tags\":{\"a/b~c\":\"[redacted]\",\"owner\":\"ä\"},"
                        + "\"rows\":[1,{\"y\":[\"n\",\"[redacted]\"]}]}");
        assertThat(redacted.pointers()).containsExactly("/tags/a~1b~0c", "/rows/1/y/1");
        assertThat(StrictJson.object(redacted.body()).at("/tags/owner").textValue())
                .isEqualTo("ä");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void alsoWhenItsLettersAreEscaped(String secret) {
        var escaped = new StringBuilder();
        secret.chars().forEach(c -> escaped.append(String.format(java.util.Locale.ROOT, "\\u%04x", c)));
        Redactor.Redacted redacted = redactor.redact(("{\"a\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(redacted.body().text()).isEqualTo("{\"a\":\"[redacted]\"}");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aNameThatIsASecretTakesItsObjectAlong(String secret) {
        Redactor.Redacted redacted =
                redactor.redact(("{\"tags\":{\"" + secret + "\":\"x\"}}").getBytes(StandardCharsets.UTF_8));
        assertThat(redacted.body().text()).isEqualTo("{\"tags\":{\"[redacted]\":\"x\"}}");
        assertThat(redacted.pointers()).containsExactly("/tags");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void nothingStaysInATextThatIsNoJson(String secret) {
        for (String page : new String[] {"<html>" + secret + "</html>", "{\"a\":\"" + secret + "\"", secret}) {
            Bytes body = redactor.redact(page.getBytes(StandardCharsets.UTF_8)).body();
            assertThat(body.text()).contains("[redacted]");
            assertThat(body.text()).doesNotContain(CORES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key1",
                "PrimaryKey",
                "connectionString",
                "ConnectionString",
                "InstrumentationKey",
                "password",
                "clientSecret",
                "access_token",
                "sasToken"
            })
    void aFieldThatIsASecretByItsNameIsTakenOut(String name) {
        Redactor.Redacted redacted = redactor.redact(
                ("{\"properties\":{\"" + name + "\":\"x1\",\"n\":null}}").getBytes(StandardCharsets.UTF_8));
        assertThat(redacted.body().text()).isEqualTo("{\"properties\":{\"" + name + "\":\"[redacted]\",\"n\":null}}");
        assertThat(redacted.pointers()).containsExactly("/properties/" + name);
        assertThat(redactor.text("{\"" + name + "\": \"x1\"")).isEqualTo("{\"" + name + "\": \"[redacted]\"");
    }

    @Test
    void whatHoldsNoSecretStaysByteForByte() {
        Worlds.all().stream()
                .flatMap(world -> world.record().items().stream())
                .flatMap(item -> item.pages().stream())
                .forEach(page -> {
                    Bytes body = page.answer().fold(received -> received.body(), missing -> Bytes.utf8(""));
                    Redactor.Redacted redacted = redactor.redact(body.toArray());
                    assertThat(redacted.body()).isEqualTo(body);
                    assertThat(redacted.pointers()).isEmpty();
                });
    }

    /** Another alphabet would hide what is looked for. */
    @Test
    void utf16IsNotLetThrough() {
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            byte[] body = ("{\"a\":\"" + JWT + "\"}").getBytes(wide);
            assertThat(redactor.redact(body).body().text()).as(wide.name()).isEqualTo("[redacted]");
        }
    }

    @Test
    void whateverComesIsReadWithoutAnError() {
        var random = new Random(7);
        String alphabet = "{}[]\",:\\u00e9 \n~/a1eyJ.";
        for (int i = 0; i < 5_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(redactor.redact(body).body()).isEqualTo(Bytes.of(body));
        }
    }
}
