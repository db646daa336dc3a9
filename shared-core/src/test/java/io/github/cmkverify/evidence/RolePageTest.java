package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/azure-role.md} says what the table of requests needs, no more and no less. */
class RolePageTest {
    static final String COMMAND = "mvn -pl shared-core test -Dtest=RolePageTest -Ddocs.update=true";

    private static final Path PAGE = Path.of("..", "docs", "azure-role.md");

    @Test
    void isUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run %s", COMMAND).exists();
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("docs/azure-role.md is stale: run %s", COMMAND)
                .isEqualTo(page);
    }

    @Test
    void theRoleReadsAndDoesNothingElse() throws Exception {
        var role = StrictJson.object(Bytes.utf8(ReaderRole.json("/subscriptions/s")));
        assertThat(role.get("Actions")).isNotEmpty().allSatisfy(action -> assertThat(action.textValue())
                .matches("Microsoft\\.\\w+/[\\w/]+/read|\\*/read"));
        assertThat(role.get("DataActions")).isNotEmpty().allSatisfy(action -> assertThat(action.textValue())
                .matches("Microsoft\\.KeyVault/vaults/keys/read"));
        assertThat(role.get("NotActions")).isEmpty();
        assertThat(role.get("AssignableScopes").get(0).textValue()).isEqualTo("/subscriptions/s");
        assertThat(role.toString().replace("\"*/read\"", ""))
                .doesNotContain("*")
                .doesNotContain("secret")
                .doesNotContain("listKeys");
    }

    @Test
    void everyKindIsCovered() {
        assertThat(Arrays.stream(EvidenceKind.values()))
                .allSatisfy(kind -> assertThat(ReaderRole.actions().stream().anyMatch(kind.permission()::equals)
                                || ReaderRole.dataActions().stream().anyMatch(kind.permission()::startsWith)
                                || ReaderRole.hsmActions().stream().anyMatch(kind.permission()::startsWith))
                        .isTrue());
    }

    private static String page() {
        var rows = new StringBuilder();
        for (EvidenceKind kind : EvidenceKind.values()) {
            rows.append("| `")
                    .append(kind.id())
                    .append("` | ")
                    .append(where(kind.plane()))
                    .append(" | `")
                    .append(kind.permission().replaceAll(" \\(.*", ""))
                    .append("` |\n");
        }
        return """
                # What the reader must be allowed

                Generated from the table of requests (`EvidenceKind`): do not edit. To write it anew:
                `%s`

                `cmk-verify` only reads. It sends GET, and the POST of Resource Graph, which reads too; it asks for no key, secret
                or connection string. What it may not read becomes UNDETERMINED, never a pass, and the finding names the missing
                permission.

                ## Built-in roles that suffice

                | Role | Where | What for |
                | --- | --- | --- |
                | Reader (`acdd72a7-3385-48ef-bd42-f606fba81ae7`) | the subscriptions, or the resource groups, of accounts and of vaults | everything but the two rows below |
                | Key Vault Reader (`21090545-7ca7-4776-b22c-e363652d74d2`) | the vault | optional: keys over the data plane, asked for only where Resource Manager did not answer |
                | Managed HSM Crypto Auditor (local role) | `/keys` of the HSM | local role assignments, only when a key lies in a Managed HSM |

                Resource Graph finds vaults in every subscription that the reader can read: a vault in another subscription than the
                account needs Reader there as well. Deleted vaults are listed per subscription, so Reader on a resource group alone
                leaves a soft-deleted vault unfound.

                Two checks look for strangers: CMK-KEY-004 for other users of the key, CMK-IDN-002 for other users of the
                identity. A search in Resource Graph shows only what the reader may read, so both need `*/read` (in Reader) at each
                subscription of `scan.subscriptions`, not at a resource group: CMK-KEY-004 asks for the locks of the subscription
                itself and is UNDETERMINED when it may not read them. Whoever takes `*/read` out of the role below keeps those two
                checks from seeing resources of other types, and nothing in an answer of Azure would show it.

                ## A custom role with exactly the actions used

                Save as `cmk-verify-reader.json`; replace the subscription.

                ```json
                %s```

                ```
                az role definition create --role-definition @cmk-verify-reader.json
                az role assignment create --role "CMK Verify Reader" --assignee-object-id OBJECT-ID \\
                    --assignee-principal-type ServicePrincipal --scope /subscriptions/SUBSCRIPTION-ID
                ```

                For a vault that counts access policies instead of roles, the data plane needs the key permission `get`; the rest
                stays as above. For a Managed HSM:

                ```
                az keyvault role assignment create --hsm-name HSM --role "Managed HSM Crypto Auditor" --assignee OBJECT-ID --scope /keys
                ```

                A new assignment takes effect after up to ten minutes.

                ## Which evidence needs what

                | Evidence | Asked of | Permission |
                | --- | --- | --- |
                """.formatted(COMMAND, ReaderRole.json("/subscriptions/SUBSCRIPTION-ID")) + rows;
    }

    private static String where(EvidenceKind.Plane plane) {
        return switch (plane) {
            case ARM -> "Resource Manager";
            case GRAPH -> "Resource Graph";
            case VAULT -> "vault (data action)";
            case HSM -> "Managed HSM (local role)";
        };
    }
}
