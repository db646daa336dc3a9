package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Forms, filled in and saved in Jenkins itself. */
@WithJenkins
class FormsInJenkinsTest {
    @BeforeAll
    static void plugins() throws IOException {
        InstalledPlugins.install();
    }

    @Test
    void aFreestyleStepIsSavedAsItWasFilledIn(JenkinsRule jenkins) throws Exception {
        credentials();
        var plain = new CmkVerifyBuilder("p.yml");
        jenkins.assertEqualDataBoundBeans(plain, jenkins.configRoundtrip(plain));
        CmkVerifyBuilder full = full();
        jenkins.assertEqualDataBoundBeans(full, jenkins.configRoundtrip(full));
    }

    @Test
    void theOperatorsSettingsAreSavedAsTheyWereFilledIn(JenkinsRule jenkins) throws Exception {
        GlobalSettings settings = GlobalSettings.get();
        String floor = "schemaVersion: 1\ngate: {mode: enforce, failOn: high}\n";
        settings.setFloor(floor);
        settings.setAllowedHosts("login.example, arm.example");
        jenkins.configRoundtrip();
        assertThat(settings.getFloor().strip()).isEqualTo(floor.strip());
        assertThat(settings.getAllowedHosts()).isEqualTo("login.example, arm.example");
        var read = new GlobalSettings();
        assertThat(read.getFloor()).isEqualTo(settings.getFloor());
        assertThat(read.getAllowedHosts()).isEqualTo(settings.getAllowedHosts());
        assertThat(settings.doCheckFloor(floor).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(settings.doCheckFloor("schemaVersion: 1\ngate: {mode: never}").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
    }

    /** Who may only look learns nothing of the credentials there are, and nobody by a link that is clicked. */
    @Test
    @SuppressWarnings("try") // the resource is there to be closed
    void credentialsAreListedForThoseWhoMayUseThem(JenkinsRule jenkins) throws Exception {
        credentials();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        var descriptor = jenkins.jenkins.getDescriptorByType(CmkVerifyBuilder.DescriptorImpl.class);
        try (var as = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThat(values(descriptor.doFillCredentialsIdItems(job, "now"))).containsExactly("now");
        }
        try (var as = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertThat(values(descriptor.doFillCredentialsIdItems(job, ""))).contains("reader");
        }
        try (var browser = jenkins.createWebClient()) {
            browser.setThrowExceptionOnFailingStatusCode(false);
            browser.login("reader");
            String form = "job/job/descriptorByName/" + CmkVerifyBuilder.class.getName() + "/fillCredentialsIdItems";
            assertThat(browser.goTo(form, null).getWebResponse().getStatusCode())
                    .isEqualTo(404);
            var filled = browser.getPage(new WebRequest(browser.createCrumbedUrl(form), HttpMethod.POST))
                    .getWebResponse();
            assertThat(filled.getStatusCode()).isEqualTo(200);
            assertThat(filled.getContentAsString()).contains("\"values\"").doesNotContain("reader");
            String floor = "descriptorByName/" + GlobalSettings.class.getName() + "/checkFloor";
            assertThat(browser.getPage(new WebRequest(browser.createCrumbedUrl(floor), HttpMethod.POST))
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothingSecretIsInTheConfigurationOfAJob(JenkinsRule jenkins) throws Exception {
        credentials();
        FreeStyleProject job = jenkins.createFreeStyleProject();
        var step = new CmkVerifyBuilder("p.yml");
        step.setCredentialsId("reader");
        job.getBuildersList().add(step);
        job.save();
        assertThat(Files.readString(job.getConfigFile().getFile().toPath()))
                .contains("<credentialsId>reader</credentialsId>")
                .doesNotContain("s3cret-of-the-reader");
    }

    /** What was filled in on the page "Pipeline Syntax", as a line for a Jenkinsfile; what is as it would be anyway is left out. */
    @Test
    void theSnippetGeneratorWritesTheStep(JenkinsRule jenkins) throws Exception {
        var defaults = new JSONObject()
                .accumulate("stapler-class", CmkVerifyStep.class.getName())
                .accumulate("$class", CmkVerifyStep.class.getName())
                .accumulate("profile", "cmk-profile.yml")
                .accumulate("stopOnFailure", true)
                .accumulate("junit", true)
                .accumulate("checks", true)
                .accumulate("archive", true);
        for (String text :
                new String[] {"evidence", "reports", "credentialsId", "failOn", "unstableOn", "id", "name"}) {
            defaults.accumulate(text, "");
        }
        assertThat(snippet(jenkins, defaults)).isEqualTo("cmkVerify 'cmk-profile.yml'");
        var some = JSONObject.fromObject(defaults.toString());
        some.put("evidence", "evidence.zip");
        some.put("failOn", "medium");
        some.put("stopOnFailure", false);
        some.put("skipMarkingBuild", true);
        assertThat(snippet(jenkins, some))
                .isEqualTo("cmkVerify evidence: 'evidence.zip', failOn: 'medium', profile: 'cmk-profile.yml',"
                        + " skipMarkingBuild: true, stopOnFailure: false");
        jenkins.createProject(WorkflowJob.class, "pipe");
        try (var browser = jenkins.createWebClient()) {
            assertThat(browser.goTo("job/pipe/pipeline-syntax/")
                            .getWebResponse()
                            .getContentAsString())
                    .contains("cmkVerify: Verify customer-managed keys");
        }
    }

    /** As Job DSL makes it: found by its symbol, each option by its name; a name that there is not is refused. */
    @Test
    void aScriptMakesTheFreestyleStepOfTheForm(JenkinsRule jenkins) throws Exception {
        assertThat(SymbolLookup.get().findDescriptor(Builder.class, "cmkVerify").clazz)
                .isEqualTo(CmkVerifyBuilder.class);
        var model = DescribableModel.of(CmkVerifyBuilder.class);
        assertThat(model.getParameters().stream().filter(DescribableParameter::isRequired))
                .extracting(DescribableParameter::getName)
                .containsExactly("profile");
        var options = new HashMap<String, Object>(model.uninstantiate2(full()).getArguments());
        assertThat(options.keySet()).hasSameSizeAs(model.getParameters());
        jenkins.assertEqualDataBoundBeans(full(), model.instantiate(options, TaskListener.NULL));
        options.put("failon", "low");
        assertThatThrownBy(() -> model.instantiate(options, TaskListener.NULL)).hasMessageContaining("failon");
    }

    private static CmkVerifyBuilder full() {
        var full = new CmkVerifyBuilder("dir/p.yml");
        full.setEvidence("e.zip");
        full.setReports("a.json,b.json");
        full.setCredentialsId("reader");
        full.setFailOn("medium");
        full.setUnstableOn("low");
        full.setStopOnFailure(false);
        full.setReportDir("out");
        full.setId("one");
        full.setName("One <b>");
        full.setAccount("a");
        full.setJunit(false);
        full.setChecks(false);
        full.setArchive(false);
        return full;
    }

    private static String snippet(JenkinsRule jenkins, JSONObject form) throws Exception {
        try (var browser = jenkins.createWebClient()) {
            var request = new WebRequest(browser.createCrumbedUrl(Snippetizer.GENERATE_URL), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
            return browser.getPage(request)
                    .getWebResponse()
                    .getContentAsString()
                    .strip();
        }
    }

    private static List<String> values(ListBoxModel options) {
        return options.stream().map(option -> option.value).toList();
    }

    private static void credentials() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "reader", "", "client", "s3cret-of-the-reader"));
        SystemCredentialsProvider.getInstance().save();
    }
}
