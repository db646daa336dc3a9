package io.jenkins.plugins.cmkverify;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** A client secret of the plain-credentials plugin; the job names the application in {@code AZURE_CLIENT_ID}. */
final class SecretText {
    private SecretText() {}

    static CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(StringCredentials.class);
    }

    static boolean is(StandardCredentials credentials) {
        return credentials instanceof StringCredentials;
    }

    static String of(StandardCredentials credentials) {
        return ((StringCredentials) credentials).getSecret().getPlainText();
    }
}
