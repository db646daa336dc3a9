package io.jenkins.plugins.cmkverify;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.microsoft.azure.util.AzureBaseCredentials;
import com.microsoft.azure.util.AzureCredentials;
import com.microsoft.azure.util.AzureImdsCredentials;
import hudson.AbortException;
import java.util.HashMap;
import java.util.Map;

/** Credentials of the azure-credentials plugin. Its own client is not used: the token would be the controller's. */
final class AzurePluginCredentials {
    private AzurePluginCredentials() {}

    static CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(AzureBaseCredentials.class);
    }

    static boolean are(StandardCredentials credentials) {
        return credentials instanceof AzureBaseCredentials;
    }

    static AgentSignIn signIn(StandardCredentials credentials, Map<String, String> given) throws AbortException {
        var variables = new HashMap<>(given);
        if (credentials instanceof AzureCredentials principal) {
            if (principal.getCertificateId() != null
                    && !principal.getCertificateId().isBlank()) {
                throw new AbortException("cmkVerify: this service principal signs in with a certificate; name the"
                        + " certificate credentials themselves and set AZURE_CLIENT_ID");
            }
            variables.put(SignInResolver.CLIENT_ID, principal.getClientId());
            put(variables, SignInResolver.TENANT_ID, principal.getTenant());
            variables.put(AgentSignIn.SECRET, principal.getPlainClientSecret());
            return AgentSignIn.application(variables, new byte[0]);
        }
        if (credentials instanceof AzureImdsCredentials identity) {
            variables.remove(SignInResolver.CLIENT_ID);
            put(variables, SignInResolver.CLIENT_ID, identity.getClientId());
            return AgentSignIn.managedIdentity(variables);
        }
        throw new AbortException(
                "cmkVerify: these Azure credentials are neither a service principal nor a managed identity");
    }

    private static void put(Map<String, String> variables, String name, String value) {
        if (value != null && !value.isBlank()) {
            variables.put(name, value);
        }
    }
}
