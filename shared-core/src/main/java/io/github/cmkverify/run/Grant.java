package io.github.cmkverify.run;

import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gives the reader something that Azure refused.
 *
 * @param permissions that are missing
 * @param command for whoever may assign roles; safe to paste
 */
public record Grant(Set<String> permissions, String command) {
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(?i)^/subscriptions/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})(/|$)");
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,63}");

    public Grant {
        permissions = Set.copyOf(permissions);
    }

    /** One for each command, in the order in which they are needed first. */
    static List<Grant> all(List<Item> refused, Optional<String> objectId) {
        String reader = objectId.filter(id -> GUID.matcher(id).matches()).orElse("OBJECT-ID-OF-THE-READER");
        Map<String, Set<String>> permissions = new LinkedHashMap<>();
        for (Item item : refused) {
            EvidenceKey key = item.key();
            permissions
                    .computeIfAbsent(command(key, reader), same -> new TreeSet<>())
                    .add(key.kind().permission());
        }
        return permissions.entrySet().stream()
                .map(entry -> new Grant(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static String command(EvidenceKey key, String reader) {
        return switch (key.kind().plane()) {
            case ARM, GRAPH ->
                "az role assignment create --role Reader --assignee-object-id " + reader + " --scope " + scope(key);
            case VAULT ->
                "az role assignment create --role \"Key Vault Reader\" --assignee-object-id " + reader
                        + " --scope \"$(az keyvault show -n " + name(key) + " --query id -o tsv)\"";
            case HSM ->
                "az keyvault role assignment create --hsm-name " + name(key)
                        + " --role \"Managed HSM Crypto Auditor\" --assignee-object-id " + reader + " --scope /keys";
        };
    }

    private static String scope(EvidenceKey key) {
        String path = key.kind().plane() == EvidenceKind.Plane.ARM ? Request.path(key) : "";
        Matcher subscription = SUBSCRIPTION.matcher(path);
        return "/subscriptions/" + (subscription.find() ? subscription.group(1) : "SUBSCRIPTION-ID");
    }

    /** First label of the host: what {@code az} calls the vault. */
    private static String name(EvidenceKey key) {
        String label = key.argument(0).split("\\.", 2)[0];
        return NAME.matcher(label).matches() ? label : "NAME";
    }
}
