package hudson.model;

import io.github.cmkverify.declaration.Declaration;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements Item {
    public RunT getLastBuild() {
        throw new Declaration();
    }

    public RunT getLastCompletedBuild() {
        throw new Declaration();
    }

    public String getFullName() {
        throw new Declaration();
    }
}
