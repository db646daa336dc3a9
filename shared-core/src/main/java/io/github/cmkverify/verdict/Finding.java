package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.workload.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One check on one subject with its outcome.
 *
 * @param severity that of the check; not applicable because of a parent: the higher of the two
 * @param blocks whether it stands between the workload and its promotion; in {@code observe} it would
 * @param reasons why it is not a PASS, for people
 * @param parent the check whose outcome decided this one
 * @param waiver what covers it when WAIVED
 * @param gaps what is missing when UNDETERMINED
 * @param sources the evidence it rests on
 */
public record Finding(
        CatalogueEntry check,
        Subject subject,
        Severity severity,
        Outcome outcome,
        boolean blocks,
        List<String> reasons,
        Optional<String> parent,
        Optional<Waiver> waiver,
        List<Gap> gaps,
        List<Source> sources) {
    public Finding {
        reasons = List.copyOf(reasons);
        gaps = List.copyOf(gaps);
        sources = List.copyOf(sources);
    }

    /** {@code CMK-KEY-001/aoai-claims/account key}: the same in every run. */
    public String id() {
        return check.id() + "/" + subject.account() + "/" + subject.name();
    }

    /** One line. */
    public String reason() {
        return String.join("; ", reasons);
    }

    /**
     * How to mend what the check found, names filled in, one line each. Empty when there is nothing to mend here: what is
     * UNDETERMINED is settled by the fixes of its gaps, what waits for a parent by settling that.
     */
    public List<String> remedy() {
        boolean own = outcome == Outcome.FAIL || outcome == Outcome.WAIVED;
        return own && parent.isEmpty() ? check.remedy().fill(subject.names()).lines() : List.of();
    }

    Finding because(String another) {
        var more = Stream.concat(reasons.stream(), Stream.of(another)).toList();
        return new Finding(check, subject, severity, outcome, blocks, more, parent, waiver, gaps, sources);
    }

    Finding blocking(boolean nowBlocks) {
        return new Finding(check, subject, severity, outcome, nowBlocks, reasons, parent, waiver, gaps, sources);
    }

    Finding waivedBy(Waiver by) {
        return new Finding(
                check, subject, severity, Outcome.WAIVED, false, reasons, parent, Optional.of(by), gaps, sources);
    }
}
