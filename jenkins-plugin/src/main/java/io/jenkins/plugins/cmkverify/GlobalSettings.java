package io.jenkins.plugins.cmkverify;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import io.github.cmkverify.profile.FloorLoader;
import io.github.cmkverify.profile.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the operator of this Jenkins demands of every job; no job and no profile can go below it. */
@Extension
@Symbol("cmkVerify")
public final class GlobalSettings extends GlobalConfiguration {
    private String floor = "";
    private String allowedHosts = "";

    /** The settings as they count for one run. */
    record Rules(String floor, String allowedHosts) {}

    public GlobalSettings() {
        load();
    }

    static GlobalSettings get() {
        return ExtensionList.lookupSingleton(GlobalSettings.class);
    }

    @Override
    public String getDisplayName() {
        return "CMK Verify";
    }

    /** The floor of the gate, as YAML; empty: none. */
    public synchronized String getFloor() {
        return floor == null ? "" : floor;
    }

    @DataBoundSetter
    public synchronized void setFloor(String yaml) {
        floor = yaml == null || yaml.isBlank() ? "" : yaml;
        save();
    }

    /** Hosts that a profile may name, separated by commas. */
    public synchronized String getAllowedHosts() {
        return VerifyOptions.trimmed(allowedHosts);
    }

    @DataBoundSetter
    public synchronized void setAllowedHosts(String hosts) {
        allowedHosts = VerifyOptions.trimmed(hosts);
        save();
    }

    synchronized Rules rules() {
        return new Rules(getFloor(), getAllowedHosts());
    }

    /** Reads the floor as a run would. */
    @POST
    public FormValidation doCheckFloor(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        List<String> problems = problems(value);
        return problems.isEmpty() ? FormValidation.ok() : FormValidation.error(String.join("\n", problems));
    }

    static List<String> problems(String yaml) {
        if (yaml == null || yaml.isBlank()) {
            return List.of();
        }
        return FloorLoader.load(yaml.getBytes(StandardCharsets.UTF_8), "floor")
                .fold(
                        floor -> List.of(),
                        problems -> problems.stream().map(Problem::toString).toList());
    }
}
