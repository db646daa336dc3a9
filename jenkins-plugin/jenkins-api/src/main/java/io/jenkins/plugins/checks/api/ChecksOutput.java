package io.jenkins.plugins.checks.api;

import io.github.cmkverify.declaration.Declaration;

public class ChecksOutput {
    private ChecksOutput() {}

    public static class ChecksOutputBuilder {
        public ChecksOutputBuilder() {
            throw new Declaration();
        }

        public ChecksOutputBuilder withTitle(String title) {
            throw new Declaration();
        }

        public ChecksOutputBuilder withSummary(String summary) {
            throw new Declaration();
        }

        public ChecksOutputBuilder withText(String text) {
            throw new Declaration();
        }

        public ChecksOutput build() {
            throw new Declaration();
        }
    }
}
