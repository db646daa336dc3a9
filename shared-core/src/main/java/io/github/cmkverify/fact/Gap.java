package io.github.cmkverify.fact;

import java.util.Objects;
import java.util.Optional;

/**
 * Why a fact is not known, and what would make it known.
 *
 * @param kind what went wrong
 * @param item the evidence item that would have told
 * @param detail what was seen instead
 * @param fix what a person does about it ("collect the evidence again"); gaps with the same fix are one cause
 * @param grant the right that a refused reader lacks; gaps that the same grant settles are one cause
 * @param fallback whether the fact would be known without this, if another gap of it were settled
 */
public record Gap(Kind kind, String item, String detail, String fix, Optional<Grant> grant, boolean fallback) {
    /** What went wrong with a piece of evidence. */
    public enum Kind {
        /** The item is not in the evidence. */
        NOT_COLLECTED,
        /** Azure answered 401 or 403. */
        REFUSED,
        /** No answer, a throttled one (429) or a server error (5xx). */
        UNREACHABLE,
        /** A list whose last page is missing. */
        TRUNCATED,
        /** Not JSON, or JSON that may be read in two ways. */
        UNPARSABLE,
        /** A field of another type, or with a value that is not documented. */
        WRONG_TYPE,
        /** An answer to another question: a login page, another resource, a 404 without the resource's own error code. */
        FOREIGN_ANSWER,
        /** Collected outside the time window of the run. */
        STALE,
        /** Two witnesses of one fact disagree. */
        CONTRADICTION,
        /** Read, but the suite cannot evaluate it, such as an ABAC condition. */
        NOT_EVALUABLE,
        /** Taken out by redaction before the evidence was stored. */
        REDACTED,
        /** The check this one builds on is itself undetermined. */
        PARENT,
        /** A defect of this tool. */
        INTERNAL
    }

    public Gap {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(item);
        detail = Line.of(detail);
        fix = Line.of(fix);
    }

    public Gap(Kind kind, String item, String detail, String fix) {
        this(kind, item, detail, fix, Optional.empty(), false);
    }

    /** The reader was refused, and {@code grant} would let it in. */
    public static Gap refused(String item, String detail, Grant grant) {
        return new Gap(Kind.REFUSED, item, detail, grant.fix(), Optional.of(grant), false);
    }

    /** Claims put their gaps together at every step: the strings remember their own hashes, a record does not. */
    @Override
    public int hashCode() {
        return 31 * item.hashCode() + detail.hashCode();
    }

    // by hand: what Java makes is linked when it is first used (decision 0012)
    @Override
    public boolean equals(Object other) {
        return other instanceof Gap gap
                && kind == gap.kind
                && item.equals(gap.item)
                && detail.equals(gap.detail)
                && fix.equals(gap.fix)
                && grant.equals(gap.grant)
                && fallback == gap.fallback;
    }

    public Gap asFallback() {
        return new Gap(kind, item, detail, fix, grant, true);
    }
}
