package io.github.cmkverify.run;

import io.github.cmkverify.verdict.ExitCode;

/** Turns every ending of a work into an exit code. */
record Guard(RunListener listener, Worker worker) {
    /** A work that may end early. */
    interface Work {
        ExitCode done() throws Stop, InterruptedException;
    }

    ExitCode over(Work work) {
        worker.begins();
        try {
            return work.done();
        } catch (Stop stop) {
            stop.tell(listener);
            return stop.decision().exit();
        } catch (InterruptedException e) {
            if (worker.wasInterrupted()) {
                listener.problem("the run was interrupted: nothing was written");
            }
            return ExitCode.INTERNAL;
        } catch (RuntimeException | Error e) {
            listener.defect(new Defect(e));
            return ExitCode.INTERNAL;
        } finally {
            worker.ends();
        }
    }
}
