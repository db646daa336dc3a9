package io.github.cmkverify.workload;

import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.profile.AccountSettings;
import io.github.cmkverify.profile.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is judged: the accounts of a profile, the evidence about them, and the instant at which it is judged.
 */
public final class Workload {
    private final Profile profile;
    private final Evidence evidence;
    private final Instant at;
    private final List<AccountChain> accounts;

    /**
     * @param covers chooses accounts by name; a run that leaves one out is partial
     * @param at the instant at which dates are judged
     */
    public Workload(Profile profile, Evidence evidence, Predicate<String> covers, Instant at) {
        this.profile = profile;
        this.evidence = evidence;
        this.at = at;
        var neighbours = new Neighbours(profile, evidence);
        var approvals = new Approvals(profile.people(), at);
        Map<String, Long> names =
                profile.accounts().stream().collect(Collectors.groupingBy(Workload::name, Collectors.counting()));
        this.accounts = profile.accounts().stream()
                .filter(settings -> covers.test(settings.name().value()))
                .map(settings -> new AccountChain(
                        profile, settings, evidence, neighbours, approvals, names.get(name(settings)) > 1))
                .toList();
    }

    private static String name(AccountSettings settings) {
        return settings.name().value().toLowerCase(Locale.ROOT);
    }

    public Profile profile() {
        return profile;
    }

    public Evidence evidence() {
        return evidence;
    }

    public Instant at() {
        return at;
    }

    public List<AccountChain> accounts() {
        return accounts;
    }
}
