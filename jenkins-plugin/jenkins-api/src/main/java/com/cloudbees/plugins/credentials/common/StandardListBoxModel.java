package com.cloudbees.plugins.credentials.common;

import io.github.cmkverify.declaration.Declaration;

public class StandardListBoxModel extends AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> {
    private static final long serialVersionUID = 1L;

    public StandardListBoxModel() {
        throw new Declaration();
    }
}
