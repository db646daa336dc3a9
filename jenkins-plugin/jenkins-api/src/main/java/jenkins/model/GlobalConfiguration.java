package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.github.cmkverify.declaration.Declaration;

public abstract class GlobalConfiguration extends Descriptor<GlobalConfiguration>
        implements ExtensionPoint, Describable<GlobalConfiguration> {
    protected GlobalConfiguration() {
        throw new Declaration();
    }

    public final Descriptor<GlobalConfiguration> getDescriptor() {
        throw new Declaration();
    }
}
