package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Cloud;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be sent, and where it goes: GET, and the POST of Resource Graph, to the Resource Manager of the cloud and to its
 * vaults and HSMs. Everything else is refused here, at the last step before the wire, whoever asked for it: a profile, an
 * answer of Azure ({@code nextLink}) or a defect of ours.
 *
 * <p>A cloud on this machine (the simulator, a test) has no names for its vaults: their requests go to its Resource Manager,
 * with the host they are for in {@code X-Forwarded-Host}. So a rehearsal can never reach a real vault.
 */
final class Routes {
    static final String FORWARDED_HOST = "X-Forwarded-Host";

    private static final String GRAPH_PATH = "/providers/Microsoft.ResourceGraph/resources";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,126}");
    private static final Pattern SECRETS = Pattern.compile(
            "listkeys|listsecrets|listconnectionstrings|listaccountsas|listservicesas|regeneratekey|/secrets(/|$)");
    private static final Pattern DISGUISE = Pattern.compile("(?i)%2f|%5c|%25|\\\\|(^|/)(\\.|%2e){1,2}(/|$)|//");

    /** A vault has one limit for all its callers, Resource Graph a low one per caller. */
    private static final int AT_ONCE_WHERE_LIMITS_ARE_LOW = 4;

    private final Cloud cloud;

    Routes(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * @param lane what shares one limit of Azure: a host, and Resource Graph apart
     * @param atOnce how many requests a lane bears at once
     * @param scope of the token that may be sent along
     * @param host as in messages
     * @param url what is dialled
     * @param forwardedHost the host that a request to a cloud on this machine is for
     * @param manager whether it is Resource Manager
     */
    record Route(
            String lane,
            int atOnce,
            String scope,
            String host,
            URI url,
            Optional<String> forwardedHost,
            boolean manager) {}

    /** A request that is never sent. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    Route of(Request request) throws Refused {
        URI url = parse(request.url());
        boolean manager = sameAuthority(url, cloud.resourceManager());
        boolean graph = request.method().equals("POST")
                && manager
                && url.getPath().equalsIgnoreCase(GRAPH_PATH)
                && request.body().isPresent();
        if (!graph && !(request.method().equals("GET") && request.body().isEmpty())) {
            throw new Refused("only GET and the search of Resource Graph are ever sent");
        }
        String path = url.getPath().toLowerCase(Locale.ROOT);
        if (SECRETS.matcher(path).find()) {
            throw new Refused("its path asks for a secret");
        }
        return manager ? manager(url, graph) : vault(url);
    }

    private static URI parse(String text) throws Refused {
        try {
            URI url = new URI(text);
            boolean plain = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            if (!plain
                    || url.getRawPath() == null
                    || DISGUISE.matcher(url.getRawPath()).find()) {
                throw new Refused("its address is not a plain one");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new Refused("its address is none");
        }
    }

    private Route manager(URI url, boolean graph) {
        String host = cloud.resourceManager().getHost();
        return new Route(
                graph ? host + " Resource Graph" : host,
                graph ? AT_ONCE_WHERE_LIMITS_ARE_LOW : Integer.MAX_VALUE,
                managerScope(),
                host,
                url,
                Optional.empty(),
                true);
    }

    private Route vault(URI url) throws Refused {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String suffix = Stream.concat(Stream.of(cloud.keyVaultSuffix()), cloud.managedHsmSuffix().stream())
                .filter(host::endsWith)
                .filter(end -> LABEL.matcher(host.substring(0, host.length() - end.length()))
                        .matches())
                .findFirst()
                .orElseThrow(() -> new Refused("its host is not one of this cloud"));
        if (!"https".equals(url.getScheme()) || url.getPort() != -1 && url.getPort() != 443) {
            throw new Refused("its address is not a plain one");
        }
        String scope = "https://" + suffix.substring(1) + "/.default";
        return local()
                ? new Route(
                        host, AT_ONCE_WHERE_LIMITS_ARE_LOW, scope, host, throughManager(url), Optional.of(host), false)
                : new Route(host, AT_ONCE_WHERE_LIMITS_ARE_LOW, scope, host, url, Optional.empty(), false);
    }

    private URI throughManager(URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(cloud.resourceManager() + url.getRawPath() + query);
    }

    /** The audience of Resource Manager. */
    String managerScope() {
        return cloud.resourceManager() + "/.default";
    }

    String managerHost() {
        return cloud.resourceManager().getHost();
    }

    boolean local() {
        return Loopback.is(cloud.resourceManager().getHost());
    }

    private static boolean sameAuthority(URI url, URI own) {
        return own.getScheme().equalsIgnoreCase(url.getScheme())
                && own.getHost().equalsIgnoreCase(url.getHost())
                && port(own) == port(url);
    }

    private static int port(URI url) {
        return url.getPort() != -1 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
