package io.jenkins.plugins.cmkverify;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.cmkverify.report.Report;
import io.jenkins.plugins.cmkverify.report.UnreadableReportException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One verification in one build, the same for freestyle and Pipeline. Leaves marking to its caller, who does it from the
 * report that {@link #run} returns.
 *
 * @param nodeId the node of the Pipeline; empty in a freestyle build
 */
record Verification(
        VerifyOptions options,
        Run<?, ?> build,
        FilePath workspace,
        EnvVars env,
        Launcher launcher,
        TaskListener listener,
        Optional<String> nodeId) {
    private static final Logger LOGGER = Logger.getLogger(Verification.class.getName());

    /** What came of it; the page of the build shows the same. */
    record Done(Report report, VerificationAction action) {}

    /**
     * Verifies on the agent. While it works, and when it never ends, the build holds a result that blocks.
     *
     * @throws AbortException when the job asks for something that cannot be
     */
    Done run() throws IOException, InterruptedException {
        Optional<String> problem = options.problem();
        if (problem.isPresent()) {
            throw new AbortException("cmkVerify: " + problem.get());
        }
        var log = new AgentLog(listener.getLogger(), java.util.List.of());
        VerificationAction action = VerificationAction.begin(build, options);
        String reportDir = options.reportDir(action.getId());
        AgentSignIn signIn = options.isLive()
                ? SignInResolver.resolve(options.credentialsId(), build, env)
                : AgentSignIn.ofTheAgent(Map.of());
        Report report = action.finish(json(reportDir, signIn, log));
        log.print(Summary.line(report));
        Summary.causes(report).forEach(log::print);
        publish(report, action, reportDir, log);
        return new Done(report, action);
    }

    /** The report as the agent sends it; one that blocks when it sends none. */
    private String json(String reportDir, AgentSignIn signIn, AgentLog log) throws IOException, InterruptedException {
        var job = new AgentRun(
                options, reportDir, GlobalSettings.get().rules(), signIn, JenkinsProxy.variables(), listener);
        try {
            return workspace.act(job);
        } catch (IOException | LinkageError | RuntimeException e) {
            LOGGER.log(Level.WARNING, "no report from the agent", e);
            log.print(AgentFailure.text(e));
            return "";
        }
    }

    /** What is told elsewhere. None of it decides anything: the build is marked from the report alone. */
    private void publish(Report report, VerificationAction action, String reportDir, AgentLog log)
            throws InterruptedException {
        if (options.junit() && OptionalPlugin.JUNIT.isActive()) {
            attempt("recording the JUnit report", log, () -> JunitRecorder.record(this, reportDir));
        }
        if (options.archive()) {
            attempt("archiving the reports", log, () -> Archive.keep(this, reportDir));
        }
        if (options.checks() && OptionalPlugin.CHECKS.isActive()) {
            attempt("publishing the check", log, () -> ChecksRecorder.publish(this, report, action));
        }
    }

    private interface Publishing {
        void publish() throws IOException, InterruptedException;
    }

    private static void attempt(String what, AgentLog log, Publishing publishing) throws InterruptedException {
        try {
            publishing.publish();
        } catch (IOException | RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, what, e);
            log.print(what + " did not work: " + e.getMessage() + "; the verdict stands");
        }
    }

    /** Whether {@code text} is a report. */
    static Report parsed(String text) {
        try {
            return Report.parse(text);
        } catch (UnreadableReportException e) {
            return Report.none("the agent sent no report that can be trusted: " + e.getMessage());
        }
    }
}
