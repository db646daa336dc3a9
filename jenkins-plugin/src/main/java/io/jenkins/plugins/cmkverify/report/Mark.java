package io.jenkins.plugins.cmkverify.report;

import java.util.List;
import java.util.Optional;

/** What a report makes of a build. Blocked is always a failure; no setting makes it less. */
public enum Mark {
    SUCCESS,
    UNSTABLE,
    FAILURE;

    /** @param unstableOn findings from this severity on that the gate lets pass make a build unstable; empty: none do */
    public static Mark of(Report report, Optional<Severity> unstableOn) {
        if (!report.letsPass()) {
            return FAILURE;
        }
        List<Finding> warnings = unstableOn.map(report::warning).orElse(List.of());
        return warnings.isEmpty() ? SUCCESS : UNSTABLE;
    }
}
