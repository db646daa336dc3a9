package io.jenkins.plugins.cmkverify;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the credentials that a job names, its own or those of its folders, into a sign-in for the agent. */
final class SignInResolver {
    static final String CLIENT_ID = "AZURE_CLIENT_ID";
    static final String TENANT_ID = "AZURE_TENANT_ID";

    private SignInResolver() {}

    /** @throws AbortException when there are no such credentials, or they cannot be used */
    static AgentSignIn resolve(String credentialsId, Run<?, ?> build, EnvVars env) throws IOException {
        Map<String, String> given = ofTheJob(env);
        if (credentialsId.isEmpty()) {
            return AgentSignIn.ofTheAgent(given);
        }
        StandardCredentials credentials =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, build, List.of());
        if (credentials == null) {
            throw new AbortException("cmkVerify: there are no credentials \"" + credentialsId
                    + "\" that this job may use; look at their id, their folder and their scope");
        }
        CredentialsProvider.track(build, credentials);
        if (credentials instanceof StandardUsernamePasswordCredentials login) {
            given.put(CLIENT_ID, login.getUsername());
            given.put(AgentSignIn.SECRET, login.getPassword().getPlainText());
            return AgentSignIn.application(given, new byte[0]);
        }
        if (credentials instanceof StandardCertificateCredentials certificate) {
            return certificate(certificate, given);
        }
        if (OptionalPlugin.PLAIN_CREDENTIALS.isActive() && SecretText.is(credentials)) {
            given.put(AgentSignIn.SECRET, SecretText.of(credentials));
            return AgentSignIn.application(given, new byte[0]);
        }
        if (OptionalPlugin.AZURE_CREDENTIALS.isActive() && AzurePluginCredentials.are(credentials)) {
            return AzurePluginCredentials.signIn(credentials, given);
        }
        throw new AbortException("cmkVerify: credentials \"" + credentialsId + "\" are of a kind that cannot sign in to"
                + " Azure; use an Azure service principal or managed identity, a user name (client id) with password"
                + " (client secret), a secret text, or a certificate");
    }

    /** Variables that the job has set itself, such as by {@code withCredentials}. */
    private static Map<String, String> ofTheJob(EnvVars env) {
        var given = new HashMap<String, String>();
        env.forEach((name, value) -> {
            if (name.startsWith("AZURE_")) {
                given.put(name, value);
            }
        });
        return given;
    }

    private static AgentSignIn certificate(StandardCertificateCredentials credentials, Map<String, String> given)
            throws IOException {
        char[] password = credentials.getPassword().getPlainText().toCharArray();
        var file = new ByteArrayOutputStream();
        try {
            credentials.getKeyStore().store(file, password);
        } catch (GeneralSecurityException e) {
            throw new AbortException("cmkVerify: the certificate cannot be used: " + e.getMessage());
        }
        given.put(AgentSignIn.CERTIFICATE_PASSWORD, new String(password));
        return AgentSignIn.application(given, file.toByteArray());
    }
}
