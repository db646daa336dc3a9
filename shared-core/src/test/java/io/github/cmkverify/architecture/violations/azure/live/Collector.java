package io.github.cmkverify.architecture.violations.azure.live;

import com.azure.standin.Client;

/** Uses the Azure libraries where that is allowed. */
public class Collector {
    Client client;
}
