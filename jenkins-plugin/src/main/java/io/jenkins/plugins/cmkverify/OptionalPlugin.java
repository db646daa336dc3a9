package io.jenkins.plugins.cmkverify;

import jenkins.model.Jenkins;

/** Plugins that are used when they are there. A class that names one of theirs is only touched after asking here. */
enum OptionalPlugin {
    JUNIT("junit"),
    CHECKS("checks-api"),
    PLAIN_CREDENTIALS("plain-credentials"),
    AZURE_CREDENTIALS("azure-credentials");

    private final String shortName;

    OptionalPlugin(String shortName) {
        this.shortName = shortName;
    }

    boolean isActive() {
        return Jenkins.get().getPlugin(shortName) != null;
    }
}
