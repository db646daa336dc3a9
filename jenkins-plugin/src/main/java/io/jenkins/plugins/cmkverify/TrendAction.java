package io.jenkins.plugins.cmkverify;

import hudson.model.Action;
import hudson.model.Job;
import java.util.List;

/** The trend on the page of a job: outcomes per build. Has no page and no link of its own. */
public final class TrendAction implements Action {
    private final Job<?, ?> job;
    private final String id;
    private final String name;

    TrendAction(Job<?, ?> job, String id, String name) {
        this.job = job;
        this.id = id;
        this.name = name;
    }

    /** For views: null when there are not two results to compare. */
    public Trend getTrend() {
        List<VerificationAction> runs = BuildHistory.of(job, id);
        return runs.size() < 2 ? null : Trend.of(runs);
    }

    /** For views. */
    public String getTitle() {
        return name;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
