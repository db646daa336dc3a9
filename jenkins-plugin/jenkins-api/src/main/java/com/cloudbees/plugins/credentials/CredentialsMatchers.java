package com.cloudbees.plugins.credentials;

import io.github.cmkverify.declaration.Declaration;

public class CredentialsMatchers {
    private CredentialsMatchers() {}

    public static CredentialsMatcher instanceOf(Class<?> clazz) {
        throw new Declaration();
    }

    public static CredentialsMatcher anyOf(CredentialsMatcher... matchers) {
        throw new Declaration();
    }
}
