package io.github.cmkverify.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The numbers that checks compare with; units are in the names.
 *
 * @param maxEvidenceAge age of evidence against the wall clock
 * @param maxWaiverDays days from today that a waiver may last
 * @param recordMaxDays days that a record of each kind stays good
 * @param expiryMarginDays days that a key version must still be valid (KEY-003, ROT-001, ROT-002)
 * @param minRetentionDays days that a deleted key stays recoverable; Azure allows 7 to 90 (VLT-003)
 * @param maxKeyAdmins people or groups with standing rights over the key (ACS-004)
 * @param maxActivationHours hours of one activation (ACS-005)
 * @param maxTimeBoundDays days of a time-bound assignment (ACS-005)
 * @param apiKeyRotationDays days between rotations of an API key (NET-003)
 * @param minLogRetentionDays days that logs are kept; a table keeps 4383 at most (MON-002)
 * @param maxAlertDelayMinutes minutes from event to alert (MON-005)
 * @param ingestionLagMinutes minutes until a vault log row can be queried (MON-005)
 * @param alertTestDays days since an alert was tested (MON-005)
 * @param deniedWindowDays days of log searched for refused access (MON-006, NET-005)
 * @param maxDenied refusals of others in that window (MON-006)
 * @param useWindowDays days of log searched for use of the key (KEY-001, KEY-004, MON-007)
 * @param maxPolicyStateAgeHours hours since policy was evaluated (POL-002)
 * @param maxExemptionDays days of a policy exemption (POL-003)
 * @param maxRotationDays days between rotations of the key (ROT-001)
 * @param rotationGraceDays days that an account may lag behind a new version (ROT-001, ROT-002)
 * @param maxKeyAgeDays days of age of the version in use (ROT-003)
 * @param rotationsPerQuarter rotations in the last quarter (ROT-003)
 * @param drillMaxAgeDays days since each drill (ROT-004)
 * @param yearlyDrillMaxAgeDays days since each yearly drill (ROT-004)
 * @param recoveryTargetMinutes minutes to recover in a drill; ROT-004 cannot be judged without it
 * @param metricWindowDays days of metrics; Azure keeps 93 (CST-001)
 * @param minSamples data points in that window (CST-001)
 * @param minAvailabilityPercent percent of vault availability (CST-001, MON-008)
 * @param maxUnwrapLatencyMs milliseconds of a mean unwrap (CST-001, MON-008)
 * @param maxLatencyGrowthPercent percent above the baseline (CST-001)
 * @param maxSaturationPercent percent of vault capacity used (CST-001)
 * @param maxThrottledPercent percent of calls answered 429 (CST-001)
 * @param maxVaultOpsPerDay vault operations a day; not compared when not given (CST-002)
 * @param maxVolumeGrowthPercent percent above the baseline (CST-002)
 * @param unusedDays days without use after which a key or vault counts as unused (CST-002)
 * @param parityMaxAgeDays days of age of another environment's evidence (IAC-004)
 */
