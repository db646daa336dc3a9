package io.github.cmkverify.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import org.junit.jupiter.api.Test;

/** Two accounts of one name in two resource groups are two accounts. */
class SameNamesTest {
    private static final String ONLY = "  - {resourceGroup: rg-claims, name: aoai-claims}";

    @Test
    void bothAreJudgedUnderTheirOwnName() {
        World base = Worlds.base("rbac");
        World world =
                base.withProfile(base.profileText().replace(ONLY, ONLY + "\n" + ONLY.replace("rg-claims", "rg-other")));
        var verdict = world.record().judge();

        assertThat(verdict.decision().kind()).isEqualTo(Decision.Kind.BLOCK);
        assertThat(verdict.covers()).containsExactly("rg-claims/aoai-claims", "rg-other/aoai-claims");
        assertThat(verdict.findings()).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.subject().account().equals("rg-claims/aoai-claims"))
                .extracting(Finding::outcome)
                .containsOnly(Outcome.PASS);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.subject().account().equals("rg-other/aoai-claims"))
                .extracting(Finding::outcome)
                .doesNotContain(Outcome.PASS);
    }
}
