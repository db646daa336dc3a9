package io.github.cmkverify.profile;

import java.util.List;
import java.util.Locale;

/** The kinds of attested records (CHECKS, "Attested records" and GOV-004). */
public enum RecordKind implements Choice {
    ADR,
    REVOCATION_RUNBOOK,
    KEY_FAILURE_RUNBOOK,
    EMERGENCY_APPROVER,
    RECOVERY_TARGET,
    INCIDENT_PLAN,
    ACCESS_REVIEW,
    COST_REVIEW,
    PERFORMANCE_DECISION,
    PEN_TEST,
    INCIDENT_EXERCISE,
    DASHBOARD,
    COMPLIANCE_SCOPE,
    DATA_FLOW,
    NETWORK_SCAN,
    SECRET_SCAN,
    LOAD_TEST,
    ALERT_TEST,
    DRILL,
    CHANGE,
    EXCEPTION,
    RETIREMENT,
    ROTATION_SCHEDULE,
    BOOTSTRAP,
    GROUP_MEMBERS,
    DELEGATIONS,
    INVENTORY,
    CLASSIFICATION,
    TENANCY;

    /** GOV-004's nine. */
    static final List<RecordKind> REQUIRED_BY_DEFAULT = List.of(
            ADR,
            REVOCATION_RUNBOOK,
            KEY_FAILURE_RUNBOOK,
            EMERGENCY_APPROVER,
            RECOVERY_TARGET,
            INCIDENT_PLAN,
            ACCESS_REVIEW,
            COST_REVIEW,
            PERFORMANCE_DECISION);

    /** Days a record of this kind stays good when {@code thresholds.recordMaxDays} does not say. */
    int defaultMaxDays() {
        return switch (this) {
            case DRILL -> 180;
            case LOAD_TEST -> 90;
            case GROUP_MEMBERS, DELEGATIONS -> 30;
            default -> 365;
        };
    }

    /** With hyphens, as profiles and records write it. */
    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
