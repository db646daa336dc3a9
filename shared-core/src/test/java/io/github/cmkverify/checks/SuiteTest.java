package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.workload.Workload;
import io.github.cmkverify.world.Recorded;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check that crashes is open, for each of its subjects, and the others are judged as ever. */
class SuiteTest {
    private static final Recorded RECORDED = Worlds.base("two-accounts").record();

    private static Workload workload() {
        return new Workload(
                RECORDED.profile(),
                RECORDED.evidence(),
                name -> true,
                RECORDED.provenance().collectedTo());
    }

    static Stream<Arguments> crashes() {
        return Suite.bindings().stream().flatMap(binding -> Stream.<Runnable>of(
                        () -> {
                            throw new IllegalStateException("secret text of an answer");
                        },
                        () -> recurse(1))
                .map(crash -> Arguments.of(binding.id(), crash)));
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int recurse(int depth) {
        return recurse(depth + 1) + depth;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void aCrashIsOpenAndNeverAMissingRow(String id, Runnable crash) {
        var bindings = new ArrayList<Binding<?>>();
        Suite.bindings().forEach(binding -> bindings.add(binding.id().equals(id) ? crashing(binding, crash) : binding));
        List<Assessment> sound = new Suite(World.CATALOGUE).assess(workload());
        List<Assessment> rows = new Suite(World.CATALOGUE, bindings).assess(workload());

        assertThat(rows)
                .extracting(row -> row.check().id() + row.subject())
                .isEqualTo(sound.stream()
                        .map(row -> row.check().id() + row.subject())
                        .toList());
        for (int i = 0; i < rows.size(); i++) {
            boolean crashed = rows.get(i).check().id().equals(id);
            assertThat(said(rows.get(i))).isEqualTo(crashed ? "open: INTERNAL" : said(sound.get(i)));
        }
    }

    private static <S> Binding<S> crashing(Binding<S> binding, Runnable crash) {
        return new Binding<>(binding.id(), binding.per(), binding.subjects(), binding.named(), (subject, at) -> {
            crash.run();
            return binding.rule().judge(subject, at);
        });
    }

    private static String said(Assessment row) {
        return row.judgement()
                .fold(
                        sources -> "holds",
                        (why, sources) -> "broken",
                        (gaps, sources) -> {
                            assertThat(gaps).extracting(Gap::detail).noneMatch(text -> text.contains("secret"));
                            return "open: " + gaps.get(0).kind();
                        },
                        (why, sources) -> "not applicable");
    }

    @Test
    void catalogueAndCodeNameTheSameChecks() {
        List<Binding<?>> all = Suite.bindings();
        assertThatThrownBy(() -> new Suite(World.CATALOGUE, all.subList(1, all.size())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(all.get(0).id());
        var more = new ArrayList<>(all);
        more.add(Binding.account("CMK-ZZZ-999", (account, at) -> {
            throw new AssertionError("is never judged");
        }));
        assertThatThrownBy(() -> new Suite(World.CATALOGUE, more)).hasMessageContaining("not in the catalogue");
    }
}
