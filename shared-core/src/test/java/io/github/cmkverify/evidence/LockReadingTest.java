package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks are listed at a resource, and made at it, above it or, where Azure overlooks the filter, below it. */
class LockReadingTest {
    private static final EvidenceKey LOCKS = EvidenceKind.LOCKS.key(Recorded.VAULT);
    private static final String MADE = "/providers/Microsoft.Authorization/locks/no-delete";

    @ParameterizedTest
    @CsvSource({
        "VAULT, complete 1",
        "VAULT/keys/cmk, complete 1",
        "GROUP, complete 1",
        "SUBSCRIPTION, complete 1",
        "VAULT-2, FOREIGN_ANSWER 0",
        "GROUP-2, FOREIGN_ANSWER 0",
        "SUBSCRIPTION1, FOREIGN_ANSWER 0",
        "'', FOREIGN_ANSWER 0"
    })
    void aLockOfSomethingElseIsForeign(String where, String state) {
        String scope = where.replace("VAULT", Recorded.VAULT)
                .replace("GROUP", Recorded.VAULT.substring(0, Recorded.VAULT.indexOf("/providers/")))
                .replace("SUBSCRIPTION", Recorded.VAULT.substring(0, Recorded.VAULT.indexOf("/resourceGroups/")));

        assertThat(state("{'value': [{'id': '" + scope + MADE + "'}]}")).isEqualTo(state);
        assertThat(state("{'value': [{'id': '" + scope.toUpperCase(Locale.ROOT) + MADE + "'}]}"))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'value': []} | complete 0",
                "{'value': [{'name': 'no-delete'}]} | NOT_EVALUABLE 0",
                "{'value': [{'id': 'no-delete'}]} | FOREIGN_ANSWER 0"
            })
    void whatIsNoLockIsNoList(String body, String state) {
        assertThat(state(body)).isEqualTo(state);
    }

    private static String state(String body) {
        return Recorded.state(Recorded.evidence(Recorded.item(LOCKS, 200, body)).list(LOCKS));
    }
}
