package com.microsoft.azure.util;

import com.cloudbees.plugins.credentials.common.StandardCredentials;

public abstract class AzureBaseCredentials implements StandardCredentials {
    private static final long serialVersionUID = 1L;
}
