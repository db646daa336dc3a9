package io.github.cmkverify.verdict;

import static io.github.cmkverify.verdict.Samples.TODAY;
import static io.github.cmkverify.verdict.Samples.check;
import static io.github.cmkverify.verdict.Samples.row;
import static io.github.cmkverify.verdict.Samples.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.verdict.Samples.Own;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final List<String> REMEDY = List.of("az mend -n aoai-claims --check CMK-A-001", "Then run again.");

    @Test
    void idIsStable() {
        assertThat(finding(Own.FAIL).id()).isEqualTo("CMK-A-001/aoai-claims/account");
    }

    @Test
    void reasonsAreOneLine() {
        assertThat(finding(Own.FAIL).because("and more").reason()).isEqualTo("one is not two; and more");
        assertThat(finding(Own.PASS).reason()).isEmpty();
    }

    @Test
    void remedyIsForWhatTheCheckFoundItself() {
        assertThat(finding(Own.FAIL).remedy()).isEqualTo(REMEDY);
        assertThat(finding(Own.FAIL).waivedBy(waiver("CMK-A-001", TODAY)).remedy())
                .isEqualTo(REMEDY);
        assertThat(finding(Own.PASS).remedy()).isEmpty();
        assertThat(finding(Own.UNDETERMINED).remedy()).isEmpty();
        assertThat(finding(Own.NOT_APPLICABLE).remedy()).isEmpty();
    }

    @Test
    void remedyIsNotForWhatAWaivedParentBroke() {
        var rows = List.of(
                row(check("CMK-A-001", Severity.LOW), Own.FAIL),
                row(check("CMK-B-001", Severity.LOW, "CMK-A-001"), Own.FAIL));
        var child =
                Resolution.of(rows, List.of(waiver("CMK-A-001", TODAY)), TODAY).get(1);
        assertThat(child.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(child.remedy()).isEmpty();
    }

    @Test
    void waivedFindingDoesNotBlock() {
        var waived = finding(Own.FAIL).blocking(true).waivedBy(waiver("CMK-A-001", TODAY));
        assertThat(waived.blocks()).isFalse();
        assertThat(waived.outcome()).isEqualTo(Outcome.WAIVED);
    }

    private static Finding finding(Own own) {
        return Samples.finding(check("CMK-A-001", Severity.LOW), own);
    }
}
