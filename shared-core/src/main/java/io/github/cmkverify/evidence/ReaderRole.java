package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Grant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The least that the reader must be allowed, as the table of requests says ({@link EvidenceKind}). */
public final class ReaderRole {
    private static final String SEARCH = "Microsoft.ResourceGraph/resources/read";

    private ReaderRole() {}

    /** Actions of Azure Resource Manager, sorted. */
    public static List<String> actions() {
        return Stream.concat(
                        of(EvidenceKind.Plane.ARM, EvidenceKind.Plane.GRAPH).map(EvidenceKind::permission),
                        Stream.of(SEARCH))
                .distinct()
                .sorted()
                .toList();
    }

    /** Data actions on vaults, for what Resource Manager did not show; sorted. */
    public static List<String> dataActions() {
        return of(EvidenceKind.Plane.VAULT)
                .map(ReaderRole::action)
                .distinct()
                .sorted()
                .toList();
    }

    /** Local permissions of a Managed HSM, which no Azure role contains; sorted. */
    public static List<String> hsmActions() {
        return of(EvidenceKind.Plane.HSM)
                .map(ReaderRole::action)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What would let the reader read {@code key}.
     *
     * @param reader its object id, when Azure named it
     */
    public static Grant grant(EvidenceKey key, Optional<String> reader) {
        return new Grant(builtIn(key.kind().plane()), action(key.kind()), Scope.of(key), reader);
    }

    /** The least built-in role that contains what is asked there: an Azure role, or a local role of a Managed HSM. */
    private static String builtIn(EvidenceKind.Plane plane) {
        return switch (plane) {
            case ARM, GRAPH -> "Reader";
            case VAULT -> "Key Vault Reader";
            case HSM -> "Managed HSM Crypto Auditor";
        };
    }

    /** The action that {@code kind} needs, without the words that say what sort of action it is. */
    private static String action(EvidenceKind kind) {
        return kind.permission().replaceAll(" \\(.*", "");
    }

    private static Stream<EvidenceKind> of(EvidenceKind.Plane... planes) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> List.of(planes).contains(kind.plane()));
    }

    /**
     * A custom role for {@code az role definition create}.
     *
     * @param scope where it may be assigned, such as {@code /subscriptions/...}
     */
    public static String json(String scope) {
        return """
                {
                  "Name": "CMK Verify Reader",
                  "IsCustom": true,
                  "Description": "Reads what cmk-verify judges, and changes nothing.",
                  "Actions": [{actions}],
                  "NotActions": [],
                  "DataActions": [{dataActions}],
                  "NotDataActions": [],
                  "AssignableScopes": [{scope}]
                }
                """.replace("{actions}", lines(actions()))
                .replace("{dataActions}", lines(dataActions()))
                .replace("{scope}", lines(List.of(scope)));
    }

    private static String lines(List<String> texts) {
        return "\n    \"" + String.join("\",\n    \"", texts) + "\"\n  ";
    }
}
