package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Many accounts in one subscription, all in order: account {@code i} keeps its key in vault {@code i} modulo vaults. */
public final class Fleet {
    /** The object id that Azure names when it refuses the reader. */
    public static final String READER = "f1000000-0000-4000-8000-0000000000ad";

    private static final String TENANT = "3f7e1c52-6a0b-4c1d-9a52-0d5b7e2f4a11";
    private static final Instant FROM = Instant.parse("2026-11-20T08:00:00Z");
    private static final long SEPTEMBER = 1788220800L;

    private Fleet() {}

    public static World of(int accounts, int vaults) {
        return of("fleet", 1, accounts, vaults, vault -> {});
    }

    /**
     * @param first the number of the first account
     * @param change what is done to each vault
     */
    public static World of(String workload, int first, int accounts, int vaults, Consumer<ObjectNode> change) {
        var estate = Estate.of(TENANT, "f1000000-0000-4000-8000-000000000001", "f1000000-0000-4000-8000-0000000000ff");
        var stores = new ArrayList<ObjectNode>();
        IntStream.range(0, vaults).forEach(i -> {
            ObjectNode vault = estate.vault("rg-keys-" + i % 2, vault(i));
            change.accept(vault);
            stores.add(vault);
        });
        var profile = new StringBuilder("""
                schemaVersion: 1
                workload: %s
                environment: production
                azure:
                  tenant: %s
                  subscription: %s
                defaults:
                  resourceGroup: rg-ai
                accounts:
                """.formatted(workload, estate.tenant(), estate.subscription()));
        var people = new StringBuilder("people:\n  unwrappers:\n");
        for (int i = first; i < first + accounts; i++) {
            add(estate, i, stores.get(i % vaults));
            profile.append("  - {name: ").append(account(i)).append("}\n");
            people.append("    - {id: ").append(principal(i)).append(", owner: fleet, expires: 2027-06-30}\n");
        }
        // Azure takes 20 locks at one scope, and one keeps all accounts of a resource group
        estate.azure().unlock(estate.groupId("rg-ai"));
        estate.lock("no-delete", "ReadOnly", estate.groupId("rg-ai"));
        return new World(workload, profile + estate.approvals() + people, estate.azure(), FROM);
    }

    private static void add(Estate estate, int i, ObjectNode vault) {
        String key = String.format(Locale.ROOT, "cmk-%04d", i);
        String principal = principal(i);
        String name = vault.get("name").textValue();
        estate.account("rg-ai", account(i), principal, Worlds.uri(name), key, Worlds.version('a'));
        estate.version(vault, key, Worlds.version('a'), SEPTEMBER);
        estate.assign(
                String.format(Locale.ROOT, "f3000000-0000-4000-8000-%012d", i),
                Estate.CRYPTO_SERVICE_ENCRYPTION_USER,
                principal,
                vault.get("id").textValue() + "/keys/" + key);
    }

    private static String principal(int i) {
        return String.format(Locale.ROOT, "f2000000-0000-4000-8000-%012d", i);
    }

    public static String account(int i) {
        return String.format(Locale.ROOT, "aoai-%04d", i);
    }

    public static String vault(int i) {
        return String.format(Locale.ROOT, "kv-%04d", i);
    }

    /** The same evidence, but the reader was answered 403 wherever {@code refused} says so. */
    public static Recorded refusing(World world, Predicate<Item> refused) {
        return world.record(item -> item.map(found -> refused.test(found) ? forbidden(found) : found));
    }

    private static Item forbidden(Item item) {
        Item.Page first = item.pages().get(0);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("code", "AuthorizationFailed")
                .put(
                        "message",
                        "The client '" + READER + "' with object id '" + READER + "' does not have authorization to"
                                + " perform action '" + item.key().kind().permission() + "' over scope '"
                                + String.join(";", item.key().arguments()) + "' or the scope is invalid.");
        return new Item(
                item.key(),
                List.of(new Item.Page(
                        first.request(),
                        new Answer.Received(403, first.answer().time(), "", "application/json", Json.bytes(body)))));
    }

    /** All items of these kinds. */
    public static Predicate<Item> kinds(String... ids) {
        return item -> List.of(ids).contains(item.key().kind().id());
    }
}
