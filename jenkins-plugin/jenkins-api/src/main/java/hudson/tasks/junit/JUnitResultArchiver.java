package hudson.tasks.junit;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.cmkverify.declaration.Declaration;
import java.io.IOException;

public class JUnitResultArchiver implements JUnitTask {
    public JUnitResultArchiver(String testResults) {
        throw new Declaration();
    }

    public final void setAllowEmptyResults(boolean allowEmptyResults) {
        throw new Declaration();
    }

    public void setSkipPublishingChecks(boolean skipPublishingChecks) {
        throw new Declaration();
    }

    public static TestResultSummary parseAndSummarize(
            JUnitTask task,
            hudson.tasks.test.PipelineTestDetails pipelineTestDetails,
            Run<?, ?> build,
            FilePath workspace,
            Launcher launcher,
            TaskListener listener)
            throws InterruptedException, IOException {
        throw new Declaration();
    }
}
