package io.github.cmkverify.profile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that the operator lets a profile name ({@code CMK_VERIFY_ALLOWED_HOSTS}): {@code host}, {@code host:port}, or
 * {@code .suffix} for every host that ends so. Without them a changed profile could send a token anywhere.
 */
public final class AllowedHosts {
    private static final Pattern ENTRY = Pattern.compile(
            "\\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[0-9]{1,5})?|\\[[0-9a-f:.]+](:[0-9]{1,5})?");

    private final Set<String> entries;

    private AllowedHosts(Set<String> entries) {
        this.entries = entries;
    }

    /** None but this machine. */
    public static AllowedHosts none() {
        return new AllowedHosts(Set.of());
    }

    /** From a comma-separated list; an entry that is no host name allows nothing. */
    public static AllowedHosts of(String list) {
        var entries = new TreeSet<String>();
        for (String entry : list.split(",")) {
            String host = entry.strip().toLowerCase(Locale.ROOT);
            if (host.length() <= 260 && ENTRY.matcher(host).matches()) {
                entries.add(host);
            }
        }
        return new AllowedHosts(entries);
    }

    /**
     * One problem for each host of {@code profile} that is not allowed. A cloud wholly on this machine sends nothing elsewhere,
     * whatever suffix its vaults have.
     */
    public List<Problem> refuse(Profile profile) {
        Cloud cloud = profile.azure().cloud().value();
        boolean local = Stream.of(cloud.resourceManager(), cloud.authorityHost())
                .allMatch(endpoint -> Endpoint.isLoopback(endpoint.getHost()));
        return local ? List.of() : refused(profile);
    }

    private List<Problem> refused(Profile profile) {
        return profile.azure().customHosts().stream()
                .filter(custom -> !allows(custom.host()))
                .map(custom -> new Problem(
                        profile.fileName(),
                        custom.at().line(),
                        custom.at().column(),
                        custom.field(),
                        Shown.quoted(custom.host()) + " is not a host that the operator allows ("
                                + (entries.isEmpty() ? "none is" : Shown.cut(String.join(", ", entries)))
                                + "); ask for it to be added to CMK_VERIFY_ALLOWED_HOSTS, or use cloud: AzureCloud"))
                .sorted()
                .toList();
    }

    private boolean allows(String host) {
        return entries.stream().anyMatch(entry -> entry.equals(host) || entry.startsWith(".") && host.endsWith(entry));
    }
}
