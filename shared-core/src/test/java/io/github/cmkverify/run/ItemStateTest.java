package io.github.cmkverify.run;

import static io.github.cmkverify.run.Answers.item;
import static io.github.cmkverify.run.Answers.missing;
import static io.github.cmkverify.run.Answers.received;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemStateTest {
    private static final EvidenceKey ACCOUNT = EvidenceKind.ACCOUNT.key("/subscriptions/s/x");
    private static final Answer GOOD = received(200, "{}");
    private static final Answer GONE = received(404, "{\"error\": {\"code\": \"ResourceNotFound\"}}");
    private static final Answer SECRET = received(403, "{\"error\": {\"code\": \"AuthorizationFailed\"}}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "200 | {}                                       | READ    | 200",
                "200 | {'a': 1, 'a': 2}                         | FAILED  | 200",
                "200 | <html>                                   | FAILED  | 200",
                "404 | {'error': {'code': 'ResourceNotFound'}}  | ABSENT  | 404 ResourceNotFound",
                "404 | {'error': {'code': 'Strange'}}           | FAILED  | 404 Strange",
                "404 | <html>                                   | FAILED  | 404",
                "401 | {}                                       | REFUSED | 401",
                "403 | {'error': {'code': 'X'}}                 | REFUSED | 403 X",
                "503 | {}                                       | FAILED  | 503"
            })
    void isWhatBecameOfOneAnswer(int status, String body, ItemState state, String why) {
        Item item = item(ACCOUNT, received(status, body.replace('\'', '"')));
        assertThat(ItemState.of(item)).isEqualTo(state);
        assertThat(ItemState.why(item)).isEqualTo(why);
    }

    @Test
    void theWorstPageCounts() {
        assertThat(ItemState.of(item(ACCOUNT, SECRET, GOOD))).isEqualTo(ItemState.REFUSED);
        assertThat(ItemState.of(item(ACCOUNT, GOOD, GONE))).isEqualTo(ItemState.ABSENT);
        assertThat(ItemState.of(item(ACCOUNT, GOOD, missing("timed out"), SECRET)))
                .isEqualTo(ItemState.FAILED);
        assertThat(ItemState.why(item(ACCOUNT, GOOD, missing("timed out")))).isEqualTo("timed out");
    }
}
