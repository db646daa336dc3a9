package com.cloudbees.plugins.credentials.common;

import hudson.util.Secret;
import java.security.KeyStore;

public interface StandardCertificateCredentials extends StandardCredentials {
    KeyStore getKeyStore();

    Secret getPassword();
}
