package io.jenkins.plugins.cmkverify;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cmkverify.report.Mark;
import io.jenkins.plugins.cmkverify.report.Report;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The gate as a step of a Pipeline. Returns a {@link CmkVerifyResult}; unless told otherwise, a blocked run ends the Pipeline. */
public final class CmkVerifyStep extends Step {
    private final VerifyOptions options;

    @DataBoundConstructor
    public CmkVerifyStep(String profile) {
        this.options = new VerifyOptions(profile);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, options);
    }

    public String getProfile() {
        return options.profile();
    }

    public String getEvidence() {
        return options.evidence();
    }

    @DataBoundSetter
    public void setEvidence(String value) {
        options.setEvidence(value);
    }

    public String getReports() {
        return options.reports();
    }

    @DataBoundSetter
    public void setReports(String value) {
        options.setReports(value);
    }

    public String getCredentialsId() {
        return options.credentialsId();
    }

    @DataBoundSetter
    public void setCredentialsId(String value) {
        options.setCredentialsId(value);
    }

    public String getFailOn() {
        return options.failOn();
    }

    @DataBoundSetter
    public void setFailOn(String value) {
        options.setFailOn(value);
    }

    public String getUnstableOn() {
        return options.unstableOn();
    }

    @DataBoundSetter
    public void setUnstableOn(String value) {
        options.setUnstableOn(value);
    }

    public boolean isStopOnFailure() {
        return options.stopOnFailure();
    }

    @DataBoundSetter
    public void setStopOnFailure(boolean value) {
        options.setStopOnFailure(value);
    }

    public boolean isSkipMarkingStage() {
        return options.skipMarkingStage();
    }

    @DataBoundSetter
    public void setSkipMarkingStage(boolean value) {
        options.setSkipMarkingStage(value);
    }

    public boolean isSkipMarkingBuild() {
        return options.skipMarkingBuild();
    }

    @DataBoundSetter
    public void setSkipMarkingBuild(boolean value) {
        options.setSkipMarkingBuild(value);
    }

    public String getReportDir() {
        return options.reportDir();
    }

    @DataBoundSetter
    public void setReportDir(String value) {
        options.setReportDir(value);
    }

    public String getId() {
        return options.id();
    }

    @DataBoundSetter
    public void setId(String value) {
        options.setId(value);
    }

    public String getName() {
        return options.name();
    }

    @DataBoundSetter
    public void setName(String value) {
        options.setName(value);
    }

    public String getAccount() {
        return options.account();
    }

    @DataBoundSetter
    public void setAccount(String value) {
        options.setAccount(value);
    }

    public boolean isJunit() {
        return options.junit();
    }

    @DataBoundSetter
    public void setJunit(boolean value) {
        options.setJunit(value);
    }

    public boolean isChecks() {
        return options.checks();
    }

    @DataBoundSetter
    public void setChecks(boolean value) {
        options.setChecks(value);
    }

    public boolean isArchive() {
        return options.archive();
    }

    @DataBoundSetter
    public void setArchive(boolean value) {
        options.setArchive(value);
    }

    /** Runs off the thread of the Pipeline; aborting interrupts it. */
    static final class Execution extends SynchronousNonBlockingStepExecution<CmkVerifyResult> {
        private static final long serialVersionUID = 1L;

        private final VerifyOptions options;

        Execution(StepContext context, VerifyOptions options) {
            super(context);
            this.options = options;
        }

        @Override
        protected CmkVerifyResult run() throws IOException, InterruptedException {
            StepContext context = getContext();
            Run<?, ?> run = context.get(Run.class);
            FlowNode node = context.get(FlowNode.class);
            Verification.Done done = new Verification(
                            options,
                            run,
                            context.get(FilePath.class),
                            context.get(EnvVars.class),
                            context.get(Launcher.class),
                            context.get(TaskListener.class),
                            Optional.of(node.getId()))
                    .run();
            mark(Mark.of(done.report(), VerifyOptions.severity(options.unstableOn())), done.report(), run, node);
            return new CmkVerifyResult(done.action().getId(), done.report());
        }

        private void mark(Mark mark, Report report, Run<?, ?> run, FlowNode node) throws AbortException {
            if (mark == Mark.FAILURE && options.stopOnFailure()) {
                throw new AbortException(Results.text(report));
            }
            Results.of(mark).ifPresent(result -> {
                if (!options.skipMarkingStage()) {
                    node.addAction(new WarningAction(result).withMessage(Results.text(report)));
                }
                if (!options.skipMarkingBuild()) {
                    run.setResult(result);
                }
            });
        }
    }

    /** Describes the step to Jenkins. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "cmkVerify";
        }

        @Override
        public String getDisplayName() {
            return "Verify customer-managed keys (CMK Verify)";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class, FlowNode.class);
        }

        @POST
        public FormValidation doCheckProfile(@AncestorInPath Item item, @QueryParameter String value) {
            return StepForm.checkProfile(item, value);
        }

        @POST
        public FormValidation doCheckId(@AncestorInPath Item item, @QueryParameter String value) {
            return StepForm.checkId(item, value);
        }

        @POST
        public ListBoxModel doFillFailOnItems(@AncestorInPath Item item) {
            return StepForm.severities(item, "As the profile says");
        }

        @POST
        public ListBoxModel doFillUnstableOnItems(@AncestorInPath Item item) {
            return StepForm.severities(item, "Never");
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return StepForm.credentials(item, credentialsId);
        }
    }
}
