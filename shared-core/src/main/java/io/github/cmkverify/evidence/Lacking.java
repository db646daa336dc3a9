package io.github.cmkverify.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** What an answer lacks, and so when it is worth while to ask again. */
public final class Lacking {
    private final Deque<EvidenceKey> keys;
    private boolean over;

    private Lacking(Set<EvidenceKey> keys, boolean over) {
        this.keys = new ArrayDeque<>(keys);
        this.over = over;
    }

    /** Of a question that was not asked yet. */
    public static Lacking unknown() {
        return new Lacking(Set.of(), true);
    }

    /** With nothing lacking the answer is final. */
    public static Lacking of(Set<EvidenceKey> keys) {
        return new Lacking(keys, false);
    }

    /** Whether all is there in {@code evidence}, and something was not: then the answer may be another one. */
    public boolean isOver(Evidence evidence) {
        boolean waited = !keys.isEmpty();
        while (!keys.isEmpty() && evidence.item(keys.peek()).isPresent()) {
            keys.poll();
        }
        over |= waited && keys.isEmpty();
        return over;
    }
}
