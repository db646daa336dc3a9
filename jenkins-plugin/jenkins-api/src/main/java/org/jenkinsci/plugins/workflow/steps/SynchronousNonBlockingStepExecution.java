package org.jenkinsci.plugins.workflow.steps;

import io.github.cmkverify.declaration.Declaration;

public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    private static final long serialVersionUID = 1L;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        throw new Declaration();
    }

    protected abstract T run() throws Exception;
}
