package hudson.tasks;

import io.github.cmkverify.declaration.Declaration;

public interface BuildStep {
    default BuildStepMonitor getRequiredMonitorService() {
        throw new Declaration();
    }
}
