package io.jenkins.plugins.cmkverify.report;

import java.util.List;

/**
 * What to do first: gaps with the same fix, or a failure with the checks that wait for it. As the report says it, so that
 * every front end shows the same.
 *
 * @param title what is wrong
 * @param fixes what to do about it, one line each
 * @param findings the ids of what that settles or lets be judged
 */
public record Cause(String title, Severity severity, boolean blocks, List<String> fixes, List<String> findings) {
    public Cause {
        fixes = List.copyOf(fixes);
        findings = List.copyOf(findings);
    }

    public int size() {
        return findings.size();
    }
}
