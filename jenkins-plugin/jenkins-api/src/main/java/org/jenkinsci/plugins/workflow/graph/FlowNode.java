package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Actionable;
import io.github.cmkverify.declaration.Declaration;

public abstract class FlowNode extends Actionable {
    public String getId() {
        throw new Declaration();
    }
}
