package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people see in Jenkins, and programs read. */
@WithJenkins
class PagesInJenkinsTest {
    private static final String HOSTILE = "<script>alert(1)</script>\" onmouseover=\"alert(2)";

    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    @Test
    void thePagesOfABlockedBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = blocked(jenkins);
        try (var browser = jenkins.createWebClient()) {
            assertThat(browser.getPage(build).asNormalizedText()).contains("CMK Verify", "BLOCK", "permit-chatbot");
            String result = browser.getPage(build, "cmk-verify/").asNormalizedText();
            VerificationAction action = build.getAction(VerificationAction.class);
            assertThat(result).contains("Next:", "What to do", "What blocks", "All checks", action.getCountsText());
            action.getCauses().forEach(cause -> assertThat(result).contains(cause.title()));
            for (FindingPage finding : action.getBlockingPages()) {
                assertThat(result).contains(finding.getReason());
                assertThat(browser.getPage(build, "cmk-verify/" + finding.getUrl() + "/")
                                .asNormalizedText())
                        .contains(finding.getTitle(), finding.getReason());
            }
            browser.setThrowExceptionOnFailingStatusCode(false);
            assertThat(browser.goTo(build.getUrl() + "cmk-verify/finding-9999/")
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theJobShowsATrendOnceThereAreTwoBuilds(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild first = blocked(jenkins);
        FreeStyleProject job = first.getParent();
        try (var browser = jenkins.createWebClient()) {
            assertThat(browser.getPage(job).querySelectorAll(".cmk-trend")).isEmpty();
            job.scheduleBuild2(0).get();
            HtmlPage page = browser.getPage(job);
            assertThat(page.querySelectorAll(".cmk-trend svg a")).hasSize(2);
            assertThat(browser.getPage(job.getLastBuild(), "cmk-verify/").asNormalizedText())
                    .contains("Against #1", "Outstanding");
        }
    }

    @Test
    void programsReadTheRemoteApi(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = blocked(jenkins);
        try (var browser = jenkins.createWebClient()) {
            var json = browser.getJSON(build.getUrl() + "cmk-verify/api/json?depth=1")
                    .getJSONObject();
            VerificationAction action = build.getAction(VerificationAction.class);
            assertThat(json.getString("decision")).isEqualTo("block");
            assertThat(json.getBoolean("promoted")).isFalse();
            assertThat(json.getInt("fail")).isEqualTo(action.getFail());
            assertThat(json.getJSONArray("findings").size()).isEqualTo(action.total());
            assertThat(json.getJSONArray("findings").getJSONObject(0).getString("id"))
                    .isEqualTo(action.getFindings().get(0).getId());
        }
    }

    /** Whatever the file of an old or broken build holds, its pages open, and none of it is green. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schemaVersion\":1,\"decision\":\"promote\",\"exitCode\":0}", "absent"})
    void aDamagedResultBreaksNoPage(String content, JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = blocked(jenkins);
        Path file = build.getRootDir().toPath().resolve("cmk-verify-result-cmk-verify.json");
        if (content.equals("absent")) {
            Files.delete(file);
        } else {
            Files.writeString(file, content);
        }
        FreeStyleProject job = build.getParent();
        jenkins.jenkins.reload();
        var read = ((FreeStyleProject) jenkins.jenkins.getItemByFullName(job.getFullName())).getBuildByNumber(1);
        try (var browser = jenkins.createWebClient()) {
            assertThat(browser.getPage(read).asNormalizedText()).contains("BLOCK");
            assertThat(browser.getPage(read, "cmk-verify/").asNormalizedText())
                    .contains("the findings of this build are")
                    .doesNotContain("PROMOTE");
            assertThat(browser.getPage(read.getParent()).getWebResponse().getStatusCode())
                    .isEqualTo(200);
        }
    }

    /** Names and reasons come from Azure, where others choose them. */
    @Test
    void hostileTextsStayTexts(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = blocked(jenkins);
        Path file = build.getRootDir().toPath().resolve("cmk-verify-result-cmk-verify.json");
        String json = Files.readString(file);
        String spoilt = json;
        String escaped = HOSTILE.replace("\"", "\\\"");
        for (String field :
                new String[] {"title", "reason", "subject", "account", "detail", "shown", "cause", "resource"}) {
            spoilt = spoilt.replaceAll(
                    "\"" + field + "\": \"(?:[^\"\\\\]|\\\\.)*\"",
                    java.util.regex.Matcher.quoteReplacement("\"" + field + "\": \"" + escaped + "\""));
        }
        assertThat(spoilt).isNotEqualTo(json);
        Files.writeString(file, spoilt);
        FreeStyleProject job = build.getParent();
        jenkins.jenkins.reload();
        var read = ((FreeStyleProject) jenkins.jenkins.getItemByFullName(job.getFullName())).getBuildByNumber(1);
        VerificationAction action = read.getAction(VerificationAction.class);
        assertThat(action.getFindings())
                .isNotEmpty()
                .allMatch(finding ->
                        finding.getReason().isEmpty() || finding.getReason().equals(HOSTILE));
        try (var browser = jenkins.createWebClient()) {
            for (String page : new String[] {"", "cmk-verify/", "cmk-verify/finding-1/"}) {
                HtmlPage shown = browser.getPage(read, page);
                assertThat(shown.getWebResponse().getContentAsString()).as(page).doesNotContain("<script>alert(1)");
                assertThat(shown.querySelectorAll("[onmouseover]")).as(page).isEmpty();
            }
            assertThat(browser.getPage(read, "cmk-verify/").asNormalizedText()).contains("<script>alert(1)</script>");
        }
    }

    private static FreeStyleBuild blocked(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        var step = new CmkVerifyBuilder("permit-chatbot/cmk-profile.yml");
        step.setEvidence("permit-chatbot/evidence");
        job.getBuildersList().add(step);
        job.save();
        Examples.put(
                Examples.BLOCKED, Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote()));
        return job.scheduleBuild2(0).get();
    }
}
