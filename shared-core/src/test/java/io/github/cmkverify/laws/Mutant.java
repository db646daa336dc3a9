package io.github.cmkverify.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One field of one answer, and the ways in which it can be other than it was.
 *
 * @param page index of the page
 * @param pointer of a member of an object; elements of arrays are rows, and a row that is not there leaves no trace
 */
record Mutant(Item item, int page, String pointer) {
    private static final List<JsonNode> OF_EVERY_TYPE = List.of(
            TextNode.valueOf("x"),
            IntNode.valueOf(7),
            BooleanNode.TRUE,
            BooleanNode.FALSE,
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode());

    /** Every field of every answer to {@code item}. */
    static List<Mutant> of(Item item) {
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < item.pages().size(); i++) {
            int page = i;
            item.pages()
                    .get(i)
                    .answer()
                    .fold(
                            received -> isObject(received)
                                    ? collect(Json.parse(received.body().text()), "", item, page, mutants)
                                    : 0,
                            missing -> 0);
        }
        return mutants;
    }

    private static boolean isObject(Answer.Received answer) {
        return answer.body().text().startsWith("{");
    }

    private static int collect(JsonNode node, String at, Item item, int page, List<Mutant> mutants) {
        node.properties().forEach(field -> {
            String pointer = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            mutants.add(new Mutant(item, page, pointer));
            collect(field.getValue(), pointer, item, page, mutants);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, item, page, mutants);
        }
        return mutants.size();
    }

    /** Kind and pointer without the places of rows and the names of identities: one field of the API. */
    String field() {
        return item.key().kind().id() + " " + general(pointer);
    }

    /** {@code pointer} without the places of rows and the names of identities. */
    static String general(String pointer) {
        return pointer.replaceAll("/\\d+(?=/|$)", "/*")
                .replaceAll("userAssignedIdentities/[^/]+", "userAssignedIdentities/*");
    }

    /** A member of a map, such as an identity by its id: without it there is one less, with null it is not known. */
    boolean isNameOfSomething() {
        return general(pointer).endsWith("userAssignedIdentities/*");
    }

    Item removed() {
        JsonNode root = body();
        Json.remove(root, pointer);
        return with(root);
    }

    Item nulled() {
        return set(NullNode.instance);
    }

    JsonNodeType type() {
        return body().at(pointer).getNodeType();
    }

    /** The field as every other type of JSON, and as something that looks like it. */
    List<Item> retyped() {
        JsonNode was = body().at(pointer);
        Stream<JsonNode> lookalikes = Stream.of(
                TextNode.valueOf(was.asText()),
                JsonNodeFactory.instance.arrayNode().add(was.deepCopy()),
                JsonNodeFactory.instance.objectNode().set("value", was.deepCopy()));
        return Stream.concat(OF_EVERY_TYPE.stream(), lookalikes)
                .filter(other -> other.getNodeType() != was.getNodeType())
                .map(this::set)
                .toList();
    }

    /** The field as two other types, but {@code right}, to which a case that retyped it must not be turned back. */
    Stream<Item> twoOtherTypes(Set<JsonNodeType> right) {
        JsonNodeType was = type();
        List<JsonNode> others = OF_EVERY_TYPE.stream()
                .filter(other -> other.getNodeType() != was && !right.contains(other.getNodeType()))
                .toList();
        return Stream.of(others.get(0), others.get(others.size() - 1)).map(this::set);
    }

    private Item set(JsonNode value) {
        JsonNode root = body();
        Json.set(root, pointer, value);
        return with(root);
    }

    private JsonNode body() {
        return item.pages()
                .get(page)
                .answer()
                .fold(received -> Json.parse(received.body().text()), missing -> NullNode.instance);
    }

    private Item with(JsonNode body) {
        var pages = new ArrayList<>(item.pages());
        pages.set(page, Pages.with(pages.get(page), old -> Json.bytes(body)));
        return new Item(item.key(), pages);
    }

    @Override
    public String toString() {
        return item.key() + " page " + (page + 1) + " " + pointer;
    }
}
