package io.github.cmkverify.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.profile.Cloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked is remembered; what is not there is a gap. */
class EvidenceTest {
    private static final EvidenceKey KEY = EvidenceKind.KEY.key(Recorded.VAULT, "cmk");
    private static final Item VAULT = Recorded.item(Recorded.VAULT_KEY, 200, "{'id': '" + Recorded.VAULT + "'}");

    @Test
    void whatWasAskedAndIsNotThereIsMissingInTheOrderOfAsking() {
        Evidence evidence = Recorded.evidence(VAULT);
        evidence.list(Recorded.VERSIONS);
        evidence.body(KEY);
        evidence.body(Recorded.VAULT_KEY);
        evidence.body(KEY);

        assertThat(evidence.missing()).containsExactly(Recorded.VERSIONS, KEY);
        assertThatThrownBy(() -> evidence.missing().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsNotThereIsNotCollected() {
        Evidence evidence = Recorded.evidence();

        assertThat(Recorded.gap(evidence.body(KEY)).kind()).isEqualTo(Gap.Kind.NOT_COLLECTED);
        assertThat(Recorded.gap(evidence.list(Recorded.VERSIONS)))
                .isEqualTo(new Gap(
                        Gap.Kind.NOT_COLLECTED,
                        Recorded.VERSIONS.text(),
                        "is not in the evidence",
                        "collect the evidence again with this version of cmk-verify"));
    }

    @Test
    void aSecondWitnessIsNotAskedFor() {
        Evidence evidence = Recorded.evidence(VAULT);

        assertThat(Recorded.state(evidence.bodyIfCollected(KEY))).isEqualTo("NOT_COLLECTED");
        assertThat(Recorded.state(evidence.bodyIfCollected(Recorded.VAULT_KEY))).isEqualTo("READ");
        assertThat(evidence.missing()).isEmpty();
    }

    @Test
    void itemsAreFoundInAnyCase() {
        Evidence evidence = Recorded.evidence(VAULT);

        assertThat(evidence.item(EvidenceKind.VAULT.key(Recorded.VAULT.toLowerCase(Locale.ROOT))))
                .contains(VAULT);
        assertThat(evidence.item(KEY)).isEmpty();
        assertThat(evidence.items()).containsExactly(VAULT);
        assertThat(evidence.provenance()).isEqualTo(Recorded.provenance());
        assertThatThrownBy(() -> evidence.items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void answersAreReadOnce() {
        Evidence evidence = Recorded.evidence(VAULT, Recorded.item(Recorded.VERSIONS, 200, "{'value': []}"));

        assertThat(evidence.body(Recorded.VAULT_KEY)).isSameAs(evidence.body(Recorded.VAULT_KEY));
        assertThat(evidence.list(Recorded.VERSIONS)).isSameAs(evidence.list(Recorded.VERSIONS));
    }

    @Test
    void twoItemsOfOneKeyAreRefused() {
        var upper = EvidenceKind.VAULT.key(Recorded.VAULT.toUpperCase(Locale.ROOT));
        var twice = List.of(VAULT, Recorded.item(upper, 404, "{}"));

        assertThatThrownBy(() -> new Evidence(Recorded.provenance(), Cloud.azure(), twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two items are " + upper);
    }

    @Test
    void nobodyChangesAnOriginLater() {
        var pointers = new ArrayList<>(List.of("/a"));
        var redacted = new HashMap<>(Map.of("item", (List<String>) pointers));
        Provenance provenance = Recorded.provenance(redacted);
        pointers.clear();
        redacted.clear();

        assertThat(provenance.redacted()).isEqualTo(Map.of("item", List.of("/a")));
        assertThat(provenance.inPack(Optional.of("h")).packSha256()).contains("h");
        assertThat(provenance.inPack(Optional.of("h")).inPack(Optional.empty())).isEqualTo(provenance);
    }

    @Test
    void bytesAreNobodysToChange() {
        byte[] array = {'a', 'b', 'c'};
        Bytes bytes = Bytes.of(array);
        array[0] = 'x';
        bytes.toArray()[1] = 'x';

        assertThat(bytes)
                .isEqualTo(Bytes.utf8("abc"))
                .hasSameHashCodeAs(Bytes.utf8("abc"))
                .hasToString("3 bytes");
        assertThat(bytes).isNotEqualTo(Bytes.utf8("abd")).isNotEqualTo("abc");
        assertThat(bytes.text()).isEqualTo("abc");
        assertThat(bytes.size()).isEqualTo(3);
        assertThat(bytes.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void bytesAreReadUpToALimit() throws IOException {
        assertThat(Bytes.read(new ByteArrayInputStream(new byte[10]), 4).size()).isEqualTo(4);
        assertThat(Bytes.read(new ByteArrayInputStream(new byte[3]), 4)).isEqualTo(Bytes.of(new byte[3]));
    }
}
