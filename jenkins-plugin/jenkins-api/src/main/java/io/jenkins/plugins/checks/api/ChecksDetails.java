package io.jenkins.plugins.checks.api;

import io.github.cmkverify.declaration.Declaration;

public class ChecksDetails {
    private ChecksDetails() {}

    public static class ChecksDetailsBuilder {
        public ChecksDetailsBuilder() {
            throw new Declaration();
        }

        public ChecksDetailsBuilder withName(String name) {
            throw new Declaration();
        }

        public ChecksDetailsBuilder withStatus(ChecksStatus status) {
            throw new Declaration();
        }

        public ChecksDetailsBuilder withDetailsURL(String detailsURL) {
            throw new Declaration();
        }

        public ChecksDetailsBuilder withConclusion(ChecksConclusion conclusion) {
            throw new Declaration();
        }

        public ChecksDetailsBuilder withOutput(ChecksOutput output) {
            throw new Declaration();
        }

        public ChecksDetails build() {
            throw new Declaration();
        }
    }
}
