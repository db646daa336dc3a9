package io.github.cmkverify.workload;

import io.github.cmkverify.azure.KeyPower;
import io.github.cmkverify.azure.LeastRights;
import io.github.cmkverify.azure.Operations;
import io.github.cmkverify.azure.Permission;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.azure.RoleDefinition;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What roles allow. Hundreds of assignments share a few definitions, so each is read once and each question put to it once.
 *
 * <p>Not thread-safe, as {@link Evidence} is not.
 */
public final class Roles {
    private final Evidence evidence;
    private final boolean data;
    private final Map<String, Lazy<Fact<RoleDefinition>>> definitions = new HashMap<>();
    private final Map<Question, Lazy<Claim>> answers = new HashMap<>();

    private record Question(String definition, Set<KeyPower> powers) {
        // by hand: what Java makes is linked when it is first used (decision 0012)
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question
                    && definition.equals(question.definition)
                    && powers.equals(question.powers);
        }

        @Override
        public int hashCode() {
            return 31 * definition.hashCode() + powers.hashCode();
        }
    }

    /** @param data whether data actions have an effect: not where the vault counts access policies or has local roles */
    Roles(Evidence evidence, boolean data) {
        this.evidence = evidence;
        this.data = data;
    }

    Operations operations(Set<KeyPower> powers) {
        return data ? Operations.withData(powers) : Operations.withoutData(powers);
    }

    /** Whether the role of {@code row} allows one of {@code powers} without a condition in the role itself. */
    Claim gives(RoleAssignment row, Set<KeyPower> powers) {
        return row.roleDefinitionId().claim(id -> answers.computeIfAbsent(
                        new Question(id.toLowerCase(Locale.ROOT), Set.copyOf(powers)),
                        question -> new Lazy<>(evidence, () -> definition(row, id)
                                .claim(role -> role.allowsAnyOf(operations(ordered(powers))))))
                .get());
    }

    /** Whether the role goes beyond what the identity of a service needs. */
    Claim givesMore(RoleAssignment row) {
        return definition(row).claim(role -> role.allowsMoreThan(least()));
    }

    /** Whether the role uses keys at all. */
    Claim usesKeys(RoleAssignment row) {
        return definition(row).claim(role -> role.usesKeys(least()));
    }

    /** With which operations it goes beyond, for people. */
    String more(RoleAssignment row) {
        return covered(row, least()::exceededBy);
    }

    /** Those of the operations that {@code chosen} finds in the blocks of the role, for people. */
    String covered(RoleAssignment row, Function<Permission, List<String>> chosen) {
        return Words.operations(definition(row), chosen);
    }

    private LeastRights least() {
        return data ? LeastRights.VAULT : LeastRights.CONTROL_PLANE;
    }

    private static Set<KeyPower> ordered(Set<KeyPower> powers) {
        return EnumSet.copyOf(powers);
    }

    Fact<RoleDefinition> definition(RoleAssignment row) {
        return row.roleDefinitionId().flatMap(text -> definition(row, text));
    }

    /** Without citing the row: what is remembered is the same for every row with this role. */
    private Fact<RoleDefinition> definition(RoleAssignment row, String text) {
        return definitions
                .computeIfAbsent(
                        text.toLowerCase(Locale.ROOT), lower -> new Lazy<>(evidence, () -> read(evidence, row, text)))
                .get();
    }

    static Fact<RoleDefinition> read(Evidence evidence, RoleAssignment row, String text) {
        return Scopes.roleDefinition(text)
                .map(id -> evidence.body(EvidenceKind.ROLE_DEFINITION.key(id)).map(RoleDefinition::new))
                .orElseGet(() -> Fact.unknown(new Gap(
                        Gap.Kind.WRONG_TYPE,
                        row.body().source("").item(),
                        "a role assignment names no role definition",
                        "report this answer to the maintainers with its item")));
    }
}
