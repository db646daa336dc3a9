package io.github.cmkverify.architecture.violations.checks;

import com.azure.standin.Client;
import io.github.cmkverify.architecture.violations.azure.live.Collector;
import java.net.http.HttpClient;

class Fetches {
    Client sdk;
    HttpClient jdk;
    Collector collector;
}
