package jenkins.model;

import hudson.Plugin;
import hudson.ProxyConfiguration;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import io.github.cmkverify.declaration.Declaration;

public class Jenkins implements AccessControlled {
    public static final Permission ADMINISTER = null;

    public static Jenkins get() {
        throw new Declaration();
    }

    public Plugin getPlugin(String shortName) {
        throw new Declaration();
    }

    public ProxyConfiguration getProxy() {
        throw new Declaration();
    }

    public String getRootUrl() {
        throw new Declaration();
    }
}
