package io.jenkins.plugins.checks.api;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.cmkverify.declaration.Declaration;

public abstract class ChecksPublisherFactory {
    public static ChecksPublisher fromRun(Run<?, ?> run, TaskListener listener) {
        throw new Declaration();
    }
}
