package io.jenkins.plugins.cmkverify;

import io.jenkins.plugins.cmkverify.report.Severity;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a job asks for, the same for freestyle and Pipeline. Holds no secret. Texts are never null. */
final class VerifyOptions implements Serializable {
    static final String DEFAULT_ID = "cmk-verify";
    private static final String DEFAULT_REPORT_DIR = "cmk-report";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern SEPARATORS = Pattern.compile("[,\\n]");
    private static final long serialVersionUID = 1L;

    private String profile;
    private String evidence = "";
    private String reports = "";
    private String credentialsId = "";
    private String failOn = "";
    private String unstableOn = "";
    private boolean continueOnFailure;
    private boolean skipMarkingStage;
    private boolean skipMarkingBuild;
    private String reportDir = "";
    private String id = "";
    private String name = "";
    private String account = "";
    private boolean skipJunit;
    private boolean skipChecks;
    private boolean skipArchive;

    VerifyOptions(String profile) {
        this.profile = trimmed(profile);
    }

    /** What an older version, or a person, left out of config.xml. */
    private Object readResolve() {
        profile = trimmed(profile);
        evidence = trimmed(evidence);
        reports = trimmed(reports);
        credentialsId = trimmed(credentialsId);
        failOn = trimmed(failOn);
        unstableOn = trimmed(unstableOn);
        reportDir = trimmed(reportDir);
        id = trimmed(id);
        name = trimmed(name);
        account = trimmed(account);
        return this;
    }

    static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }

    /** The severity of an option; empty for a blank one. */
    static Optional<Severity> severity(String text) {
        return Severity.of(trimmed(text).toLowerCase(Locale.ROOT));
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    String profile() {
        return profile;
    }

    String evidence() {
        return evidence;
    }

    void setEvidence(String path) {
        evidence = trimmed(path);
    }

    String reports() {
        return reports;
    }

    void setReports(String paths) {
        reports = trimmed(paths);
    }

    /** The JSON reports of shards; none: this run judges evidence. */
    List<String> reportList() {
        return Stream.of(SEPARATORS.split(reports))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /** Whether Azure is asked. */
    boolean isLive() {
        return evidence.isEmpty() && reports.isEmpty();
    }

    String credentialsId() {
        return credentialsId;
    }

    void setCredentialsId(String chosen) {
        credentialsId = trimmed(chosen);
    }

    String failOn() {
        return failOn;
    }

    void setFailOn(String severity) {
        failOn = trimmed(severity);
    }

    String unstableOn() {
        return unstableOn;
    }

    void setUnstableOn(String severity) {
        unstableOn = trimmed(severity);
    }

    /** Unless switched off, a blocked run ends the build where it stands: what comes next may be a deployment. */
    boolean stopOnFailure() {
        return !continueOnFailure;
    }

    void setStopOnFailure(boolean stop) {
        continueOnFailure = !stop;
    }

    boolean skipMarkingStage() {
        return skipMarkingStage;
    }

    void setSkipMarkingStage(boolean skip) {
        skipMarkingStage = skip;
    }

    boolean skipMarkingBuild() {
        return skipMarkingBuild;
    }

    void setSkipMarkingBuild(boolean skip) {
        skipMarkingBuild = skip;
    }

    String reportDir() {
        return reportDir;
    }

    void setReportDir(String path) {
        reportDir = trimmed(path);
    }

    /** Where the reports of the run with this id go: two runs of one build never share a folder by default. */
    String reportDir(String usedId) {
        return !reportDir.isEmpty()
                ? reportDir
                : usedId.equals(DEFAULT_ID) ? DEFAULT_REPORT_DIR : DEFAULT_REPORT_DIR + "-" + usedId;
    }

    String id() {
        return id;
    }

    void setId(String text) {
        id = trimmed(text);
    }

    String name() {
        return name;
    }

    void setName(String text) {
        name = trimmed(text);
    }

    String account() {
        return account;
    }

    void setAccount(String text) {
        account = trimmed(text);
    }

    boolean junit() {
        return !skipJunit;
    }

    void setJunit(boolean record) {
        skipJunit = !record;
    }

    boolean checks() {
        return !skipChecks;
    }

    void setChecks(boolean publish) {
        skipChecks = !publish;
    }

    boolean archive() {
        return !skipArchive;
    }

    void setArchive(boolean keep) {
        skipArchive = !keep;
    }

    /** What cannot work, found before anything runs. */
    Optional<String> problem() {
        if (profile.isEmpty()) {
            return Optional.of(
                    "profile is empty: name the file with the approved configuration, such as cmk-profile.yml");
        }
        if (!failOn.isEmpty() && severity(failOn).isEmpty()) {
            return Optional.of("failOn must be critical, high, medium or low");
        }
        if (!unstableOn.isEmpty() && severity(unstableOn).isEmpty()) {
            return Optional.of("unstableOn must be critical, high, medium or low");
        }
        if (!id.isEmpty() && !isId(id)) {
            return Optional.of("id must be 1 to 40 small letters, digits and hyphens");
        }
        if (!reports.isEmpty() && reportList().isEmpty()) {
            return Optional.of("reports names no file: give the path of the cmk-report.json of each shard");
        }
        if (!reports.isEmpty() && !(evidence.isEmpty() && account.isEmpty())) {
            return Optional.of(
                    "reports puts shards together, so that evidence and account mean nothing: leave them out");
        }
        return Optional.empty();
    }
}
