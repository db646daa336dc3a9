package io.jenkins.plugins.cmkverify;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cmkverify.report.Mark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The gate as a step of a freestyle job. A blocked build fails; nothing can be set to make it less. */
public final class CmkVerifyBuilder extends Builder implements SimpleBuildStep {
    private VerifyOptions options;

    @DataBoundConstructor
    public CmkVerifyBuilder(String profile) {
        this.options = new VerifyOptions(profile);
    }

    /** A step without options is one that a person wrote into config.xml: it fails for want of a profile. */
    private Object readResolve() {
        if (options == null) {
            options = new VerifyOptions("");
        }
        return this;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Verification.Done done =
                new Verification(options, run, workspace, env, launcher, listener, Optional.empty()).run();
        Mark mark = Mark.of(done.report(), VerifyOptions.severity(options.unstableOn()));
        Results.of(mark).ifPresent(run::setResult);
        if (mark == Mark.FAILURE && options.stopOnFailure()) {
            throw new AbortException(Results.text(done.report()));
        }
    }

    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
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

    /** Describes the step to Jenkins. */
    @Extension
    @Symbol("cmkVerify")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        static final List<String> SAME_HELP = List.of(
                "profile",
                "evidence",
                "reports",
                "credentialsId",
                "failOn",
                "unstableOn",
                "stopOnFailure",
                "reportDir",
                "id",
                "name",
                "account",
                "junit",
                "checks",
                "archive");

        public DescriptorImpl() {
            SAME_HELP.forEach(field -> addHelpFileRedirect(field, CmkVerifyStep.class, field));
        }

        @Override
        @SuppressWarnings("rawtypes") // as Jenkins has it
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Verify customer-managed keys (CMK Verify)";
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
