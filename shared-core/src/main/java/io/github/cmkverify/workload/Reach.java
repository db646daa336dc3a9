package io.github.cmkverify.workload;

import io.github.cmkverify.azure.ArmId;
import io.github.cmkverify.azure.PimAssignment;
import io.github.cmkverify.azure.RoleAssignment;
import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.evidence.Evidence;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.profile.TenantFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Everybody who holds a role of Azure RBAC at one resource or above it, now or by activating it (FACTS B.6, B.7). */
public final class Reach {
    private final Listing<RoleHolding> assigned;
    private final Listing<RoleHolding> scheduled;
    private final Listing<RoleHolding> eligible;

    private Reach(Listing<RoleHolding> assigned, Listing<RoleHolding> scheduled, Listing<RoleHolding> eligible) {
        this.assigned = assigned;
        this.scheduled = scheduled;
        this.eligible = eligible;
    }

    static Reach of(Fact<ArmId> resource, Evidence evidence, TenantFacts tenant, Roles roles) {
        return new Reach(
                resource.list(id -> evidence.list(EvidenceKind.ROLE_ASSIGNMENTS.key(id.text())))
                        .map(row -> new RoleHolding(new RoleAssignment(row), Optional.empty(), roles)),
                pim(resource, evidence, tenant, EvidenceKind.PIM_ASSIGNMENTS).map(row -> {
                    var schedule = new PimAssignment(row);
                    return new RoleHolding(schedule.assignment(), Optional.of(schedule), roles);
                }),
                pim(resource, evidence, tenant, EvidenceKind.PIM_ELIGIBILITY)
                        .map(row -> new RoleHolding(new RoleAssignment(row), Optional.empty(), roles)));
    }

    /** Without a licence there is nothing to ask for. */
    private static Listing<Body> pim(Fact<ArmId> resource, Evidence evidence, TenantFacts tenant, EvidenceKind kind) {
        return tenant.pim().fact().list(pim -> switch (pim) {
            case NONE -> tenant.withoutPim();
            case AVAILABLE -> resource.list(id -> evidence.list(kind.key(id.text())));
        });
    }

    /** Everybody whose role counts now satisfies {@code question}. */
    public Claim eachActive(Function<RoleHolding, Claim> question) {
        return Claim.all(assigned.each(question), scheduled.each(question));
    }

    /** Everybody who could activate a role satisfies {@code question}. */
    public Claim eachEligible(Function<RoleHolding, Claim> question) {
        return eligible.each(question);
    }

    /** The rows of the assignments alone, to count people once. */
    Listing<RoleHolding> assigned() {
        return assigned;
    }

    /** Holds for a role that was not activated for a while by somebody who is eligible. */
    public Claim isStanding(RoleHolding holding) {
        return holding.schedule()
                .map(row -> row.assignmentType().mustBe("Assigned", "was activated"))
                .orElseGet(() -> scheduled
                        .some("was never activated", other -> isScheduleOf(other, holding, Reach::isActivation))
                        .not("was activated"));
    }

    private static Claim isActivation(PimAssignment schedule) {
        return schedule.assignmentType().mustBe("Activated", "was assigned");
    }

    /** Holds for a role that a schedule ends in time: some schedule is for it, and each that is ends in time. */
    public Claim isLimited(RoleHolding holding, Duration activation, Duration assignment) {
        return holding.schedule()
                .map(row -> isShort(row, activation, assignment))
                .orElseGet(() -> Claim.all(
                        scheduled.some(
                                "no schedule ends it",
                                other -> isScheduleOf(other, holding, row -> isShort(row, activation, assignment))),
                        scheduled.each(other -> schedule(other)
                                .limits(holding.assignment())
                                .implies(() -> isShort(schedule(other), activation, assignment)))));
    }

    private static PimAssignment schedule(RoleHolding scheduled) {
        return scheduled.schedule().orElseThrow();
    }

    private static Claim isScheduleOf(
            RoleHolding scheduled, RoleHolding holding, Function<PimAssignment, Claim> question) {
        PimAssignment row = schedule(scheduled);
        return row.limits(holding.assignment()).andThen(() -> question.apply(row));
    }

    private static Claim isShort(PimAssignment row, Duration activation, Duration assignment) {
        return row.assignmentType().claim(type -> {
            Duration most = type.equals("Activated") ? activation : assignment;
            return row.lasts().orBroken("has no end", lasts -> row.lasts()
                    .must(length -> length.compareTo(most) <= 0, length -> "lasts " + length));
        });
    }
}
