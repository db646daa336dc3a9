package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Takes secrets out of an answer before it is hashed, judged or stored. A text of JSON that holds one is replaced as a whole
 * and its pointer noted, so that the field reads as unknown, live and in every replay. All other bytes stay as they came.
 */
final class Redactor {
    static final String REDACTED = "[redacted]";

    private final Secrets own;

    Redactor(Secrets own) {
        this.own = own;
    }

    /** @param pointers what was taken out; empty also for a body that is no JSON, which nothing is read from anyway */
    record Redacted(Bytes body, List<String> pointers) {}

    Redacted redact(byte[] body) {
        if (new String(body, StandardCharsets.ISO_8859_1).indexOf(0) >= 0) {
            // UTF-16, or no text at all: Azure writes neither, and secrets could hide in it
            return new Redacted(Bytes.utf8(REDACTED), List.of());
        }
        Bytes raw = Bytes.of(body);
        try {
            StrictJson.object(raw);
        } catch (StrictJson.Refused e) {
            return new Redacted(plain(body, raw), List.of());
        }
        List<JsonText.Text> secret =
                JsonText.of(body).stream().filter(this::isSecret).toList();
        return secret.isEmpty()
                ? new Redacted(raw, List.of())
                : new Redacted(
                        without(body, secret),
                        secret.stream().map(JsonText.Text::pointer).distinct().toList());
    }

    private boolean isSecret(JsonText.Text text) {
        boolean named = !text.isName() && !text.value().isEmpty() && SecretPatterns.isSecretField(text.field());
        return named || SecretPatterns.hasSecret(text.value()) || own.in(text.value());
    }

    private static Bytes without(byte[] body, List<JsonText.Text> secret) {
        byte[] quoted = ("\"" + REDACTED + "\"").getBytes(StandardCharsets.US_ASCII);
        var kept = new ByteArrayOutputStream(body.length);
        int from = 0;
        for (JsonText.Text text : secret) {
            kept.write(body, from, text.from() - from);
            kept.writeBytes(quoted);
            from = text.to();
        }
        kept.write(body, from, body.length - from);
        return Bytes.of(kept.toByteArray());
    }

    /** Byte for character and back, so that whatever it is stays so. */
    private Bytes plain(byte[] body, Bytes raw) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String quiet = text(text);
        return quiet.equals(text) ? raw : Bytes.of(quiet.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** {@code text} without the secrets that can be recognised in it. */
    String text(String text) {
        String named = SecretPatterns.FIELD.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(REDACTED));
        return own.without(SecretPatterns.VALUE.matcher(named).replaceAll(Matcher.quoteReplacement(REDACTED)));
    }
}
