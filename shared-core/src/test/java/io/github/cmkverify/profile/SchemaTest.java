package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema and the loader say the same, as far as a schema can say it. */
@Tag("slow")
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    private static final JsonNode SCHEMA = Profiles.schema();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);
    private static final String CUSTOM_CLOUD = """
        {"resourceManager": "https://arm.example:8443", "authorityHost": "https://login.example/",
         "keyVaultSuffix": ".vault.example", "managedHsmSuffix": ".hsm.example"}
        """;
    private static final ObjectNode FULL = readFull();
    /** Maps whose names the author chooses. */
    private static final Set<String> FREE = Set.of("/tagValues", "/apiVersions", "/thresholds/recordMaxDays");

    private static ObjectNode json(String yaml) {
        var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
        return JSON.valueToTree(new Load(settings).loadFromString(yaml));
    }

    /** The full example, with endpoints of its own so that those are covered too. */
    private static ObjectNode full() {
        return FULL.deepCopy();
    }

    private static ObjectNode readFull() {
        ObjectNode full = json(Profiles.documented());
        ((ObjectNode) full.get("azure")).set("cloud", json(CUSTOM_CLOUD));
        return full;
    }

    private static boolean schemaRefuses(JsonNode profile) {
        return !VALIDATOR.validate(profile).isEmpty();
    }

    private static boolean loaderRefuses(JsonNode profile) {
        return !Profiles.problems(profile.toString()).isEmpty();
    }

    @Test
    void isPublishedUnderAUrnAndNeedsNoNetwork() {
        assertThat(SCHEMA.get("$id").asText()).isEqualTo("urn:cmkverify:schema:cmk-profile:1");
        assertThat(SCHEMA.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SCHEMA.findValuesAsText("$ref")).isNotEmpty().allMatch(ref -> ref.startsWith("#/$defs/"));
    }

    @Test
    void validProfilesAreValidForBoth() {
        for (JsonNode profile : List.of(json(Profiles.MINIMAL), json(Profiles.documented()), full())) {
            assertThat(VALIDATOR.validate(profile)).isEmpty();
            assertThat(Profiles.problems(profile.toString())).isEmpty();
        }
    }

    @Test
    void bothKnowTheSameFields() {
        var seen = new ArrayList<String>();
        visit(full(), "", (pointer, node) -> {
            if (node.isObject() && !FREE.contains(pointer)) {
                assertThat(allowedByLoader(pointer)).as("fields of %s", pointer).isEqualTo(allowedBySchema(pointer));
                seen.add(pointer);
            }
        });
        assertThat(seen)
                .contains("", "/azure/cloud", "/defaults/key", "/accounts/0/scopeKeys/0", "/waivers/0", "/thresholds");
    }

    private static Set<String> allowedByLoader(String pointer) {
        ObjectNode profile = full();
        ((ObjectNode) profile.at(pointer)).put("zz9", 1);
        String told = Profiles.problems(profile.toString()).stream()
                .filter(problem -> problem.contains("zz9: is not a field here; allowed: "))
                .findFirst()
                .orElseThrow();
        return new TreeSet<>(
                List.of(told.substring(told.indexOf("allowed: ") + 9).split(", ")));
    }

    private static Set<String> allowedBySchema(String pointer) {
        var names = new TreeSet<String>();
        schemaAt(pointer).get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The part of the schema for the object at {@code pointer}. */
    private static JsonNode schemaAt(String pointer) {
        JsonNode at = SCHEMA;
        for (String step : pointer.split("/")) {
            if (!step.isEmpty()) {
                JsonNode next = step.matches("[0-9]+")
                        ? at.get("items")
                        : at.get("properties").get(step);
                at = chosen(
                        next.has("$ref") ? SCHEMA.at(next.get("$ref").asText().substring(1)) : next);
            }
        }
        return at;
    }

    private static JsonNode chosen(JsonNode schema) {
        return schema.has("oneOf") ? schema.get("oneOf").get(1) : schema;
    }

    @Test
    void everyDocumentedFieldHasADescription() {
        SCHEMA.findValues("properties")
                .forEach(properties -> properties.forEach(field -> {
                    if (field.isObject() && !field.has("const") && properties != SCHEMA.get("$defs")) {
                        assertThat(field.has("description") || field.isBoolean() || isCondition(properties))
                                .as(field.toString())
                                .isTrue();
                    }
                }));
    }

    private static boolean isCondition(JsonNode properties) {
        return properties.size() <= 2;
    }

    /** Every value of the full example, replaced by one of another type. */
    @Test
    void bothRefuseEveryWrongType() {
        var replacements = List.<JsonNode>of(
                NEW.objectNode().put("zz9", 1),
                NEW.arrayNode().add(NEW.arrayNode()),
                NEW.nullNode(),
                NEW.booleanNode(true),
                NEW.numberNode(-7));
        var count = new int[1];
        for (JsonNode replacement : replacements) {
            eachReplacement(replacement, (pointer, profile) -> {
                JsonNode original = FULL.at(pointer);
                if (original.getNodeType() != replacement.getNodeType()) {
                    assertThat(loaderRefuses(profile))
                            .as("loader, %s = %s", pointer, replacement)
                            .isTrue();
                    assertThat(schemaRefuses(profile))
                            .as("schema, %s = %s", pointer, replacement)
                            .isTrue();
                    count[0]++;
                }
            });
        }
        assertThat(count[0]).isGreaterThan(500);
    }

    /** A schema that is stricter than the loader would redden valid profiles in editors. */
    @Test
    void whatTheSchemaRefusesTheLoaderRefuses() {
        var values = List.of(
                "",
                " ",
                "x",
                "TODO",
                "Confidential",
                "2027-01-01",
                "2026-02-30",
                "24h",
                "0h",
                "10.0.0.0/8",
                "10.0.0.1/8",
                "10.0.0.256",
                "0.0.0.0/0",
                "kv-a",
                "a b",
                "a/b",
                "https://a.example",
                "http://localhost:8080",
                "http://[::1]/",
                "https://a.example/x",
                "https://a:b@c.example",
                ".a.example",
                ".com",
                "OpenAI",
                "rbac",
                "none",
                "on",
                "high",
                "Deny",
                "drill",
                "7.4",
                "v1",
                "11111111-2222-3333-4444-55555555555A",
                "/subscriptions/11111111-2222-3333-4444-55555555555A",
                "/Subscriptions/11111111-2222-3333-4444-555555555555/RESOURCEGROUPS/rg/providers/Microsoft.Network/privateEndpoints/pe",
                "/subscriptions/11111111-2222-3333-4444-555555555555/providers/x",
                "\u00e4\u00f6",
                "x".repeat(300),
                "x".repeat(1001));
        var agreed = new int[1];
        for (String value : values) {
            eachReplacement(NEW.textNode(value), (pointer, profile) -> {
                boolean schema = schemaRefuses(profile);
                boolean loader = loaderRefuses(profile);
                assertThat(loader || !schema)
                        .as("schema alone refuses %s = %s", pointer, value)
                        .isTrue();
                agreed[0] += schema == loader ? 1 : 0;
            });
        }
        assertThat(agreed[0]).isGreaterThan(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 7, 90, 91, 93, 100, 101, 365, 3650, 3651, 1_000_000_000})
    void bothHaveTheSameRanges(int number) {
        // these three are also held against the waiver of the example, which a schema cannot do
        var related = Set.of("/waivers/0/rotationDays", "/thresholds/maxWaiverDays", "/thresholds/apiKeyRotationDays");
        eachReplacement(NEW.numberNode(number), (pointer, profile) -> {
            if (!related.contains(pointer)) {
                assertThat(loaderRefuses(profile)).as(pointer).isEqualTo(schemaRefuses(profile));
            }
        });
    }

    private static void eachReplacement(JsonNode replacement, BiConsumer<String, JsonNode> check) {
        var pointers = new ArrayList<String>();
        visit(FULL, "", (pointer, node) -> pointers.add(pointer));
        pointers.stream().filter(pointer -> !pointer.isEmpty()).forEach(pointer -> {
            ObjectNode profile = full();
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = profile.at(pointer.substring(0, slash));
            String last = pointer.substring(slash + 1);
            if (parent.isArray()) {
                ((ArrayNode) parent).set(Integer.parseInt(last), replacement);
            } else {
                ((ObjectNode) parent).set(last, replacement);
            }
            check.accept(pointer, profile);
        });
    }

    private static void visit(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(pointer, node);
        node.properties().forEach(field -> visit(field.getValue(), pointer + "/" + field.getKey(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), pointer + "/" + i, visitor);
        }
    }

    record Broken(String name, Consumer<ObjectNode> change) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Broken> broken() {
        Function<ObjectNode, ObjectNode> waiver = p -> (ObjectNode) p.at("/waivers/0");
        Function<ObjectNode, ObjectNode> account = p -> (ObjectNode) p.at("/accounts/0");
        return Stream.of(
                new Broken("no version", p -> p.remove("schemaVersion")),
                new Broken("another version", p -> p.put("schemaVersion", 2)),
                new Broken("no workload", p -> p.remove("workload")),
                new Broken("no environment", p -> p.remove("environment")),
                new Broken("no azure", p -> p.remove("azure")),
                new Broken("no tenant", p -> ((ObjectNode) p.get("azure")).remove("tenant")),
                new Broken("no accounts", p -> p.remove("accounts")),
                new Broken("empty accounts", p -> p.putArray("accounts")),
                new Broken("account without a name", p -> account.apply(p).remove("name")),
                new Broken("no resource group anywhere", p -> ((ObjectNode) p.get("defaults")).remove("resourceGroup")),
                new Broken("inherited exception", p -> ((ObjectNode) p.get("defaults")).put("cmk", "not-required")),
                new Broken("another kind", p -> account.apply(p).put("kind", "Face")),
                new Broken("scope without a key", p -> ((ObjectNode) p.at("/accounts/0/scopeKeys/0")).remove("name")),
                new Broken("person without expiry", p -> ((ObjectNode) p.at("/people/keyAdmins/0")).remove("expires")),
                new Broken("policy without definition", p -> ((ObjectNode) p.at("/requiredPolicies/1"))
                        .remove("definition")),
                new Broken("waiver without an approver", p -> waiver.apply(p).remove("approver")),
                new Broken(
                        "waiver with a template left over", p -> waiver.apply(p).put("approver", "TODO")),
                new Broken("waiver without a secret", p -> waiver.apply(p).remove("secret")),
                new Broken("a secret where none belongs", p -> waiver.apply(p).put("check", "CMK-KEY-004")),
                new Broken("a date to enforce from, without observe", p -> ((ObjectNode) p.get("gate"))
                        .put("mode", "enforce")),
                new Broken("record of no known kind", p -> ((ObjectNode) p.at("/thresholds/recordMaxDays"))
                        .put("drll", 3)),
                new Broken("tag with a bad name", p -> ((ObjectNode) p.get("tagValues")).putArray("a?b")),
                new Broken("custom cloud without an authority", p -> ((ObjectNode) p.at("/azure/cloud"))
                        .remove("authorityHost")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void bothRefuse(Broken broken) {
        ObjectNode profile = full();
        broken.change.accept(profile);
        assertThat(schemaRefuses(profile)).as("schema").isTrue();
        assertThat(loaderRefuses(profile)).as("loader").isTrue();
    }

    @Test
    void defaultsOfTheSchemaAreThoseOfTheLoader() {
        Profile plain = Profiles.read(Profiles.MINIMAL);
        ObjectNode spelled = json(Profiles.MINIMAL);
        JsonNode thresholds = SCHEMA.at("/properties/thresholds/properties");
        thresholds.properties().forEach(field -> Optional.ofNullable(
                        field.getValue().get("default"))
                .ifPresent(value -> spelled.withObject("/thresholds").set(field.getKey(), value)));
        Stream.of(
                        "vaultModel",
                        "requiredTags",
                        "cmkClasses",
                        "processingScope",
                        "costChecks",
                        "requireExpiry",
                        "requireLock")
                .forEach(name -> spelled.set(name, SCHEMA.at("/properties/" + name + "/default")));
        Profile given = Profiles.read(spelled.toString());
        assertThat(values(given)).isEqualTo(values(plain)).hasSizeGreaterThan(35);
    }

    private static List<Object> values(Profile profile) {
        var values = new ArrayList<Object>();
        Stream.of(Thresholds.class.getRecordComponents()).forEach(component -> {
            try {
                Object value = component.getAccessor().invoke(profile.thresholds());
                values.add(value.toString().replaceAll("source=Source\\[.*", ""));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
        values.addAll(List.of(
                profile.vaultModel().value(),
                profile.requiredTags().value(),
                profile.cmkClasses().value(),
                profile.processingScope().value(),
                profile.costChecks().value(),
                profile.requireExpiry().value(),
                profile.requireLock().value()));
        return values.stream().map(Object::toString).collect(Collectors.toList());
    }
}
