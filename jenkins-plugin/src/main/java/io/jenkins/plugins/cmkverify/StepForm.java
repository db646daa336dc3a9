package io.jenkins.plugins.cmkverify;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.cmkverify.report.Severity;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** What both forms ask; who may not configure the job learns nothing. Nothing here connects anywhere. */
final class StepForm {
    private StepForm() {}

    static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    private static boolean maySeeCredentials(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    static FormValidation checkProfile(Item item, String value) {
        return mayConfigure(item) && VerifyOptions.trimmed(value).isEmpty()
                ? FormValidation.error("Name the file with the approved configuration, such as cmk-profile.yml")
                : FormValidation.ok();
    }

    static FormValidation checkId(Item item, String value) {
        String id = VerifyOptions.trimmed(value);
        return mayConfigure(item) && !id.isEmpty() && !VerifyOptions.isId(id)
                ? FormValidation.error("1 to 40 small letters, digits and hyphens")
                : FormValidation.ok();
    }

    static ListBoxModel severities(Item item, String none) {
        var items = new ListBoxModel();
        items.add(none, "");
        if (mayConfigure(item)) {
            for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
                items.add(severity.text(), severity.text());
            }
        }
        return items;
    }

    static ListBoxModel credentials(Item item, String current) {
        var items = new StandardListBoxModel();
        if (!maySeeCredentials(item)) {
            return items.includeCurrentValue(current);
        }
        return items.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, item, StandardCredentials.class, List.of(), usable())
                .includeCurrentValue(current);
    }

    private static CredentialsMatcher usable() {
        List<CredentialsMatcher> kinds = new ArrayList<>();
        kinds.add(CredentialsMatchers.instanceOf(StandardUsernamePasswordCredentials.class));
        kinds.add(CredentialsMatchers.instanceOf(StandardCertificateCredentials.class));
        if (OptionalPlugin.PLAIN_CREDENTIALS.isActive()) {
            kinds.add(SecretText.matcher());
        }
        if (OptionalPlugin.AZURE_CREDENTIALS.isActive()) {
            kinds.add(AzurePluginCredentials.matcher());
        }
        return CredentialsMatchers.anyOf(kinds.toArray(CredentialsMatcher[]::new));
    }
}
