package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.authorization.fluent.models.RoleDefinitionInner;
import com.azure.resourcemanager.authorization.models.DenyAssignmentListResult;
import com.azure.resourcemanager.authorization.models.RoleAssignmentListResult;
import com.azure.resourcemanager.cognitiveservices.fluent.models.AccountInner;
import com.azure.resourcemanager.cognitiveservices.models.EncryptionScopeListResult;
import com.azure.resourcemanager.keyvault.fluent.models.KeyInner;
import com.azure.resourcemanager.keyvault.fluent.models.ManagedHsmInner;
import com.azure.resourcemanager.keyvault.fluent.models.ManagedHsmKeyInner;
import com.azure.resourcemanager.keyvault.fluent.models.VaultInner;
import com.azure.resourcemanager.keyvault.implementation.models.KeyListResult;
import com.azure.resourcemanager.resources.fluent.models.SubscriptionInner;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.world.Examples;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Microsoft's own models read what we recorded, and say of every field that a finding cites what our views say: a fixture of
 * the wrong shape would show here, and so would a view that looks at the wrong place.
 */
class IndependentReaderTest {
    private interface Model {
        Object read(JsonReader reader) throws IOException;
    }

    private static final Map<EvidenceKind, Model> MODELS = new EnumMap<>(Map.of(
            EvidenceKind.SUBSCRIPTION, SubscriptionInner::fromJson,
            EvidenceKind.ACCOUNT, AccountInner::fromJson,
            EvidenceKind.ENCRYPTION_SCOPES, EncryptionScopeListResult::fromJson,
            EvidenceKind.VAULT, VaultInner::fromJson,
            EvidenceKind.HSM, ManagedHsmInner::fromJson,
            EvidenceKind.KEY_VERSION, KeyInner::fromJson,
            EvidenceKind.KEY_VERSIONS, KeyListResult::fromJson,
            EvidenceKind.ROLE_ASSIGNMENTS_OF, RoleAssignmentListResult::fromJson,
            EvidenceKind.ROLE_DEFINITION, RoleDefinitionInner::fromJson,
            EvidenceKind.DENY_ASSIGNMENTS, DenyAssignmentListResult::fromJson));

    static {
        MODELS.put(EvidenceKind.KEY, KeyInner::fromJson);
        MODELS.put(EvidenceKind.HSM_KEY_VERSION, ManagedHsmKeyInner::fromJson);
    }

    /** Their names for ours. */
    private static final Map<String, String> NAMES = Map.of("nbf", "notBefore", "exp", "expires");

    /** Fields that their models of these versions do not have. */
    private static final List<String> UNKNOWN_TO_THEM = List.of("/permissions/*/condition");

    @Test
    void everyFieldThatAFindingCitesIsReadAlike() {
        Map<String, Integer> alike = new TreeMap<>();
        List<String> different = new ArrayList<>();
        Stream.concat(
                        Worlds.all().stream().map(World::record),
                        Examples.NAMES.stream().map(name -> Examples.world(name).record()))
                .forEach(recorded -> sources(recorded).forEach((source, item) -> {
                    if (isAlike(source, item)) {
                        alike.merge(item.key().kind().id(), 1, Integer::sum);
                    } else {
                        different.add(recorded + ", " + source + ", but they: " + theirs(source, item));
                    }
                }));
        assertThat(different).isEmpty();
        assertThat(alike.keySet())
                .containsAll(MODELS.keySet().stream().map(EvidenceKind::id).toList());
        assertThat(alike.values().stream().mapToInt(count -> count).sum()).isGreaterThan(300);
    }

    /** What findings cite of the answers that they have a model for. */
    private static Map<Source, Item> sources(Recorded recorded) {
        Map<String, Item> items = recorded.items().stream()
                .filter(item -> MODELS.containsKey(item.key().kind()))
                .filter(IndependentReaderTest::wasAnswered)
                .collect(Collectors.toMap(item -> item.key().text(), item -> item));
        return recorded.judge().findings().stream()
                .flatMap(finding -> finding.sources().stream())
                // of an answer as a whole our views say in their own words what they take from it
                .filter(source ->
                        items.containsKey(source.item()) && !source.pointer().isEmpty())
                .filter(source -> UNKNOWN_TO_THEM.stream().noneMatch(Mutant.general(source.pointer())::endsWith))
                .distinct()
                .collect(Collectors.toMap(source -> source, source -> items.get(source.item())));
    }

    private static boolean wasAnswered(Item item) {
        return item.pages().stream()
                .allMatch(page -> page.answer().fold(received -> received.status() == 200, missing -> false));
    }

    /** A source does not say on which page it stands. */
    private static boolean isAlike(Source source, Item item) {
        return theirs(source, item).stream().anyMatch(value -> isAlike(source.shown(), value));
    }

    private static List<Optional<Object>> theirs(Source source, Item item) {
        return item.pages().stream()
                .map(page -> page.answer().fold(received -> read(item.key().kind(), received), Answer.Missing::reason))
                .map(model -> at(model, source.pointer()))
                .toList();
    }

    private static boolean isAlike(String shown, Optional<Object> value) {
        if (shown.startsWith("absent")) {
            return value.isEmpty();
        }
        return value.map(there ->
                        shown.endsWith(" fields") || shown(there).stream().anyMatch(text -> isCut(shown, text)))
                .orElse(false);
    }

    /** Long texts are shown without their end. */
    private static boolean isCut(String shown, String text) {
        return shown.endsWith("…") ? text.startsWith(shown.substring(0, shown.length() - 1)) : text.equals(shown);
    }

    /** As our views show values; a row by one of its texts. */
    private static List<String> shown(Object value) {
        if (value instanceof Collection<?> list) {
            return List.of(
                    list.stream().map(String::valueOf).collect(Collectors.joining(", ")), list.size() + " entries");
        }
        if (value instanceof Map<?, ?> map) {
            return List.of(map.size() + " entries");
        }
        var texts = new ArrayList<String>();
        texts.add(value.toString());
        for (Method method : value.getClass().getMethods()) {
            if (method.getReturnType() == String.class && method.getParameterCount() == 0) {
                texts.add(String.valueOf(get(value, method.getName())));
            }
        }
        return texts;
    }

    private static Object read(EvidenceKind kind, Answer.Received answer) {
        try (JsonReader reader = JsonProviders.createReader(answer.body().text())) {
            return MODELS.get(kind).read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(kind + " is not what they expect", e);
        }
    }

    /** Follows a pointer through getters; where they have no {@code properties()}, those are the object's own. */
    private static Optional<Object> at(Object model, String pointer) {
        Object value = model;
        for (String segment :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = segment.replace("~1", "/").replace("~0", "~");
            if (value instanceof List<?> list) {
                int index = Integer.parseInt(name);
                value = index < list.size() ? list.get(index) : null;
            } else if (value instanceof Map<?, ?> map) {
                value = map.entrySet().stream()
                        .filter(entry -> entry.getKey().toString().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
            } else if (value != null) {
                value = get(value, name);
            }
        }
        return Optional.ofNullable(value);
    }

    private static Object get(Object model, String name) {
        String getter = NAMES.getOrDefault(name, name);
        Optional<Method> method = Stream.of(model.getClass().getMethods())
                .filter(candidate -> candidate.getName().equalsIgnoreCase(getter) && candidate.getParameterCount() == 0)
                .findFirst();
        if (method.isEmpty() && name.equals("properties")) {
            return model;
        }
        try {
            return Objects.requireNonNull(method.orElse(null), model.getClass() + " has no " + name)
                    .invoke(model);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
