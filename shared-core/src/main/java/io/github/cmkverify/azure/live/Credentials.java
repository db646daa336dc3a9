package io.github.cmkverify.azure.live;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.util.Configuration;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.github.cmkverify.profile.Cloud;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the credentials of the library, each with the authority of the profile's cloud, our transport, and nothing that logs.
 * Instance discovery is off: the authority is not guessed from anything, so there is nothing to verify at a further host.
 */
final class Credentials {
    private final SignIn.Chosen chosen;
    private final String tenant;
    private final URI authority;
    private final HttpPipeline pipeline;

    Credentials(SignIn.Chosen chosen, String tenant, Cloud cloud, Transport transport, ProxySettings proxy, Time time) {
        this.chosen = chosen;
        this.tenant = tenant;
        this.authority = cloud.authorityHost();
        Optional<URI> plain = Optional.of(authority).filter(uri -> "http".equals(uri.getScheme()));
        HttpClient client = new IdentityTransport(transport, hosts(), plain, proxy, time);
        this.pipeline = new HttpPipelineBuilder().httpClient(client).build();
    }

    /** Where a token may be asked for: the authority, or the endpoints of the machine that its operator set. */
    private Set<String> hosts() {
        var hosts = new HashSet<String>();
        if (chosen.method() == SignIn.Method.MANAGED_IDENTITY) {
            hosts.add("169.254.169.254:80");
            Stream.of("IDENTITY_ENDPOINT", "MSI_ENDPOINT", "IMDS_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST")
                    .map(chosen::variable)
                    .filter(text -> !text.isEmpty())
                    .flatMap(text -> uri(text).stream())
                    .forEach(uri -> hosts.add(IdentityTransport.key(uri)));
        } else {
            hosts.add(IdentityTransport.key(authority));
        }
        return hosts;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A new credential, which remembers no earlier token. */
    TokenCredential create() throws LiveFailure {
        return switch (chosen.method()) {
            case ENVIRONMENT -> chosen.has("AZURE_CLIENT_SECRET") ? secret() : certificate();
            case WORKLOAD_IDENTITY ->
                application(new WorkloadIdentityCredentialBuilder())
                        .tokenFilePath(file("AZURE_FEDERATED_TOKEN_FILE"))
                        .build();
            case ASSERTION ->
                application(new ClientAssertionCredentialBuilder())
                        .clientAssertion(chosen.assertion())
                        .build();
            case MANAGED_IDENTITY -> managed();
            case AZURE_CLI, AUTO ->
                new AzureCliCredentialBuilder()
                        .tenantId(tenant)
                        .processTimeout(Duration.ofSeconds(30))
                        .build();
        };
    }

    private TokenCredential secret() {
        return application(new ClientSecretCredentialBuilder())
                .clientSecret(chosen.variable("AZURE_CLIENT_SECRET"))
                .build();
    }

    private TokenCredential certificate() throws LiveFailure {
        String path = file("AZURE_CLIENT_CERTIFICATE_PATH");
        var builder = application(new ClientCertificateCredentialBuilder())
                .sendCertificateChain("true".equalsIgnoreCase(chosen.variable("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN"))
                        || "1".equals(chosen.variable("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN")));
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".pfx") || name.endsWith(".p12")
                ? builder.pfxCertificate(path)
                        .clientCertificatePassword(chosen.variable("AZURE_CLIENT_CERTIFICATE_PASSWORD"))
                        .build()
                : builder.pemCertificate(path).build();
    }

    private TokenCredential managed() {
        var builder = new ManagedIdentityCredentialBuilder().pipeline(pipeline);
        chosen.clientId().ifPresent(builder::clientId);
        return builder.build();
    }

    private <T extends AadCredentialBuilderBase<T>> T application(T builder) {
        return builder.configuration(Configuration.NONE)
                .pipeline(pipeline)
                .authorityHost(authority.toString().replaceFirst("^http:", "https:"))
                .disableInstanceDiscovery()
                .tenantId(tenant)
                .clientId(chosen.clientId().orElseThrow());
    }

    private String file(String variable) throws LiveFailure {
        String path = chosen.variable(variable);
        try {
            if (Files.isReadable(Path.of(path))) {
                return path;
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw LiveFailure.noAnswer("the file that " + variable + " names cannot be read: " + Words.shown(path));
    }
}
