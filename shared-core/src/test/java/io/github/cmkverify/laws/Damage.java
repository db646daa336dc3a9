package io.github.cmkverify.laws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.world.Json;
import io.github.cmkverify.world.Lists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something that can happen to an item between Azure and the judgement.
 *
 * @param hides whether nothing of the answer is left to be believed
 * @param apply the damaged item; empty when the item is lost, or cannot be damaged in this way
 */
record Damage(String name, boolean hides, Function<Item, Optional<Item>> apply) {
    static final String LOGIN_PAGE =
            "<!DOCTYPE html><html><head><title>Sign in to your account</title></head><body></body></html>";

    static final List<Damage> ALL = List.of(
            new Damage("missing", true, item -> Optional.empty()),
            status("401", 401, error("InvalidAuthenticationToken")),
            status("403", 403, error("AuthorizationFailed")),
            status("404 without a code", 404, Bytes.utf8("")),
            status("404 ResourceNotFound", 404, error("ResourceNotFound")),
            status("404 KeyNotFound", 404, error("KeyNotFound")),
            status("404 ParentResourceNotFound", 404, error("ParentResourceNotFound")),
            status("429", 429, error("TooManyRequests")),
            status("500", 500, error("InternalServerError")),
            status("302", 302, Bytes.utf8("")),
            status("204", 204, Bytes.utf8("")),
            status("login page", 200, Bytes.utf8(LOGIN_PAGE)),
            status("{}", 200, Bytes.utf8("{}")),
            status("[]", 200, Bytes.utf8("[]")),
            status("null", 200, Bytes.utf8("null")),
            status("error with 200", 200, error("ResourceNotFound")),
            every("no answer", (page, answer) -> new Answer.Missing(answer.time(), "timed out after 30 s")),
            every("older than the collection", (page, answer) -> at(answer, Duration.ofDays(-2))),
            every("newer than the collection", (page, answer) -> at(answer, Duration.ofMinutes(6))),
            body("cut", body -> body.substring(0, body.length() / 2)),
            body("one byte too many", body -> body + "}"),
            body("one name twice", body -> body.replaceFirst("\\{", "{\"ID\":\"x\",\"id\":\"x\",")),
            new Damage("about something else", true, Damage::foreign),
            new Damage("a page more than there is", false, Damage::extraPage),
            new Damage("last page lost", false, Damage::lastPageLost),
            new Damage("another page that was not read", false, Damage::truncated));

    private static Damage status(String name, int status, Bytes body) {
        return every(
                name,
                (page, answer) -> new Answer.Received(
                        status, answer.time(), answer.requestId(), "application/json; charset=utf-8", body));
    }

    static Damage status(String name, int status, String body) {
        return status(name, status, Bytes.utf8(body));
    }

    private static Damage body(String name, UnaryOperator<String> change) {
        return every(
                name,
                (page, answer) -> new Answer.Received(
                        answer.status(),
                        answer.time(),
                        answer.requestId(),
                        answer.mediaType(),
                        Bytes.utf8(change.apply(answer.body().text()))));
    }

    private static Damage every(String name, Change change) {
        return new Damage(name, true, item -> Optional.of(changed(item, change)));
    }

    private interface Change {
        Answer of(Item.Page page, Answer.Received answer);
    }

    private static Item changed(Item item, Change change) {
        return new Item(
                item.key(),
                item.pages().stream()
                        .map(page -> new Item.Page(
                                page.request(),
                                page.answer().fold(received -> change.of(page, received), missing -> missing)))
                        .toList());
    }

    private static Answer at(Answer.Received answer, Duration later) {
        return new Answer.Received(
                answer.status(), answer.time().plus(later), answer.requestId(), answer.mediaType(), answer.body());
    }

    static Bytes error(String code) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", "as the law says");
        return Json.bytes(body);
    }

    /** The answer to the same question about another subscription or vault; local roles of an HSM name neither. */
    private static Optional<Item> foreign(Item item) {
        Item other = changed(
                item,
                (page, answer) -> new Answer.Received(
                        answer.status(),
                        answer.time(),
                        answer.requestId(),
                        answer.mediaType(),
                        Bytes.utf8(answer.body()
                                .text()
                                .replace("/subscriptions/a", "/subscriptions/b")
                                .replace("\"name\":\"", "\"name\":\"0")
                                .replace("\"kid\":\"https://kv-", "\"kid\":\"https://kw-"))));
        return item.key().kind().plane() == EvidenceKind.Plane.HSM ? Optional.of(item) : Optional.of(other);
    }

    private static Optional<Item> extraPage(Item item) {
        var pages = new ArrayList<>(item.pages());
        pages.add(pages.get(pages.size() - 1));
        return Optional.of(new Item(item.key(), pages));
    }

    private static Optional<Item> lastPageLost(Item item) {
        int last = item.pages().size() - 1;
        return Optional.of(last == 0 ? item : new Item(item.key(), item.pages().subList(0, last)));
    }

    private static Optional<Item> truncated(Item item) {
        if (!item.key().kind().shape().isList()) {
            return Optional.of(item);
        }
        var pages = new ArrayList<>(item.pages());
        Item.Page page = pages.remove(pages.size() - 1);
        Answer answer = page.answer()
                .fold(
                        received -> received.status() == 200
                                        && received.body().text().startsWith("{\"")
                                ? new Answer.Received(
                                        200,
                                        received.time(),
                                        received.requestId(),
                                        received.mediaType(),
                                        Lists.more(page.request(), received.body()))
                                : received,
                        missing -> missing);
        pages.add(new Item.Page(page.request(), answer));
        return Optional.of(new Item(item.key(), pages));
    }

    @Override
    public String toString() {
        return name;
    }
}
