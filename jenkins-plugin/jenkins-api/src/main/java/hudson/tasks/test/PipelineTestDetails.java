package hudson.tasks.test;

import io.github.cmkverify.declaration.Declaration;

public class PipelineTestDetails {
    public PipelineTestDetails() {
        throw new Declaration();
    }

    public void setNodeId(String nodeId) {
        throw new Declaration();
    }
}
