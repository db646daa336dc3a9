package io.github.cmkverify.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.fact.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/rg";
    private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/";

    @Test
    void onePlaceIsNamedItself() {
        var grants = reader(VAULT + "kv");
        assertThat(grants.title()).isEqualTo("the reader lacks read on " + VAULT + "kv");
        assertThat(grants.fixes())
                .containsExactly(
                        "grant Reader to the reader on " + VAULT + "kv",
                        "az role assignment create --role \"Reader\" --assignee-object-id OBJECT_ID"
                                + " --assignee-principal-type ServicePrincipal --scope \"" + VAULT + "kv\"");
    }

    @Test
    void onePlaceInAnotherSpellingIsOnePlace() {
        assertThat(reader(VAULT + "kv", VAULT + "KV").title()).isEqualTo("the reader lacks read on " + VAULT + "kv");
    }

    @Test
    void theNarrowestScopeThatHoldsAllIsProposed() {
        assertThat(reader(VAULT + "kv", VAULT + "kv/keys/a").title())
                .isEqualTo("the reader lacks read on 2 resources below " + VAULT + "kv");
        assertThat(reader(VAULT + "kv", VAULT + "kv-other").title())
                .isEqualTo("the reader lacks read on 2 resources below " + GROUP);
        assertThat(reader(VAULT + "kv", VAULT.replace("/rg/", "/rg2/") + "kv").title())
                .isEqualTo("the reader lacks read on 2 resources below /subscriptions/s");
        assertThat(reader("/subscriptions/s", VAULT + "kv").title())
                .isEqualTo("the reader lacks read on 2 resources below /subscriptions/s");
    }

    @Test
    void threePlacesAreNamedAndTheOthersCounted() {
        assertThat(reader(VAULT + "kv1", VAULT + "kv2", VAULT + "kv3").fixes().get(0))
                .isEqualTo("grant Reader to the reader on " + GROUP + ", or narrower on each of: " + VAULT + "kv1; "
                        + VAULT + "kv2; " + VAULT + "kv3");
        var grants = reader(
                IntStream.rangeClosed(1, 5).mapToObj(i -> VAULT + "kv" + i).toArray(String[]::new));
        assertThat(grants.fixes().get(0))
                .isEqualTo("grant Reader to the reader on " + GROUP + ", or narrower on each of: " + VAULT + "kv1; "
                        + VAULT + "kv2; " + VAULT + "kv3 and 2 more");
    }

    /** Nothing holds places outside a subscription, so each needs its own grant. */
    @Test
    void placesThatNothingHoldsAreGrantedOneByOne() {
        var grants = reader("the subscription that holds kv-a", "the subscription that holds kv-b");
        assertThat(grants.title()).isEqualTo("the reader lacks read on 2 resources");
        assertThat(grants.fixes())
                .containsExactly(
                        "grant Reader to the reader on the subscription that holds kv-a; the subscription that holds kv-b",
                        "az role assignment create --role \"Reader\" --assignee-object-id OBJECT_ID"
                                + " --assignee-principal-type ServicePrincipal --scope SCOPE_OF_EACH");
    }

    @Test
    void theReaderIsNamedWhenOneOfTheAnswersNamesIt() {
        var grants = new Grants(List.of(
                new Grant("Reader", "read", VAULT + "a", Optional.empty()),
                new Grant("Reader", "list", VAULT + "b", Optional.of("o-1"))));
        assertThat(grants.title()).isEqualTo("the reader lacks read, list on 2 resources below " + GROUP);
        assertThat(grants.fixes().get(0)).startsWith("grant Reader to the reader (object id o-1) on " + GROUP);
        assertThat(grants.fixes().get(1)).contains("--assignee-object-id o-1 ");
    }

    @Test
    void aManagedHsmHasLocalRoles() {
        assertThat(command("Managed HSM Crypto Auditor", "https://hsm-1.managedhsm.azure.net"))
                .isEqualTo("az keyvault role assignment create --hsm-name hsm-1 --role \"Managed HSM Crypto Auditor\""
                        + " --assignee OBJECT_ID --scope /keys");
        assertThat(command("Managed HSM Crypto Auditor", "https://$(id).managedhsm.azure.net"))
                .contains("--hsm-name HSM ");
    }

    @Test
    void aHostileNameNeverEntersTheCommand() {
        assertThat(command("Reader", "/subscriptions/s/resourceGroups/$(id)")).endsWith(" --scope SCOPE_OF_EACH");
    }

    @Test
    void anAreaIsASubscription() {
        assertThat(area(VAULT + "kv")).isEqualTo("s");
        assertThat(area("/subscriptions/S")).isEqualTo("s");
        assertThat(area("https://kv.vault.azure.net")).isEmpty();
        assertThat(area("/providers/Microsoft.Management/managementGroups/mg")).isEmpty();
    }

    private static String area(String place) {
        return Grants.area(new Grant("Reader", "read", place, Optional.empty()));
    }

    private static String command(String role, String place) {
        return new Grants(List.of(new Grant(role, "read", place, Optional.empty())))
                .fixes()
                .get(1);
    }

    private static Grants reader(String... places) {
        return new Grants(Stream.of(places)
                .map(place -> new Grant("Reader", "read", place, Optional.empty()))
                .toList());
    }
}
