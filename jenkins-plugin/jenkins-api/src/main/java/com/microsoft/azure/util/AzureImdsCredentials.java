package com.microsoft.azure.util;

import io.github.cmkverify.declaration.Declaration;

public class AzureImdsCredentials extends AzureBaseCredentials {
    private static final long serialVersionUID = 1L;

    public String getId() {
        throw new Declaration();
    }

    public String getClientId() {
        throw new Declaration();
    }
}
