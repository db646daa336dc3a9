package io.github.cmkverify.fact;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a check says of one subject: whether it applies and, if so, its claim.
 *
 * <p>A check whose "applies" is open is open itself: what could not be read never makes a check go away.
 */
public final class Judgement {
    private final Claim claim;
    private final boolean applicable;

    private Judgement(Claim claim, boolean applicable) {
        this.claim = claim;
        this.applicable = applicable;
    }

    /** A check that always applies. */
    public static Judgement of(Claim claim) {
        return new Judgement(claim, true);
    }

    /** As {@link #when(Claim, Supplier)} for a check with one condition. */
    public static Judgement whenClaim(Claim applies, Supplier<Claim> claim) {
        return when(applies, () -> of(claim.get()));
    }

    /**
     * Not applicable for the reasons of {@code applies} when that is broken, open when it is open, else {@code then}, which
     * cites {@code applies} too.
     */
    public static Judgement when(Claim applies, Supplier<Judgement> then) {
        return applies.fold(
                sources -> {
                    Judgement next = then.get();
                    return new Judgement(next.claim.citing(sources), next.applicable);
                },
                (why, sources) -> new Judgement(applies, false),
                (gaps, sources) -> of(applies));
    }

    public <R> R fold(
            Function<List<Source>, R> holds,
            BiFunction<List<String>, List<Source>, R> broken,
            BiFunction<List<Gap>, List<Source>, R> open,
            BiFunction<List<String>, List<Source>, R> notApplicable) {
        return claim.fold(holds, applicable ? broken : notApplicable, open);
    }
}
