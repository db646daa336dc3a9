package io.github.cmkverify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.StrictJson;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Azure answered, to propose something of it; a judgement never reads it this way. */
record Found(Collection<Item> items) {
    /** The bodies of all answers to questions of {@code kind}. */
    Stream<JsonNode> bodies(EvidenceKind kind) {
        return items.stream().filter(item -> item.key().kind() == kind).flatMap(Found::pages);
    }

    /** The rows of every list. */
    Stream<JsonNode> rows() {
        return items.stream()
                .filter(item -> item.key().kind().shape().isList())
                .flatMap(Found::pages)
                .flatMap(body -> Stream.of("value", "data").flatMap(name -> all(body.path(name))));
    }

    static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<JsonNode> pages(Item item) {
        return item.pages().stream()
                .map(page -> page.answer()
                        .<JsonNode>fold(
                                received ->
                                        received.status() == 200 ? json(received.body()) : MissingNode.getInstance(),
                                missing -> MissingNode.getInstance()))
                .filter(body -> !body.isMissingNode());
    }

    private static JsonNode json(Bytes body) {
        try {
            return StrictJson.object(body);
        } catch (StrictJson.Refused e) {
            return MissingNode.getInstance();
        }
    }

    /** Text at a pointer; empty when it is not there. */
    static String text(JsonNode body, String pointer) {
        return body.at(pointer).asText("");
    }

    static List<String> texts(JsonNode array, String pointer) {
        return all(array)
                .map(each -> text(each, pointer))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
