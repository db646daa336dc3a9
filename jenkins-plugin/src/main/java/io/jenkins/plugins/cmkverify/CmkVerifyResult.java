package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Counts;
import io.jenkins.plugins.cmkverify.report.Finding;
import io.jenkins.plugins.cmkverify.report.Report;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the Pipeline step returns. Survives a restart, and a sandboxed script may read all of it. */
public final class CmkVerifyResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean promoted;
    private final String decision;
    private final int exitCode;
    private final String cause;
    private final int passed;
    private final int failed;
    private final int undetermined;
    private final int notApplicable;
    private final int waived;
    private final ArrayList<FindingResult> findings = new ArrayList<>();

    CmkVerifyResult(String id, Report report) {
        Counts counts = report.counts();
        this.id = id;
        this.promoted = report.isPromoted();
        this.decision = report.decision().text();
        this.exitCode = report.exitCode();
        this.cause = report.cause();
        this.passed = counts.pass();
        this.failed = counts.fail();
        this.undetermined = counts.undetermined();
        this.notApplicable = counts.notApplicable();
        this.waived = counts.waived();
        report.findings().forEach(finding -> findings.add(new FindingResult(finding)));
    }

    @Whitelisted
    public String getId() {
        return id;
    }

    /** Everything that must be proven was proven; false for a gate that only observes and for a run over some accounts. */
    @Whitelisted
    public boolean isPromoted() {
        return promoted;
    }

    /** {@code promote}, {@code block}, {@code observe} or {@code partial}. */
    @Whitelisted
    public String getDecision() {
        return decision;
    }

    @Whitelisted
    public int getExitCode() {
        return exitCode;
    }

    @Whitelisted
    public String getCause() {
        return cause;
    }

    @Whitelisted
    public int getPassed() {
        return passed;
    }

    @Whitelisted
    public int getFailed() {
        return failed;
    }

    @Whitelisted
    public int getUndetermined() {
        return undetermined;
    }

    @Whitelisted
    public int getNotApplicable() {
        return notApplicable;
    }

    @Whitelisted
    public int getWaived() {
        return waived;
    }

    @Whitelisted
    public List<FindingResult> getFindings() {
        return new ArrayList<>(findings);
    }

    /** One finding, for scripts. */
    public static final class FindingResult implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String id;
        private final String check;
        private final String title;
        private final String account;
        private final String subject;
        private final String severity;
        private final String outcome;
        private final boolean blocks;
        private final String reason;

        FindingResult(Finding finding) {
            this.id = finding.id();
            this.check = finding.check();
            this.title = finding.title();
            this.account = finding.account();
            this.subject = finding.subject();
            this.severity = finding.severity().text();
            this.outcome = finding.outcome().name();
            this.blocks = finding.blocks();
            this.reason = finding.reason();
        }

        @Whitelisted
        public String getId() {
            return id;
        }

        @Whitelisted
        public String getCheck() {
            return check;
        }

        @Whitelisted
        public String getTitle() {
            return title;
        }

        @Whitelisted
        public String getAccount() {
            return account;
        }

        @Whitelisted
        public String getSubject() {
            return subject;
        }

        @Whitelisted
        public String getSeverity() {
            return severity;
        }

        @Whitelisted
        public String getOutcome() {
            return outcome;
        }

        @Whitelisted
        public boolean isBlocks() {
            return blocks;
        }

        @Whitelisted
        public String getReason() {
            return reason;
        }
    }
}
