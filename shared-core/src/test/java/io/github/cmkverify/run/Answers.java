package io.github.cmkverify.run;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What Azure answered to a question, made up. */
final class Answers {
    private static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");

    private Answers() {}

    static Answer received(int status, String body) {
        return new Answer.Received(status, TIME, "", "application/json", Bytes.utf8(body));
    }

    static Answer missing(String reason) {
        return new Answer.Missing(TIME, reason);
    }

    static Item item(EvidenceKey key, Answer... pages) {
        var request = new Request("GET", "https://management.azure.com/", "1", Optional.empty());
        return new Item(
                key, Stream.of(pages).map(page -> new Item.Page(request, page)).toList());
    }

    static Item item(EvidenceKey key, String body) {
        return item(key, received(200, body));
    }
}
