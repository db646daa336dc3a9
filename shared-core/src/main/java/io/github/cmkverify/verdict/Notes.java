package io.github.cmkverify.verdict;

import io.github.cmkverify.profile.CmkRule;
import io.github.cmkverify.profile.Gate;
import io.github.cmkverify.profile.Proposed;
import io.github.cmkverify.workload.AccountChain;
import io.github.cmkverify.workload.Workload;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader must know besides the findings: it is in every report (CHECKS "Time", "Positive proof", "The gate"). */
final class Notes {
    private Notes() {}

    /** @param day the day (UTC) at which the workload is judged */
    static List<String> of(Mode mode, Verdict.EvidenceInfo evidence, Workload workload, LocalDate day) {
        return Stream.of(
                        evidence(mode, Optional.of(evidence)).stream(),
                        workload.accounts().stream().flatMap(account -> exempt(account, day).stream()),
                        observing(workload.profile().gate(), day).stream(),
                        proposed(workload.profile().proposed()).stream())
                .flatMap(notes -> notes)
                .toList();
    }

    /** That the evidence was not collected in this run, and when it was. */
    static Optional<String> evidence(Mode mode, Optional<Verdict.EvidenceInfo> evidence) {
        return evidence.map(info -> " of evidence collected from " + info.collectedFrom() + " to " + info.collectedTo())
                .flatMap(dated -> switch (mode) {
                    case LIVE -> Optional.empty();
                    case REPLAY -> Optional.of("REPLAY" + dated);
                    case AUDIT -> Optional.of("AUDIT" + dated + ": an audit never promotes");
                });
    }

    private static Optional<String> exempt(AccountChain account, LocalDate day) {
        CmkRule cmk = account.settings().cmk();
        return cmk.isRequired(day)
                ? Optional.empty()
                : Optional.of("CMK is not required for " + account.label() + " until "
                        + cmk.expires().value().map(LocalDate::toString).orElse("") + " (owner "
                        + cmk.owner().value().orElse("") + ": "
                        + cmk.reason().value().orElse("") + ")");
    }

    private static Optional<String> observing(Gate gate, LocalDate day) {
        if (gate.modeOn(day) == Gate.Mode.ENFORCE) {
            return Optional.empty();
        }
        return Optional.of(gate.enforceFrom()
                .map(from -> "the gate only observes; it enforces from " + from + " on, in "
                        + days(ChronoUnit.DAYS.between(day, from)))
                .orElse("the gate only observes: it neither blocks nor promotes"));
    }

    private static Optional<String> proposed(Proposed proposed) {
        return Optional.of(proposed.count())
                .filter(count -> count > 0)
                .map(count -> count + (count == 1 ? " entry" : " entries")
                        + " under proposed: in the profile count as not approved until they are moved");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
