package io.jenkins.plugins.cmkverify;

import io.github.cmkverify.azure.live.SignIn;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the agent signs in to Azure, as the controller settled it. Crosses to the agent and is never stored.
 *
 * @param method {@code auto}, {@code environment} or {@code managed-identity}
 * @param given variables that are set for the run; they replace those of the agent
 * @param certificate a PKCS #12 file; empty: none
 */
record AgentSignIn(String method, Map<String, String> given, byte[] certificate) implements Serializable {
    static final String SECRET = "AZURE_CLIENT_SECRET";
    static final String CERTIFICATE_PASSWORD = "AZURE_CLIENT_CERTIFICATE_PASSWORD";
    private static final String CERTIFICATE_PATH = "AZURE_CLIENT_CERTIFICATE_PATH";

    AgentSignIn {
        given = Map.copyOf(given);
        certificate = certificate.clone();
    }

    /** Whatever the agent, or the job's own variables, can sign in with. */
    static AgentSignIn ofTheAgent(Map<String, String> given) {
        return new AgentSignIn(SignIn.Method.AUTO.text(), given, new byte[0]);
    }

    /** With a secret or a certificate of an application. */
    static AgentSignIn application(Map<String, String> given, byte[] certificate) {
        return new AgentSignIn(SignIn.Method.ENVIRONMENT.text(), given, certificate);
    }

    static AgentSignIn managedIdentity(Map<String, String> given) {
        return new AgentSignIn(SignIn.Method.MANAGED_IDENTITY.text(), given, new byte[0]);
    }

    @Override
    public byte[] certificate() {
        return certificate.clone();
    }

    /** What must not appear in a log. */
    List<String> secrets() {
        return Stream.of(SECRET, CERTIFICATE_PASSWORD)
                .map(name -> given.getOrDefault(name, ""))
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    SignIn signIn(Map<String, String> variables) {
        return SignIn.of(SignIn.Method.of(method).orElse(SignIn.Method.AUTO), variables);
    }

    /**
     * The variables of this run.
     *
     * @param agent those of the agent's process
     * @param operator those of the Jenkins proxy
     * @param temporary where the certificate may lie until the run ends
     */
    Map<String, String> variables(Map<String, String> agent, Map<String, String> operator, Path temporary)
            throws IOException {
        var all = new HashMap<>(agent);
        all.putAll(operator);
        if (!method.equals(SignIn.Method.AUTO.text())) {
            all.keySet().removeIf(name -> name.startsWith("AZURE_"));
        }
        all.putAll(given);
        if (certificate.length > 0) {
            all.put(CERTIFICATE_PATH, certificateFile(temporary).toString());
        }
        return Map.copyOf(all);
    }

    private Path certificateFile(Path temporary) throws IOException {
        Path file = temporary.resolve("certificate.pfx");
        boolean posix = temporary.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(file, certificate);
    }

    Optional<String> clientId() {
        return Optional.ofNullable(given.get("AZURE_CLIENT_ID"));
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "AgentSignIn[" + method + "]";
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