public record Thresholds(
        Setting<EvidenceAge> maxEvidenceAge,
        Setting<Integer> maxWaiverDays,
        RecordAges recordMaxDays,
        Setting<Integer> expiryMarginDays,
        Setting<Integer> minRetentionDays,
        Setting<Integer> maxKeyAdmins,
        Setting<Integer> maxActivationHours,
        Setting<Integer> maxTimeBoundDays,
        Setting<Integer> apiKeyRotationDays,
        Setting<Integer> minLogRetentionDays,
        Setting<Integer> maxAlertDelayMinutes,
        Setting<Integer> ingestionLagMinutes,
        Setting<Integer> alertTestDays,
        Setting<Integer> deniedWindowDays,
        Setting<Integer> maxDenied,
        Setting<Integer> useWindowDays,
        Setting<Integer> maxPolicyStateAgeHours,
        Setting<Integer> maxExemptionDays,
        Setting<Integer> maxRotationDays,
        Setting<Integer> rotationGraceDays,
        Setting<Integer> maxKeyAgeDays,
        Setting<Integer> rotationsPerQuarter,
        Setting<Integer> drillMaxAgeDays,
        Setting<Integer> yearlyDrillMaxAgeDays,
        Setting<Optional<Integer>> recoveryTargetMinutes,
        Setting<Integer> metricWindowDays,
        Setting<Integer> minSamples,
        Setting<BigDecimal> minAvailabilityPercent,
        Setting<Integer> maxUnwrapLatencyMs,
        Setting<Integer> maxLatencyGrowthPercent,
        Setting<Integer> maxSaturationPercent,
        Setting<BigDecimal> maxThrottledPercent,
        Setting<Optional<Integer>> maxVaultOpsPerDay,
        Setting<Integer> maxVolumeGrowthPercent,
        Setting<Integer> unusedDays,
        Setting<Integer> parityMaxAgeDays) {

    static Thresholds read(Fields f) {
        return new Thresholds(
                f.setting("maxEvidenceAge", Types.evidenceAge(), EvidenceAge.limited(Duration.ofHours(24))),
                f.setting("maxWaiverDays", Types.whole(1, 3650), 90),
                RecordAges.read(f),
                f.setting("expiryMarginDays", Types.whole(0, 3650), 14),
                f.setting("minRetentionDays", Types.whole(7, 90), 90),
                f.setting("maxKeyAdmins", Types.whole(1, 1000), 4),
                f.setting("maxActivationHours", Types.whole(1, 24), 8),
                f.setting("maxTimeBoundDays", Types.whole(1, 3650), 30),
                f.setting("apiKeyRotationDays", Types.whole(1, 3650), 90),
                f.setting("minLogRetentionDays", Types.whole(1, 4383), 365),
                f.setting("maxAlertDelayMinutes", Types.whole(1, 1440), 15),
                f.setting("ingestionLagMinutes", Types.whole(0, 1440), 10),
                f.setting("alertTestDays", Types.whole(1, 3650), 90),
                f.setting("deniedWindowDays", Types.whole(1, 365), 7),
                f.setting("maxDenied", Types.whole(0, 1000000), 10),
                f.setting("useWindowDays", Types.whole(1, 365), 30),
                f.setting("maxPolicyStateAgeHours", Types.whole(1, 8760), 48),
                f.setting("maxExemptionDays", Types.whole(1, 3650), 90),
                f.setting("maxRotationDays", Types.whole(1, 3650), 90),
                f.setting("rotationGraceDays", Types.whole(0, 3650), 7),
                f.setting("maxKeyAgeDays", Types.whole(1, 3650), 120),
                f.setting("rotationsPerQuarter", Types.whole(0, 90), 1),
                f.setting("drillMaxAgeDays", Types.whole(1, 3650), 180),
                f.setting("yearlyDrillMaxAgeDays", Types.whole(1, 3650), 365),
                f.optional("recoveryTargetMinutes", Types.whole(1, 525600)),
                f.setting("metricWindowDays", Types.whole(1, 93), 7),
                f.setting("minSamples", Types.whole(1, 1000000), 24),
                f.setting("minAvailabilityPercent", Types.decimal("0.001", "100"), new BigDecimal("99.9")),
                f.setting("maxUnwrapLatencyMs", Types.whole(1, 600000), 1000),
                f.setting("maxLatencyGrowthPercent", Types.whole(0, 100000), 50),
                f.setting("maxSaturationPercent", Types.whole(1, 100), 75),
                f.setting("maxThrottledPercent", Types.decimal("0", "100"), new BigDecimal("0.1")),
                f.optional("maxVaultOpsPerDay", Types.whole(1, 999999999)),
                f.setting("maxVolumeGrowthPercent", Types.whole(0, 100000), 100),
                f.setting("unusedDays", Types.whole(1, 3650), 90),
                f.setting("parityMaxAgeDays", Types.whole(1, 3650), 7));
    }

    /** The same with other limits of the run; all that an operator's floor can touch. */
    Thresholds with(Setting<EvidenceAge> evidenceAge, Setting<Integer> waiverDays) {
        return new Thresholds(
                evidenceAge,
                waiverDays,
                recordMaxDays,
                expiryMarginDays,
                minRetentionDays,
                maxKeyAdmins,
                maxActivationHours,
                maxTimeBoundDays,
                apiKeyRotationDays,
                minLogRetentionDays,
                maxAlertDelayMinutes,
                ingestionLagMinutes,
                alertTestDays,
                deniedWindowDays,
                maxDenied,
                useWindowDays,
                maxPolicyStateAgeHours,
                maxExemptionDays,
                maxRotationDays,
                rotationGraceDays,
                maxKeyAgeDays,
                rotationsPerQuarter,
                drillMaxAgeDays,
                yearlyDrillMaxAgeDays,
                recoveryTargetMinutes,
                metricWindowDays,
                minSamples,
                minAvailabilityPercent,
                maxUnwrapLatencyMs,
                maxLatencyGrowthPercent,
                maxSaturationPercent,
                maxThrottledPercent,
                maxVaultOpsPerDay,
                maxVolumeGrowthPercent,
                unusedDays,
                parityMaxAgeDays);
    }
}
