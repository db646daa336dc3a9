package io.github.cmkverify.evidence.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A pack that is not read. Its message names every problem, one a line, and never quotes an answer of Azure. */
public final class PackRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is, which decides the exit code. */
    public enum Kind {
        /** There is nothing at the path: wrong usage. */
        NOT_FOUND,
        /** There is something, but it is no pack in which evidence can be believed. */
        UNSOUND
    }

    private final Kind kind;
    private final transient List<PackProblem> problems;
    private final int more;

    PackRefused(Kind kind, String what, List<PackProblem> problems, int more) {
        super(message(what, problems, more), null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.more = more;
    }

    static PackRefused notFound(Path path) {
        var problem = new PackProblem(
                Shown.text(path.toString()), "there is no such folder or file", "check the path of the evidence pack");
        return new PackRefused(Kind.NOT_FOUND, "no evidence pack", List.of(problem), 0);
    }

    public Kind kind() {
        return kind;
    }

    /** The problems, at most 20 of them. */
    public List<PackProblem> problems() {
        return problems;
    }

    /** How many more problems there are. */
    public int more() {
        return more;
    }

    private static String message(String what, List<PackProblem> problems, int more) {
        return problems.stream()
                .map(problem -> "\n  " + problem.text())
                .collect(Collectors.joining("", what + ":", more == 0 ? "" : "\n  and " + more + " more"));
    }
}
