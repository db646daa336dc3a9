package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.world.Case;
import io.github.cmkverify.world.World;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of a check show every outcome it has, in several bases. */
class OutcomesTest {
    static List<CatalogueEntry> checks() {
        return World.CATALOGUE.entries();
    }

    /** PASS, FAIL and UNDETERMINED of every check are shown; NOT_APPLICABLE where the catalogue knows it. */
    @ParameterizedTest
    @MethodSource("checks")
    void everyOutcomeOfTheCheckIsShown(CatalogueEntry check) {
        var shown = EnumSet.noneOf(Outcome.class);
        var bases = new LinkedHashSet<String>();
        for (Library.CaseJudged tried : Library.ALL_CASES) {
            Case example = tried.example();
            Verdict verdict = tried.judged().verdict();
            if (!example.check().equals(check.id())) {
                continue;
            }
            verdict.findings().stream()
                    .filter(finding -> finding.check().id().equals(check.id()))
                    .filter(finding -> CasesTest.named(example, finding).isPresent()
                            || example.childrenFollow()
                                    && Family.effect(finding, verdict).isPresent())
                    .forEach(finding -> shown.add(finding.outcome()));
            bases.add(example.base());
        }
        var wanted = EnumSet.of(Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED);
        if (check.cmkOnly()) {
            wanted.add(Outcome.NOT_APPLICABLE);
        }
        if (!check.positiveProof()) {
            wanted.add(Outcome.WAIVED);
        }
        assertThat(shown).containsAll(wanted);
        assertThat(bases).as("bases").hasSizeGreaterThanOrEqualTo(3);
    }
}
