package io.github.cmkverify.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private final List<String> ab = List.of("a", "b");

    @Test
    void listsAreJoinedInOrderEachElementOnce() {
        assertThat(Joined.of(ab, List.of("c", "a"))).containsExactly("a", "b", "c");
        assertThat(Joined.of(List.of(ab, List.of("b", "c"), List.of("d", "a")), list -> list))
                .containsExactly("a", "b", "c", "d");
        assertThat(Joined.of(List.<List<String>>of(), list -> list)).isEmpty();
    }

    /** Most claims cite what they cite already: such lists are handed on, not copied. */
    @Test
    void aListThatBringsNothingNewIsNotCopied() {
        assertThat(Joined.of(ab, List.of())).isSameAs(ab);
        assertThat(Joined.of(List.of(), ab)).isSameAs(ab);
        assertThat(Joined.of(ab, List.of("a", "b"))).isSameAs(ab);
        assertThat(Joined.of(List.of(List.<String>of(), ab, List.of(), List.of("a", "b")), list -> list))
                .isSameAs(ab);
    }
}
