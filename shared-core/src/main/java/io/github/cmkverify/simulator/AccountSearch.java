package io.github.cmkverify.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.profile.Cloud;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The search for accounts, which {@code init} makes and no pack records: answered with the accounts that were recorded, so
 * that {@code init} can be rehearsed too.
 */
final class AccountSearch {
    private AccountSearch() {}

    static Stream<Item> of(Collection<Item> items) {
        boolean recorded = items.stream().anyMatch(item -> item.key().kind() == EvidenceKind.ACCOUNT_SEARCH);
        Map<String, ArrayNode> rows = new TreeMap<>();
        if (!recorded) {
            items.stream()
                    .filter(item -> item.key().kind() == EvidenceKind.ACCOUNT)
                    .forEach(item -> item.pages()
                            .get(0)
                            .answer()
                            .fold(received -> add(rows, item.key(), received), missing -> rows));
        }
        return rows.entrySet().stream().map(entry -> answer(entry.getKey(), entry.getValue()));
    }

    private static Map<String, ArrayNode> add(
            Map<String, ArrayNode> rows, EvidenceKey account, Answer.Received answer) {
        String[] path = account.argument(0).split("/");
        try {
            ObjectNode body = StrictJson.object(answer.body());
            if (answer.status() == 200 && path.length > 2) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                Stream.of("id", "name", "type", "kind").forEach(name -> row.set(name, body.path(name)));
                rows.computeIfAbsent(path[2], same -> JsonNodeFactory.instance.arrayNode())
                        .add(row);
            }
        } catch (StrictJson.Refused e) {
            // no account that a search would find
        }
        return rows;
    }

    private static Item answer(String subscription, ArrayNode rows) {
        EvidenceKey key = EvidenceKind.ACCOUNT_SEARCH.key(subscription);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("totalRecords", rows.size())
                .put("count", rows.size())
                .put("resultTruncated", "false")
                .set("data", rows);
        return Item.of(
                key,
                Request.of(key, Cloud.azure(), key.kind().apiVersion()),
                new Answer.Received(
                        200, Instant.EPOCH, "", "application/json; charset=utf-8", Bytes.utf8(body.toString())));
    }
}
