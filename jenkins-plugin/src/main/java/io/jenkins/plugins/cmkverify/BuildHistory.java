package io.jenkins.plugins.cmkverify;

import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Earlier builds with a verification; looks at few of them, since each may have to be loaded from the disk. */
final class BuildHistory {
    private static final int BACK = 25;

    private BuildHistory() {}

    /** The run with this id in the nearest earlier build that has one. */
    static Optional<VerificationAction> before(Run<?, ?> build, String id) {
        Run<?, ?> earlier = build.getPreviousBuild();
        for (int looked = 0; earlier != null && looked < BACK; looked++) {
            Optional<VerificationAction> action = in(earlier, id);
            if (action.isPresent()) {
                return action;
            }
            earlier = earlier.getPreviousBuild();
        }
        return Optional.empty();
    }

    /** The runs with this id, the oldest first. */
    static List<VerificationAction> of(Job<?, ?> job, String id) {
        var actions = new ArrayList<VerificationAction>();
        Run<?, ?> build = job.getLastBuild();
        for (int looked = 0; build != null && looked < BACK; looked++) {
            if (!build.isBuilding()) {
                in(build, id).ifPresent(actions::add);
            }
            build = build.getPreviousBuild();
        }
        Collections.reverse(actions);
        return actions;
    }

    static List<VerificationAction> all(Run<?, ?> build) {
        return build.getActions(VerificationAction.class);
    }

    private static Optional<VerificationAction> in(Run<?, ?> build, String id) {
        return all(build).stream().filter(action -> action.getId().equals(id)).findFirst();
    }
}
