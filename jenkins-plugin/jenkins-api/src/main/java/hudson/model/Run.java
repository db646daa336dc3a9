package hudson.model;

import io.github.cmkverify.declaration.Declaration;
import java.io.File;
import java.io.IOException;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements Saveable {
    public JobT getParent() {
        throw new Declaration();
    }

    public int getNumber() {
        throw new Declaration();
    }

    public String getUrl() {
        throw new Declaration();
    }

    public String getDisplayName() {
        throw new Declaration();
    }

    public String getFullDisplayName() {
        throw new Declaration();
    }

    public File getRootDir() {
        throw new Declaration();
    }

    public RunT getPreviousBuild() {
        throw new Declaration();
    }

    public boolean isBuilding() {
        throw new Declaration();
    }

    public Result getResult() {
        throw new Declaration();
    }

    public void setResult(Result r) {
        throw new Declaration();
    }

    public synchronized void save() throws IOException {
        throw new Declaration();
    }
}
