package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import java.time.Duration;
import java.time.Instant;

/** A row of {@code roleAssignmentScheduleInstances}: an assignment that counts now, and until when (FACTS B.7). */
public record PimAssignment(Body body) {
    /** The row as an assignment; both name principal, role and scope alike. */
    public RoleAssignment assignment() {
        return new RoleAssignment(body);
    }

    /** {@code Assigned}, or {@code Activated} by somebody who was eligible. */
    public Fact<String> assignmentType() {
        return body.choice("/properties/assignmentType", "Assigned", "Activated");
    }

    public Fact<Instant> start() {
        return body.time("/properties/startDateTime");
    }

    /** Absent when the assignment has no end. */
    public Fact<Instant> end() {
        return body.time("/properties/endDateTime");
    }

    /** From start to end; absent when the assignment has no end. */
    public Fact<Duration> lasts() {
        return end().and(start(), (end, start) -> Duration.between(start, end));
    }

    /** Whether this row limits {@code assignment}: the same role, for the same principal, at the same scope. */
    public Claim limits(RoleAssignment assignment) {
        return assignment().isSameAs(assignment);
    }
}
