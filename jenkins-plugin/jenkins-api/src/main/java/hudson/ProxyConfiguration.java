package hudson;

import hudson.util.Secret;
import io.github.cmkverify.declaration.Declaration;

public final class ProxyConfiguration {
    public int getPort() {
        throw new Declaration();
    }

    public String getName() {
        throw new Declaration();
    }

    public String getUserName() {
        throw new Declaration();
    }

    public Secret getSecretPassword() {
        throw new Declaration();
    }

    public String getNoProxyHost() {
        throw new Declaration();
    }
}
