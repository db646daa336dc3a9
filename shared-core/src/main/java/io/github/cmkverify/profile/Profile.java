package io.github.cmkverify.profile;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The approved configuration of one workload. Components are named as in the file, one for one.
 *
 * @param fileName as the caller gave it, for messages and reports
 * @param sha256 of the exact bytes of the file, in lower-case hex
 * @param schemaVersion 1
 * @param workload letters, digits, {@code . _ -}: safe in a file name
 * @param tagValues allowed values by tag; a tag that is not named may have any
 * @param cmkClasses classifications that demand a customer-managed key
 * @param apiVersions api-version by evidence kind, where another than the built-in one is wanted
 * @param proposed what waits for approval; counts for nothing
 */
public record Profile(
        String fileName,
        String sha256,
        int schemaVersion,
        String workload,
        Setting<Environment> environment,
        AzureTarget azure,
        List<AccountSettings> accounts,
        Network network,
        People people,
        TenantFacts tenantFacts,
        Setting<VaultModel> vaultModel,
        Setting<List<String>> approvedVaults,
        Setting<Boolean> allowVaultScope,
        Setting<Boolean> requireExpiry,
        Setting<Boolean> requireLock,
        Logs logs,
        Alerts alerts,
        Setting<List<RequiredPolicy>> requiredPolicies,
        Setting<List<String>> defenderPlans,
        Dependencies dependencies,
        Setting<List<String>> requiredTags,
        Setting<Map<String, List<String>>> tagValues,
        Setting<List<String>> cmkClasses,
        Scan scan,
        Setting<ProcessingScope> processingScope,
        Records records,
        Rotation rotation,
        Drills drills,
        Setting<Boolean> costChecks,
        Plan plan,
        Parity parity,
        Thresholds thresholds,
        List<Waiver> waivers,
        Gate gate,
        Map<String, String> apiVersions,
        Proposed proposed) {
    public Profile {
        accounts = List.copyOf(accounts);
        waivers = List.copyOf(waivers);
        apiVersions = Collections.unmodifiableMap(new TreeMap<>(apiVersions)); // in the same order on every machine
    }

    /**
     * The hosts that the profile itself names, in lower case, with their port when it is not the usual one; suffixes begin
     * with a dot. This machine is not among them.
     */
    public Set<String> customHosts() {
        var hosts = new TreeSet<String>();
        azure.customHosts().forEach(custom -> hosts.add(custom.host()));
        return hosts;
    }

    /** The names, in lower case, of the keys that the workload has approved in the store called {@code vault}. */
    public Set<String> approvedKeyNames(String vault) {
        var names = new TreeSet<String>();
        for (AccountSettings account : accounts) {
            KeyRule own = account.key();
            own.vault()
                    .value()
                    .filter(vault::equalsIgnoreCase)
                    .flatMap(same -> own.name().value())
                    .ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
            account.scopeKeys().value().stream()
                    .filter(scope -> scope.vault().value().equalsIgnoreCase(vault))
                    .forEach(scope -> names.add(scope.name().value().toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** The same with a gate that blocks from {@code severity} on; empty when that would loosen it. */
    public Optional<Profile> withFailOn(Severity severity) {
        return gate.failOn().atLeast(severity)
                ? Optional.of(with(new Gate(gate.mode(), gate.enforceFrom(), severity), thresholds))
                : Optional.empty();
    }

    /**
     * The same under an operator's floor: of each rule the stricter one. Another cloud than the floor demands, and a waiver
     * that lasts longer than it allows, are problems.
     *
     * @param today the day in UTC that waivers are measured from
     */
    public Loaded<Profile> under(Floor floor, LocalDate today) {
        List<Problem> forbidden = floor.forbidden(this, today);
        return forbidden.isEmpty()
                ? Loaded.of(with(floor.tighten(gate), floor.tighten(thresholds)))
                : Loaded.refused(forbidden);
    }

    Profile with(Gate otherGate, Thresholds otherThresholds) {
        return new Profile(
                fileName,
                sha256,
                schemaVersion,
                workload,
                environment,
                azure,
                accounts,
                network,
                people,
                tenantFacts,
                vaultModel,
                approvedVaults,
                allowVaultScope,
                requireExpiry,
                requireLock,
                logs,
                alerts,
                requiredPolicies,
                defenderPlans,
                dependencies,
                requiredTags,
                tagValues,
                cmkClasses,
                scan,
                processingScope,
                records,
                rotation,
                drills,
                costChecks,
                plan,
                parity,
                otherThresholds,
                waivers,
                otherGate,
                apiVersions,
                proposed);
    }
}
