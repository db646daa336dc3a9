package io.github.cmkverify.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a profile ({@code docs/profile.md}). It opens no file: the bytes are the caller's. */
public final class ProfileLoader {
    private ProfileLoader() {}

    /**
     * The profile, or all problems of the file; never an exception for whatever bytes. A profile that extends another file
     * is refused: this one does not know where it lies.
     *
     * @param fileName for messages
     * @param ids the checks that a waiver may name
     * @param today the day in UTC that the length of waivers is measured from; an expired waiver is no problem, it just
     *     covers nothing
     */
    public static Loaded<Profile> load(byte[] yaml, String fileName, CheckIds ids, LocalDate today) {
        return load(
                yaml,
                fileName,
                ids,
                today,
                reference ->
                        Extended.refused("cannot be followed here, because only the text of the profile is known"));
    }

    /** As {@link #load(byte[], String, CheckIds, LocalDate)}; {@code library} finds the file that the profile extends. */
    public static Loaded<Profile> load(
            byte[] yaml, String fileName, CheckIds ids, LocalDate today, Extended.Library library) {
        var base = new Base(library, yaml);
        Loaded<Profile> own =
                Reading.load(yaml, fileName, "profile", f -> read(f, fileName, base.read(f), base, ids, today));
        List<Problem> problems = base.problems();
        return problems.isEmpty()
                ? own
                : Loaded.refused(
                        own.fold(profile -> problems, others -> Stream.concat(others.stream(), problems.stream())
                                .toList()));
    }

    private static Profile read(
            Fields f, String fileName, Optional<Fields> above, Base base, CheckIds ids, LocalDate today) {
        int schemaVersion = f.required("schemaVersion", Types.schemaVersion()).value();
        String workload = f.required("workload", Types.workload()).value();
        Setting<Environment> environment =
                f.required("environment", Types.choice("an environment", Environment.values()));
        AzureTarget azure = f.object("azure", AzureTarget::read);
        Thresholds thresholds = f.object("thresholds", above, Thresholds::read);
        var rules = new Waiver.Rules(
                ids,
                today,
                thresholds.maxWaiverDays().value(),
                thresholds.apiKeyRotationDays().value());
        return new Profile(
                fileName,
                base.sha256(),
                schemaVersion,
                workload,
                environment,
                azure,
                AccountSettings.readAll(f),
                f.object("network", above, Network::read),
                f.object("people", above, People::read),
                f.object("tenantFacts", TenantFacts::read),
                f.setting("vaultModel", Types.choice("a model of vault access", VaultModel.values()), VaultModel.RBAC),
                f.list("approvedVaults", AzureTypes.vaultName(), List.of()),
                f.setting("allowVaultScope", Types.bool(), false),
                f.setting("requireExpiry", Types.bool(), true),
                f.setting("requireLock", Types.bool(), true),
                f.object("logs", Logs::read),
                f.object("alerts", Alerts::read),
                RequiredPolicy.readAll(f),
                f.list("defenderPlans", AzureTypes.defenderPlan(), List.of()),
                Dependencies.read(f),
                f.list(
                        "requiredTags",
                        AzureTypes.tagName(),
                        List.of("owner", "environment", "costCenter", "dataClassification")),
                f.entries("tagValues", AzureTypes.tagName(), (tags, tag) -> tags.list(tag, Types.line(256), List.of())
                        .value()),
                f.list("cmkClasses", Types.line(64), List.of("Confidential", "Regulated")),
                f.object("scan", scan -> Scan.read(scan, azure.subscription().value())),
                f.setting(
                        "processingScope",
                        Types.choice("a scope of processing", ProcessingScope.values()),
                        ProcessingScope.REGION),
                f.object("records", Records::read),
                f.object("rotation", Rotation::read),
                f.object("drills", drills -> Drills.read(drills, environment.value())),
                f.setting("costChecks", Types.onOff(), true),
                f.object("plan", Plan::read),
                f.object("parity", Parity::read),
                thresholds,
                Waiver.readAll(f, rules),
                f.object("gate", Gate::read),
                apiVersions(f),
                f.object("proposed", Proposed::read));
    }

    private static Map<String, String> apiVersions(Fields f) {
        return f.entries("apiVersions", Types.evidenceKind(), (versions, kind) -> versions.required(
                                kind, Types.apiVersion())
                        .value())
                .value();
    }
}
