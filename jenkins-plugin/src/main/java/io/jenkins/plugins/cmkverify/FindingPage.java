package io.jenkins.plugins.cmkverify;

import hudson.model.ModelObject;
import hudson.model.Run;
import io.jenkins.plugins.cmkverify.report.Finding;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One finding and its page. */
@ExportedBean(defaultVisibility = 2)
public final class FindingPage implements ModelObject {
    private final VerificationAction action;
    private final Finding finding;
    private final int index;

    FindingPage(VerificationAction action, Finding finding, int index) {
        this.action = action;
        this.finding = finding;
        this.index = index;
    }

    /** For views. */
    public VerificationAction getAction() {
        return action;
    }

    /** For views. */
    public Run<?, ?> getRun() {
        return action.getRun();
    }

    /** For views. */
    public Finding getFinding() {
        return finding;
    }

    @Override
    public String getDisplayName() {
        return finding.check() + " " + finding.title();
    }

    /** Below the page of the result. */
    public String getUrl() {
        return "finding-" + (index + 1);
    }

    @Exported
    public String getId() {
        return finding.id();
    }

    @Exported
    public String getCheck() {
        return finding.check();
    }

    @Exported
    public String getTitle() {
        return finding.title();
    }

    @Exported
    public String getAccount() {
        return finding.account();
    }

    @Exported
    public String getSubject() {
        return finding.subject();
    }

    @Exported
    public String getSeverity() {
        return finding.severity().text();
    }

    @Exported
    public String getOutcome() {
        return finding.outcome().name();
    }

    @Exported
    public boolean isBlocks() {
        return finding.blocks();
    }

    @Exported
    public String getReason() {
        return finding.reason();
    }
}
