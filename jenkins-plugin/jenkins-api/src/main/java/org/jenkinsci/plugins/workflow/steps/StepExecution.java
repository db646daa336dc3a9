package org.jenkinsci.plugins.workflow.steps;

import io.github.cmkverify.declaration.Declaration;
import java.io.Serializable;

public abstract class StepExecution implements Serializable {
    private static final long serialVersionUID = 1L;

    public StepContext getContext() {
        throw new Declaration();
    }
}
