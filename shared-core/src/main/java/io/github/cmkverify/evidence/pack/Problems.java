package io.github.cmkverify.evidence.pack;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a pack, so that all of it is named at once. */
final class Problems {
    /** More would not be read at 2 a.m. */
    static final int NAMED = 20;

    private final List<PackProblem> named = new ArrayList<>();
    private int more;

    void add(String place, String detail, String fix) {
        if (named.size() < NAMED) {
            named.add(new PackProblem(place, detail, fix));
        } else {
            more++;
        }
    }

    boolean none() {
        return named.isEmpty();
    }

    void addAll(Problems others) {
        others.named.forEach(problem -> add(problem.place(), problem.detail(), problem.fix()));
        more += others.more;
    }

    /** The refusal of {@code what} for these problems. */
    PackRefused refusal(String what) {
        return new PackRefused(PackRefused.Kind.UNSOUND, what, named, more);
    }
}
