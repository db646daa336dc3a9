package io.github.cmkverify;

import io.github.cmkverify.verdict.Mode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller decides about one run.
 *
 * @param now the wall clock, against which the age of evidence is measured
 * @param at the instant of an audit; empty: the evidence says (its start when live, its end in a replay)
 * @param accounts names of the accounts to judge; empty: all of the profile
 */
public record Run(boolean live, Instant now, Optional<Instant> at, Set<String> accounts) {
    public Run {
        accounts = Set.copyOf(accounts);
    }

    public Mode mode() {
        return at.isPresent() ? Mode.AUDIT : live ? Mode.LIVE : Mode.REPLAY;
    }
}
