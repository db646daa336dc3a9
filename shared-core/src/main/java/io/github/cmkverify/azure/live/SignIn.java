package io.github.cmkverify.azure.live;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How the reader signs in. Nothing here opens a browser or asks a person; what a pipeline has configured is used or refused.
 */
public final class SignIn {
    /** The ways, in the order in which {@code auto} looks for them. */
    public enum Method {
        /** The first of the others that is configured. */
        AUTO("auto"),
        /** An application with a client secret or certificate in {@code AZURE_CLIENT_*}. */
        ENVIRONMENT("environment"),
        /** An application with the token file of Kubernetes. */
        WORKLOAD_IDENTITY("workload-identity"),
        /** The identity of the machine or container. */
        MANAGED_IDENTITY("managed-identity"),
        /** Whoever ran {@code az login}. */
        AZURE_CLI("azure-cli"),
        /** An application with a token of the build server (GitHub OIDC, Jenkins); given by the caller only. */
        ASSERTION("assertion");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** The method of {@code --auth}; {@link #ASSERTION} is none. */
        public static Optional<Method> of(String text) {
            return Arrays.stream(values())
                    .filter(method -> method != ASSERTION && method.text.equalsIgnoreCase(text))
                    .findFirst();
        }
    }

    private final Method method;
    private final Map<String, String> environment;
    private final Supplier<String> assertion;

    private SignIn(Method method, Map<String, String> environment, Supplier<String> assertion) {
        this.method = method;
        this.environment = Map.copyOf(environment);
        this.assertion = assertion;
    }

    /**
     * @param environment the variables of the process, or those that a build server gives to this run
     */
    public static SignIn of(Method method, Map<String, String> environment) {
        if (method == Method.ASSERTION) {
            throw new IllegalArgumentException("an assertion comes with its supplier");
        }
        return new SignIn(method, environment, () -> "");
    }

    /**
     * With a token that the caller gets from its build server; asked for again whenever a new one is needed.
     *
     * @param clientId the application that trusts the build server
     */
    public static SignIn withAssertion(String clientId, Supplier<String> assertion) {
        return withAssertion(clientId, Optional.empty(), assertion);
    }

    /** The same; {@code tenant}, when it is given, must be the directory that the profile names. */
    public static SignIn withAssertion(String clientId, Optional<String> tenant, Supplier<String> assertion) {
        return new SignIn(
                Method.ASSERTION, Map.of("AZURE_CLIENT_ID", clientId, "AZURE_TENANT_ID", tenant.orElse("")), assertion);
    }

    /**
     * What will be used.
     *
     * @param method never {@link Method#AUTO}
     * @param how for people, without secrets
     */
    record Chosen(
            Method method,
            String how,
            Optional<String> clientId,
            Map<String, String> environment,
            Supplier<String> assertion) {
        String variable(String name) {
            return environment.getOrDefault(name, "").strip();
        }

        boolean has(String name) {
            return !variable(name).isEmpty();
        }

        /** The same, with each assertion shown to {@code watcher} first. */
        Chosen watched(Consumer<String> watcher) {
            return new Chosen(method, how, clientId, environment, () -> {
                String token = assertion.get();
                watcher.accept(token);
                return token;
            });
        }

        /** For people, with the application that the token names when the settings name none. */
        String how(Optional<String> application) {
            return clientId.isPresent()
                    ? how
                    : application.map(id -> how + ", application " + id).orElse(how);
        }

        /** Without what the environment holds. */
        @Override
        public String toString() {
            return how;
        }
    }

    /**
     * Settles {@link Method#AUTO} and checks that the rest is there.
     *
     * @throws LiveFailure when nothing is configured, something is missing, or it is for another directory
     */
    Chosen choose(String tenant) throws LiveFailure {
        Method wanted = method == Method.AUTO ? configured() : method;
        String own = variable("AZURE_TENANT_ID");
        if (wanted != Method.MANAGED_IDENTITY && !own.isEmpty() && !own.equalsIgnoreCase(tenant)) {
            throw LiveFailure.usage("wrong directory: AZURE_TENANT_ID is " + Words.shown(own)
                    + ", but the profile names " + tenant + "; correct the one that is wrong");
        }
        Optional<String> client = Optional.of(variable("AZURE_CLIENT_ID")).filter(id -> !id.isEmpty());
        String application =
                client.map(id -> " of application " + Words.shown(id)).orElse("");
        return switch (wanted) {
            case ENVIRONMENT -> {
                need("AZURE_CLIENT_ID");
                boolean secret = has("AZURE_CLIENT_SECRET");
                if (!secret) {
                    need("AZURE_CLIENT_CERTIFICATE_PATH");
                }
                yield chosen(wanted, (secret ? "client secret" : "certificate") + application, client);
            }
            case WORKLOAD_IDENTITY -> {
                need("AZURE_CLIENT_ID");
                need("AZURE_FEDERATED_TOKEN_FILE");
                yield chosen(wanted, "token file" + application, client);
            }
            case ASSERTION -> {
                need("AZURE_CLIENT_ID");
                yield chosen(wanted, "token of the build server" + application, client);
            }
            case MANAGED_IDENTITY ->
                chosen(
                        wanted,
                        client.isPresent() ? "identity " + Words.shown(client.get()) : "system-assigned",
                        client);
            case AZURE_CLI, AUTO -> chosen(Method.AZURE_CLI, "whoever ran az login", Optional.empty());
        };
    }

    private Chosen chosen(Method used, String detail, Optional<String> client) {
        return new Chosen(used, used.text() + " (" + detail + ")", client, environment, assertion);
    }

    private Method configured() throws LiveFailure {
        boolean application = has("AZURE_CLIENT_ID");
        if (application && (has("AZURE_CLIENT_SECRET") || has("AZURE_CLIENT_CERTIFICATE_PATH"))) {
            return Method.ENVIRONMENT;
        }
        if (application && has("AZURE_FEDERATED_TOKEN_FILE")) {
            return Method.WORKLOAD_IDENTITY;
        }
        if (has("IDENTITY_ENDPOINT") || has("MSI_ENDPOINT") || has("AZURE_POD_IDENTITY_AUTHORITY_HOST")) {
            return Method.MANAGED_IDENTITY;
        }
        if (signedInCommandLine()) {
            return Method.AZURE_CLI;
        }
        throw LiveFailure.noAnswer("nothing to sign in with: set AZURE_CLIENT_ID with AZURE_CLIENT_SECRET,"
                + " AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE, run az login, or on a virtual machine say"
                + " --auth managed-identity");
    }

    /** Whether {@code az} is there and keeps a sign-in; its files are not read. */
    private boolean signedInCommandLine() {
        String home = has("HOME") ? variable("HOME") : variable("USERPROFILE");
        String folder = has("AZURE_CONFIG_DIR") ? variable("AZURE_CONFIG_DIR") : home + "/.azure";
        String path = environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return isFile(folder, "azureProfile.json")
                && Stream.of(path.split(java.io.File.pathSeparator))
                        .anyMatch(entry -> isFile(entry, "az") || isFile(entry, "az.cmd"));
    }

    private static boolean isFile(String folder, String name) {
        try {
            return !folder.isEmpty() && Files.isRegularFile(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void need(String name) throws LiveFailure {
        if (!has(name)) {
            throw LiveFailure.noAnswer(
                    "sign-in with " + method.text().toLowerCase(Locale.ROOT) + " needs " + name + ", which is not set");
        }
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private boolean has(String name) {
        return !variable(name).isEmpty();
    }

    /** Without what the environment holds. */
    @Override
    public String toString() {
        return method.text();
    }
}
