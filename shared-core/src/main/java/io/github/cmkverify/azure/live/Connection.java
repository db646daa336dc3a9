package io.github.cmkverify.azure.live;

import io.github.cmkverify.profile.Cloud;
import io.github.cmkverify.profile.Problem;
import io.github.cmkverify.profile.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A signed-in way to one cloud, for one directory. */
final class Connection implements AutoCloseable {
    private final Cloud cloud;
    private final Transport transport;
    private final Sender sender;
    private final Time time;
    private final Instant from;
    private final String tenant;
    private final String how;
    private final Optional<String> reader;
    private final String toolVersion;

    private Connection(
            Cloud cloud,
            Transport transport,
            Sender sender,
            Time time,
            Instant from,
            String tenant,
            String how,
            Optional<String> reader,
            String toolVersion) {
        this.cloud = cloud;
        this.transport = transport;
        this.sender = sender;
        this.time = time;
        this.from = from;
        this.tenant = tenant;
        this.how = how;
        this.reader = reader;
        this.toolVersion = toolVersion;
    }

    /** Everything that needs no network first: no token is asked for before the hosts are known to be allowed. */
    static Connection open(Profile profile, LiveSettings settings, SignIn signIn, String toolVersion, Time time)
            throws LiveFailure, InterruptedException {
        Cloud cloud = profile.azure().cloud().value();
        String wanted = profile.azure().tenant().value();
        refuseForeignHosts(profile, settings);
        SignIn.Chosen chosen = signIn.choose(wanted);
        var secrets = new Secrets();
        Stream.of("AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PASSWORD", "IDENTITY_HEADER", "MSI_SECRET")
                .map(chosen::variable)
                .forEach(secrets::add);
        settings.proxy().password().ifPresent(secrets::add);
        Transport transport = new Transport(settings);
        try {
            var errors = new SignInErrors(chosen, wanted, cloud.authorityHost().toString());
            var credentials =
                    new Credentials(chosen.watched(secrets::add), wanted, cloud, transport, settings.proxy(), time);
            var tokens = new Tokens(credentials, errors, secrets, time);
            var routes = new Routes(cloud);
            Instant from = time.now();
            TokenClaims claims = TokenClaims.of(tokens.get(routes.managerScope()));
            String tenant = claims.tenant().orElse(wanted);
            String how = chosen.how(claims.client());
            if (!tenant.equalsIgnoreCase(wanted)) {
                throw LiveFailure.usage("wrong directory: " + how + " is of directory " + tenant
                        + ", but the profile names " + wanted + "; sign in to that one or correct azure.tenant");
            }
            var sender = new Sender(
                    routes,
                    transport,
                    tokens,
                    new Redactor(secrets),
                    settings,
                    time,
                    new Retries(Math::random),
                    "cmk-verify/" + toolVersion);
            return new Connection(cloud, transport, sender, time, from, tenant, how, claims.object(), toolVersion);
        } catch (LiveFailure | InterruptedException | RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static void refuseForeignHosts(Profile profile, LiveSettings settings) throws LiveFailure {
        Optional<Problem> first =
                settings.allowedHosts().refuse(profile).stream().findFirst();
        if (first.isPresent()) {
            throw LiveFailure.usage(first.get().toString());
        }
    }

    Cloud cloud() {
        return cloud;
    }

    Sender sender() {
        return sender;
    }

    Time time() {
        return time;
    }

    /** Before the first request. */
    Instant from() {
        return from;
    }

    String tenant() {
        return tenant;
    }

    /** The sign-in that was used, for people. */
    String how() {
        return how;
    }

    /** The id that roles are assigned to, when the token says so. */
    Optional<String> reader() {
        return reader;
    }

    String toolVersion() {
        return toolVersion;
    }

    @Override
    public void close() {
        transport.close();
    }
}
