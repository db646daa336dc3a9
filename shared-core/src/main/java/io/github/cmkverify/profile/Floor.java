package io.github.cmkverify.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator demands of every profile. A part that is not given demands nothing.
 *
 * @param fileName as the caller gave it
 * @param cloud what the profile must say; it is never put in the place of one that the profile does not name
 */
public record Floor(
        String fileName,
        Setting<Optional<Gate.Mode>> mode,
        Setting<Optional<Severity>> failOn,
        Setting<Optional<EvidenceAge>> maxEvidenceAge,
        Setting<Optional<Integer>> maxWaiverDays,
        Setting<Optional<Cloud>> cloud) {

    /** The stricter of {@code gate} and this, in each part. */
    Gate tighten(Gate gate) {
        return gate.tightened(new Gate(
                mode.value().orElse(Gate.Mode.OBSERVE),
                Optional.empty(),
                failOn.value().orElse(Severity.CRITICAL)));
    }

    Thresholds tighten(Thresholds thresholds) {
        Setting<EvidenceAge> age = thresholds.maxEvidenceAge();
        Setting<Integer> days = thresholds.maxWaiverDays();
        return thresholds.with(
                maxEvidenceAge
                        .value()
                        .filter(floor -> age.value().looserThan(floor))
                        .map(floor -> new Setting<>(floor, maxEvidenceAge.source()))
                        .orElse(age),
                maxWaiverDays
                        .value()
                        .filter(floor -> days.value() > floor)
                        .map(floor -> new Setting<>(floor, maxWaiverDays.source()))
                        .orElse(days));
    }

    /** What this forbids {@code profile}: another cloud, and waivers that last longer than this allows. */
    List<Problem> forbidden(Profile profile, LocalDate today) {
        List<Problem> problems = tooLong(profile, today);
        AzureTarget azure = profile.azure();
        Cloud own = azure.cloud().value();
        cloud.value()
                .filter(demanded -> !demanded.equals(own))
                .ifPresent(demanded -> problems.add(new Problem(
                        profile.fileName(),
                        azure.cloudAt().line(),
                        azure.cloudAt().column(),
                        "azure.cloud",
                        "is " + own.name() + ", but the operator's floor " + fileName + " demands " + demanded.name()
                                + "; write it here if that is meant")));
        return problems;
    }

    private List<Problem> tooLong(Profile profile, LocalDate today) {
        var problems = new ArrayList<Problem>();
        int limit = maxWaiverDays.value().orElse(Integer.MAX_VALUE);
        for (int i = 0; i < profile.waivers().size(); i++) {
            Waiver waiver = profile.waivers().get(i);
            if (waiver.daysFrom(today) > limit) {
                problems.add(new Problem(
                        profile.fileName(),
                        waiver.place().line(),
                        waiver.place().column(),
                        "waivers[" + i + "].expires",
                        waiver.tooLong(today, limit, "maxWaiverDays of the operator's floor " + fileName)));
            }
        }
        return problems;
    }

    static Floor read(Fields f, String fileName) {
        f.required("schemaVersion", Types.schemaVersion());
        GatePart gate = f.object("gate", GatePart::read);
        ThresholdsPart thresholds = f.object("thresholds", ThresholdsPart::read);
        Setting<Optional<Cloud>> cloud = f.object("azure", azure -> azure.optional("cloud", Cloud.named()))
                .map(named -> named.map(Cloud.Named::cloud));
        return new Floor(fileName, gate.mode, gate.failOn, thresholds.maxEvidenceAge, thresholds.maxWaiverDays, cloud);
    }

    private record GatePart(Setting<Optional<Gate.Mode>> mode, Setting<Optional<Severity>> failOn) {
        static GatePart read(Fields f) {
            return new GatePart(f.optional("mode", Gate.modeType()), f.optional("failOn", Gate.severityType()));
        }
    }

    private record ThresholdsPart(
            Setting<Optional<EvidenceAge>> maxEvidenceAge, Setting<Optional<Integer>> maxWaiverDays) {
        static ThresholdsPart read(Fields f) {
            return new ThresholdsPart(
                    f.optional("maxEvidenceAge", Types.evidenceAge()),
                    f.optional("maxWaiverDays", Types.whole(1, 3650)));
        }
    }
}
