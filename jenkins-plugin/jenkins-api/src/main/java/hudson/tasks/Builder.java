package hudson.tasks;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import io.github.cmkverify.declaration.Declaration;

public abstract class Builder extends BuildStepCompatibilityLayer implements Describable<Builder>, ExtensionPoint {
    public BuildStepMonitor getRequiredMonitorService() {
        throw new Declaration();
    }
}
