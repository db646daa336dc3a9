package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One block of a role definition or deny assignment. What it covers are its actions less the not-actions of the same block,
 * with wildcards, in any case (FACTS B.6).
 *
 * @param condition an ABAC condition on the block, or empty
 */
public record Permission(
        List<String> actions,
        List<String> notActions,
        List<String> dataActions,
        List<String> notDataActions,
        Optional<String> condition) {
    public Permission {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }

    static Fact<Permission> of(Body block) {
        Fact<List<List<String>>> lists = block.texts("/actions")
                .and(block.texts("/notActions"), List::of)
                .and(block.texts("/dataActions"), Permission::plus)
                .and(block.texts("/notDataActions"), Permission::plus);
        return lists.and(
                block.text("/condition").optional("FACTS B.6"),
                (all, condition) -> new Permission(all.get(0), all.get(1), all.get(2), all.get(3), condition));
    }

    /** Whether the block covers a control-plane action such as {@code Microsoft.KeyVault/vaults/write}. */
    public boolean coversAction(String action) {
        return matches(actions, action) && !matches(notActions, action);
    }

    /** Whether the block covers a data action such as {@code Microsoft.KeyVault/vaults/keys/unwrap/action}. */
    public boolean coversDataAction(String action) {
        return matches(dataActions, action) && !matches(notDataActions, action);
    }

    private static List<List<String>> plus(List<List<String>> lists, List<String> next) {
        return Stream.concat(lists.stream(), Stream.of(next)).toList();
    }

    private static boolean matches(List<String> patterns, String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return patterns.stream()
                .anyMatch(pattern -> wildcard(pattern).matcher(lower).matches());
    }

    private static Pattern wildcard(String pattern) {
        return Pattern.compile(Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    static Gap conditional(String item, String condition) {
        return new Gap(
                Gap.Kind.NOT_EVALUABLE,
                item,
                "has the condition " + (condition.length() > 120 ? condition.substring(0, 120) + "…" : condition),
                "assign the role without a condition, at the key itself");
    }
}
