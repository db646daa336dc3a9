package io.jenkins.plugins.cmkverify;

import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.cmkverify.report.Cause;
import io.jenkins.plugins.cmkverify.report.Comparison;
import io.jenkins.plugins.cmkverify.report.Counts;
import io.jenkins.plugins.cmkverify.report.Decision;
import io.jenkins.plugins.cmkverify.report.Finding;
import io.jenkins.plugins.cmkverify.report.Report;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * One verification of a build and its page. Holds a few numbers for build.xml; the findings lie in a file of their own and are
 * read when somebody looks.
 *
 * <p>Is there from the moment a run begins, and says until its end that the run did not finish.
 */
@ExportedBean
public final class VerificationAction implements RunAction2 {
    private static final String UNFINISHED = "the run did not finish; run it again";

    private final String id;
    private final String name;
    private volatile String decision;
    private volatile String cause;
    private volatile String workload;
    private volatile int exitCode;
    private volatile int pass;
    private volatile int fail;
    private volatile int undetermined;
    private volatile int notApplicable;
    private volatile int waived;
    private volatile int blocking;

    private transient Run<?, ?> run;
    private transient SoftReference<Report> report;

    private VerificationAction(String id, String name) {
        this.id = id;
        this.name = name;
        take(Report.none(UNFINISHED));
    }

    /** Adds the action to the build, with an id that no other has. */
    static VerificationAction begin(Run<?, ?> build, VerifyOptions options) throws IOException {
        VerificationAction action;
        synchronized (build) {
            String wanted = options.id().isEmpty() ? VerifyOptions.DEFAULT_ID : options.id();
            List<String> taken = build.getActions(VerificationAction.class).stream()
                    .map(VerificationAction::getId)
                    .toList();
            String free = wanted;
            for (int next = 2; taken.contains(free); next++) {
                free = wanted + "-" + next;
            }
            action = new VerificationAction(free, options.name());
            build.addAction(action);
        }
        build.save();
        return action;
    }

    /**
     * Keeps what the agent sent.
     *
     * @param json empty when it sent nothing
     */
    Report finish(String json) throws IOException {
        Report result = json.isEmpty()
                ? Report.none("the agent brought no report; the log of the build says why")
                : Verification.parsed(json);
        if (!json.isEmpty()) {
            file().write(json);
        }
        synchronized (this) {
            take(result);
            report = new SoftReference<>(result);
        }
        run.save();
        return result;
    }

    private void take(Report result) {
        Counts counts = result.counts();
        decision = result.decision().text();
        cause = result.cause();
        workload = result.workload();
        exitCode = result.exitCode();
        pass = counts.pass();
        fail = counts.fail();
        undetermined = counts.undetermined();
        notApplicable = counts.notApplicable();
        waived = counts.waived();
        blocking = result.blocking().size();
    }

    private ResultFile file() {
        return new ResultFile(run.getRootDir().toPath(), id);
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }

    /** For views. */
    public Run<?, ?> getRun() {
        return run;
    }

    /** Remote API. */
    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return "symbol-lock-closed";
    }

    @Override
    public String getDisplayName() {
        return name.isEmpty() ? (id.equals(VerifyOptions.DEFAULT_ID) ? "CMK Verify" : "CMK Verify: " + id) : name;
    }

    @Override
    public String getUrlName() {
        return id;
    }

    @Exported
    public String getId() {
        return id;
    }

    @Exported
    public String getDecision() {
        return Decision.of(String.valueOf(decision)).orElse(Decision.BLOCK).text();
    }

    @Exported
    public boolean isPromoted() {
        return getDecision().equals(Decision.PROMOTE.text()) && exitCode == 0;
    }

    /** Whether nothing stands in the way of the build; for views. */
    public boolean isLetThrough() {
        return exitCode == 0 && !getDecision().equals(Decision.BLOCK.text());
    }

    @Exported
    public String getCause() {
        return cause;
    }

    @Exported
    public String getWorkload() {
        return workload;
    }

    @Exported
    public int getExitCode() {
        return exitCode;
    }

    @Exported
    public int getPass() {
        return pass;
    }

    @Exported
    public int getFail() {
        return fail;
    }

    @Exported
    public int getUndetermined() {
        return undetermined;
    }

    @Exported
    public int getNotApplicable() {
        return notApplicable;
    }

    @Exported
    public int getWaived() {
        return waived;
    }

    @Exported
    public int getBlocking() {
        return blocking;
    }

    /** The findings, for the remote API at a depth of 1. */
    @Exported(visibility = 2)
    public List<FindingPage> getFindings() {
        return pages(getReport().findings());
    }

    int total() {
        return pass + fail + undetermined + notApplicable + waived;
    }

    /** Never throws: a damaged file is a report that says so. */
    public synchronized Report getReport() {
        Report known = report == null ? null : report.get();
        if (known == null) {
            known = total() == 0 ? Report.none(cause) : file().read();
            report = new SoftReference<>(known);
        }
        return known;
    }

    /** For views: {@code 1 failed, 24 passed}. */
    public String getCountsText() {
        return total() == 0 ? cause : Summary.counts(new Counts(pass, fail, undetermined, notApplicable, waived));
    }

    /** For views. */
    public List<FindingPage> getBlockingPages() {
        return pages(getReport().blocking());
    }

    /** For views: what is waived, until when. */
    public List<FindingPage> getWaivedPages() {
        return pages(getReport().findings().stream()
                .filter(finding -> finding.waiver().isPresent())
                .toList());
    }

    /** For views: what to do, the most useful first. */
    public List<Cause> getCauses() {
        return getReport().causes();
    }

    /** For views: what people have to do next, in one sentence. */
    public String getNextStep() {
        return NextStep.of(getReport());
    }

    /** For views. */
    public Matrix getMatrix() {
        return Matrix.of(getFindings());
    }

    /** For views: against the run with the same id in the build before; null when there is none. */
    public Comparison getComparison() {
        return before().map(action -> Comparison.of(action.getReport(), getReport()))
                .orElse(null);
    }

    /** For views: the name of the build of {@link #getComparison()}. */
    public String getComparedWith() {
        return before().map(action -> action.run.getDisplayName()).orElse("");
    }

    private Optional<VerificationAction> before() {
        return BuildHistory.before(run, id);
    }

    private List<FindingPage> pages(List<Finding> findings) {
        List<Finding> all = getReport().findings();
        return findings.stream()
                .map(finding -> new FindingPage(this, finding, all.indexOf(finding)))
                .collect(Collectors.toList());
    }

    /** The page of a finding; the token is {@link FindingPage#getUrl()}. */
    public Object getDynamic(String token) {
        return getFindings().stream()
                .filter(page -> page.getUrl().equals(token))
                .findFirst()
                .orElse(null);
    }
}
