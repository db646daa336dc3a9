package io.jenkins.plugins.cmkverify;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives a job the trends of its last completed build, whether that was blocked or not. */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins has it
public final class TrendFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<? extends Action> actionType() {
        return TrendAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job target) {
        Job<?, ?> job = target;
        Run<?, ?> last = job.getLastCompletedBuild();
        return last == null
                ? List.of()
                : BuildHistory.all(last).stream()
                        .map(action -> new TrendAction(job, action.getId(), action.getDisplayName()))
                        .toList();
    }
}
