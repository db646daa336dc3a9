package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.Http;
import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.OidcClaims;
import io.github.cmkverify.action.toolkit.OidcToken;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.azure.live.SignIn;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who reads Azure. With a client id it is an application that trusts GitHub: each time Azure wants a token, GitHub is asked for
 * a fresh one, so that none is ever stale. Else what the job has signed in before.
 */
final class Reader {
    private final Context context;
    private final StepInputs inputs;
    private final Http http;
    private final AtomicReference<Optional<OidcClaims>> shown = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> refused = new AtomicReference<>(Optional.empty());

    Reader(Context context, StepInputs inputs, Http http) {
        this.context = context;
        this.inputs = inputs;
        this.http = http;
    }

    /** @throws InputException when the inputs do not fit together, or the job lacks what they need */
    SignIn signIn() {
        return switch (inputs.auth()) {
            case AUTO -> inputs.clientId().isPresent() ? github() : of(SignIn.Method.AUTO);
            case GITHUB -> github();
            case AZURE_CLI -> of(SignIn.Method.AZURE_CLI);
            case ENVIRONMENT -> of(SignIn.Method.ENVIRONMENT);
            case WORKLOAD_IDENTITY -> of(SignIn.Method.WORKLOAD_IDENTITY);
            case MANAGED_IDENTITY -> of(SignIn.Method.MANAGED_IDENTITY);
        };
    }

    private SignIn of(SignIn.Method method) {
        var environment = new HashMap<>(context.environment());
        inputs.clientId().ifPresent(id -> environment.put("AZURE_CLIENT_ID", id));
        inputs.tenantId().ifPresent(id -> environment.put("AZURE_TENANT_ID", id));
        return SignIn.of(method, environment);
    }

    private SignIn github() {
        String client = inputs.clientId()
                .orElseThrow(
                        () -> new InputException("The input client-id is required to sign in with GitHub's token"));
        if (!OidcToken.isOffered(context.environment())) {
            throw new InputException(
                    context.job().isFork()
                            ? "A pull request from a fork gets no token from GitHub, so it cannot sign in to Azure."
                                    + " Judge a recorded pack there (input evidence), or run this step after the merge"
                                    + " only"
                            : "This job may not ask GitHub for a token, so client-id is of no use. Give the job"
                                    + " permissions: id-token: write (beside contents: read)");
        }
        var tokens = new OidcToken(context.environment(), http, context.commands());
        return SignIn.withAssertion(client, inputs.tenantId(), () -> assertion(tokens));
    }

    private String assertion(OidcToken tokens) {
        try {
            String token = tokens.fresh(inputs.audience());
            shown.set(OidcClaims.of(token));
            return token;
        } catch (RunnerException e) {
            refused.set(Optional.of(e.getMessage()));
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Why GitHub gave no token, if it gave none. */
    Optional<String> refusal() {
        return refused.get();
    }

    /** What the last token said; empty when none was asked for. */
    Optional<OidcClaims> claims() {
        return shown.get();
    }
}
