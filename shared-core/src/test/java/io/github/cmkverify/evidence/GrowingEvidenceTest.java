package io.github.cmkverify.evidence;

import static io.github.cmkverify.evidence.Recorded.VAULT_KEY;
import static io.github.cmkverify.evidence.Recorded.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.Cloud;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrowingEvidenceTest {
    private static final String BODY = "{'id':'" + Recorded.VAULT + "','name':'kv-claims','location':'westeurope'}";

    private final GrowingEvidence growing = new GrowingEvidence(Recorded.provenance(), Cloud.azure());
    private final Evidence view = growing.view();

    @Test
    void whatIsAddedCanBeRead() {
        assertThat(Recorded.state(view.body(VAULT_KEY))).isEqualTo("NOT_COLLECTED");
        growing.add(Recorded.item(VAULT_KEY, 200, BODY), List.of());
        assertThat(growing.view()).isSameAs(view);
        assertThat(Recorded.state(view.body(VAULT_KEY))).isEqualTo("READ");
        assertThat(view.body(VAULT_KEY)).isSameAs(view.body(VAULT_KEY));
    }

    @Test
    void whatWasTakenOutIsUnknown() {
        growing.add(Recorded.item(VAULT_KEY, 200, BODY), List.of("/location"));
        assertThat(Recorded.state(view.body(VAULT_KEY).flatMap(body -> body.text("/location"))))
                .isEqualTo("REDACTED");
        assertThat(Recorded.state(view.body(VAULT_KEY).flatMap(body -> body.text("/name"))))
                .isEqualTo("READ");
    }

    /** It may have been read already. */
    @Test
    void anItemIsNeverReplaced() {
        growing.add(Recorded.item(VAULT_KEY, 200, BODY), List.of());
        assertThatThrownBy(() -> growing.add(Recorded.item(VAULT_KEY, 404, "{}"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two items are");
        assertThat(Recorded.state(view.body(VAULT_KEY))).isEqualTo("READ");
    }

    /** Nobody knows yet when a collection ends, but a day is the longest. */
    @Test
    void answersCountForADay() {
        var late = new Answer.Received(
                200,
                Recorded.FROM.plus(Duration.ofHours(24)),
                "",
                "application/json",
                Bytes.utf8(BODY.replace('\'', '"')));
        growing.add(Item.of(VAULT_KEY, Recorded.request(VAULT_KEY), late), List.of());
        assertThat(Recorded.state(view.body(VAULT_KEY))).isEqualTo("READ");

        var tooLate = new Answer.Received(
                200, Recorded.FROM.plus(Duration.ofHours(25)), "", "application/json", Bytes.utf8("{\"value\":[]}"));
        growing.add(Item.of(VERSIONS, Recorded.request(VERSIONS), tooLate), List.of());
        assertThat(Recorded.gap(view.list(VERSIONS)).kind().name()).isEqualTo("STALE");
    }

    @Test
    void anAnswerIsLackingUntilAllThatItLackedIsThere() {
        var lacking = Lacking.of(Set.of(VAULT_KEY, VERSIONS));
        assertThat(lacking.isOver(view)).isFalse();
        growing.add(Recorded.item(VERSIONS, 200, "{'value':[]}"), List.of());
        assertThat(lacking.isOver(view)).isFalse();
        growing.add(Recorded.item(VAULT_KEY, 200, BODY), List.of());
        assertThat(lacking.isOver(view)).isTrue();
        assertThat(lacking.isOver(view)).isTrue();
    }

    @Test
    void anAnswerThatLacksNothingIsFinalAndOneThatWasNotAskedForIsNot() {
        assertThat(Lacking.of(Set.of()).isOver(view)).isFalse();
        assertThat(Lacking.unknown().isOver(view)).isTrue();
    }

    @Test
    void whatAQuestionLacksIsToldApart() {
        view.body(VAULT_KEY);
        Set<EvidenceKey> first = view.missingFor(() -> {
            view.list(VERSIONS);
            assertThat(view.missingFor(() -> view.body(VAULT_KEY))).containsExactly(VAULT_KEY);
        });
        assertThat(first).containsExactly(VERSIONS, VAULT_KEY);
        assertThat(view.missingFor(() -> view.stillMissing(first))).isEqualTo(first);
        assertThat(view.missing()).containsExactly(VAULT_KEY, VERSIONS);

        growing.add(Recorded.item(VAULT_KEY, 200, BODY), List.of());
        assertThat(view.missingFor(() -> view.stillMissing(first))).containsExactly(VERSIONS);
    }
}
