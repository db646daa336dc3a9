package io.github.cmkverify.action.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void whatFitsIsShownWorstFirst() {
        var all = List.of(annotation(Annotation.Level.NOTICE, 1), annotation(Annotation.Level.ERROR, 2));
        assertThat(Annotations.shown(all, 10)).containsExactly(all.get(1), all.get(0));
    }

    @Test
    void whatTheRunnerWouldDropIsCounted() {
        var all = Stream.of(Annotation.Level.values())
                .flatMap(level -> IntStream.range(0, 25).mapToObj(i -> annotation(level, i)))
                .toList();
        var shown = Annotations.shown(all, 10);
        assertThat(count(shown, Annotation.Level.ERROR)).isEqualTo(9);
        assertThat(count(shown, Annotation.Level.WARNING)).isEqualTo(10);
        assertThat(count(shown, Annotation.Level.NOTICE)).isEqualTo(10);
        assertThat(shown.get(0).message()).isEqualTo("0");
        assertThat(shown.get(shown.size() - 1).message()).startsWith("47 annotations are not shown");
    }

    @Test
    void theUserMayWantFewer() {
        var all = IntStream.range(0, 5)
                .mapToObj(i -> annotation(Annotation.Level.WARNING, i))
                .toList();
        assertThat(Annotations.shown(all, 2)).hasSize(3);
        assertThat(Annotations.shown(all, 4).get(4).message()).startsWith("1 annotation is not shown");
    }

    @Test
    void aLongMessageIsCutAtAWholeCharacter() {
        String key = "\ud83d\udd11";
        var annotation = Annotation.of(Annotation.Level.ERROR, key.repeat(300), key.repeat(5000));
        assertThat(annotation.message()).isEqualTo(key.repeat(4000) + "…");
        assertThat(annotation.title()).isEqualTo(key.repeat(250) + "…");
    }

    private static Annotation annotation(Annotation.Level level, int number) {
        return Annotation.of(level, "", String.valueOf(number));
    }

    private static long count(List<Annotation> shown, Annotation.Level level) {
        return shown.stream().filter(each -> each.level() == level).count();
    }
}
