package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.Cases;
import io.github.cmkverify.world.Expectation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case comes out as its data says, and changes nothing that it does not name. */
class CasesTest {
    /** Only data: each is judged in its own test, or a mutation test could not tell which one noticed a change. */
    private static final List<Case> CASES = Cases.all();

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsItsDataSays(Case example) {
        Verdict verdict = example.record().judge();
        if (example.stopped().isPresent()) {
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.decision().cause()).contains(example.stopped().get());
        } else {
            example.expect().keySet().forEach(name -> assertThat(verdict.findings())
                    .as("a finding named " + name)
                    .anyMatch(name::names));
            verdict.findings().forEach(finding -> check(example, finding, verdict));
            nothingVanished(example, verdict);
            example.reasons().forEach((name, texts) -> assertThat(verdict.findings())
                    .filteredOn(name::names)
                    .allSatisfy(finding ->
                            assertThat(finding.reason()).as(example.toString()).contains(texts)));
        }
        assertThat(verdict.decision().exit().number())
                .as("%s: %s", example, verdict.decision().cause())
                .isEqualTo(example.exit());
    }

    private static void check(Case example, Finding finding, Verdict verdict) {
        Optional<Outcome> wanted = wanted(example, finding, verdict);
        assertThat(wanted)
                .as("%s, %s is neither in the base nor named: %s", example, finding.id(), finding.reason())
                .isPresent();
        assertThat(finding.outcome())
                .as("%s, %s: %s", example, finding.id(), finding.reason())
                .isEqualTo(wanted.orElseThrow());
    }

    private static Optional<Outcome> wanted(Case example, Finding finding, Verdict verdict) {
        return named(example, finding)
                .or(() -> example.childrenFollow() ? Family.effect(finding, verdict) : Optional.empty())
                .or(() -> inBase(example, finding));
    }

    static Optional<Outcome> named(Case example, Finding finding) {
        var naming = example.expect().entrySet().stream()
                .filter(e -> e.getKey().names(finding))
                .collect(Collectors.partitioningBy(e -> e.getKey().isExact()));
        var found = naming.get(true).isEmpty() ? naming.get(false) : naming.get(true);
        assertThat(found).as("expectations for " + finding.id()).hasSizeLessThanOrEqualTo(1);
        return found.stream().map(java.util.Map.Entry::getValue).findFirst();
    }

    private static Optional<Outcome> inBase(Case example, Finding finding) {
        return Base.of(example.base()).findings().stream()
                .filter(other -> other.id().equals(finding.id()))
                .map(Finding::outcome)
                .findFirst();
    }

    /** A row of the base may be missing only where its check is named, or follows a parent. */
    private static void nothingVanished(Case example, Verdict verdict) {
        Set<String> ids = new LinkedHashSet<>();
        verdict.findings().forEach(finding -> ids.add(finding.id()));
        assertThat(Base.of(example.base()).findings())
                .filteredOn(finding -> !ids.contains(finding.id()))
                .filteredOn(finding -> named(example, finding).isEmpty())
                .filteredOn(finding -> !example.childrenFollow())
                .extracting(Finding::id)
                .isEmpty();
    }

    static Stream<String> names() {
        return Stream.of("CMK-KEY-001 [account key]", "CMK-ACC-001", "CMK");
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExpectationCanBeRead(String text) {
        assertThat(text).startsWith(Expectation.of(text).check());
    }
}
