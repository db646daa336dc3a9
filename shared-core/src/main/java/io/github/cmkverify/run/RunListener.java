package io.github.cmkverify.run;

import java.util.List;

/**
 * Is told what people should know while a run goes on. Every text may quote a profile, a pack or Azure: escape it for the
 * medium it goes to. Called from the thread that runs; what is not overridden is not told.
 */
public interface RunListener {
    /** What is wrong and what to do, in one line. */
    default void problem(String line) {}

    /** Several things that are wrong with one input; each line names its place. */
    default void problems(String what, List<String> lines) {
        problem(what + ": " + String.join("; ", lines));
    }

    /** A failure of this tool itself; the run ends with {@link io.github.cmkverify.verdict.ExitCode#INTERNAL}. */
    default void defect(Defect defect) {
        problem(defect.text());
    }

    /** Something worth a line in a log, such as which sign-in is used. */
    default void note(String line) {}

    /** The object id of the reader that signed in; hostile, as everything else. */
    default void reader(String objectId) {}

    /** What is going on from now on: {@code reading the evidence pack}. */
    default void doing(String work) {}

    /**
     * {@code done} of {@code known} items of what is going on are done.
     *
     * @param known grows while the chain from account to key is followed
     */
    default void items(int done, int known) {}

    /** Tells nobody. */
    static RunListener silent() {
        return new RunListener() {};
    }
}
