package io.github.cmkverify.workload;

import io.github.cmkverify.azure.Permission;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.fact.Fact;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for people, with whatever could be read. */
final class Words {
    private static final int MOST = 3;
    private static final Pattern PREFIX =
            Pattern.compile("^Microsoft\\.(KeyVault/vaults/(?=key)|KeyVault/managedHsm/)?");

    private Words() {}

    static String of(Fact<String> text) {
        return text.fold(known -> known, () -> "(unnamed)", () -> "(unreadable)");
    }

    /** What {@code chosen} finds in the blocks of {@code role}; nothing while that cannot be read. */
    static String operations(Fact<RoleDefinition> role, Function<Permission, List<String>> chosen) {
        List<Fact<Permission>> blocks = role.fold(read -> read.permissions().rows(), () -> List.of(), () -> List.of());
        return operations(blocks.stream()
                .flatMap(block -> block.fold(chosen, List::<String>of, List::<String>of).stream())
                .toList());
    }

    /** The first few operations, without the prefix that they have in common. */
    static String operations(List<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String first = distinct.stream().limit(MOST).map(Words::brief).collect(Collectors.joining(", "));
        return distinct.size() <= MOST ? first : first + " and " + (distinct.size() - MOST) + " more";
    }

    private static String brief(String operation) {
        return PREFIX.matcher(operation).replaceFirst("");
    }
}
