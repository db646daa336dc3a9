package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

    /**
     * Holds when a block of {@code blocks} covers {@code dataAction}; open when the only ones that do are under a condition.
     *
     * @param item where the blocks stand
     */
    static Claim someCovers(Listing<Fact<Permission>> blocks, String dataAction, String item, String fix) {
        return some(blocks, p -> p.coversDataAction(dataAction), "cover " + dataAction, item, fix);
    }

    /**
     * Holds when a block of {@code blocks} is {@code wanted}; open when the only ones that are stand under a condition.
     *
     * @param what such a block does, in words
     */
    static Claim some(
            Listing<Fact<Permission>> blocks, Predicate<Permission> wanted, String what, String item, String fix) {
        return blocks.some("does not " + what, block -> block.must(wanted, p -> "this block does not " + what)
                .andThen(() -> block.claim(p -> p.condition()
                        .filter(text -> !text.isBlank())
                        .map(text -> Claim.open(conditional(item, text, fix)))
                        .orElseGet(() -> block.must(any -> true, any -> "")))));
    }

    private static boolean matches(List<String> patterns, String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> covers(pattern.toLowerCase(Locale.ROOT), lower));
    }

    /** {@code *} stands for any text. No regular expression: a hostile pattern must not keep us busy. */
    private static boolean covers(String pattern, String action) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return action.equals(pattern);
        }
        int at = parts[0].length();
        if (!action.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = action.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return action.length() - last.length() >= at && action.endsWith(last);
    }

    static Gap conditional(String item, String condition, String fix) {
        return new Gap(
                Gap.Kind.NOT_EVALUABLE,
                item,
                "has the condition " + (condition.length() > 120 ? condition.substring(0, 120) + "…" : condition)
                        + ", which this suite cannot evaluate",
                fix);
    }
}
