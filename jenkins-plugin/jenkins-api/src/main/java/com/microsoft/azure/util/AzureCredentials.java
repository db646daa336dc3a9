package com.microsoft.azure.util;

import io.github.cmkverify.declaration.Declaration;

public class AzureCredentials extends AzureBaseCredentials {
    private static final long serialVersionUID = 1L;

    public String getId() {
        throw new Declaration();
    }

    public String getClientId() {
        throw new Declaration();
    }

    public String getPlainClientSecret() {
        throw new Declaration();
    }

    public String getTenant() {
        throw new Declaration();
    }

    public String getCertificateId() {
        throw new Declaration();
    }
}
