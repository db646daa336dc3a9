package io.github.cmkverify.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.cmkverify.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The verdict as one HTML file for people: it loads nothing, and a policy in it lets only its own script and style run, by
 * their hashes. The templates are compiled by the build.
 */
public final class HtmlReport implements ReportFormat {
    private static final String PACKAGE = HtmlReport.class.getPackageName();

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String fileName() {
        return "cmk-report.html";
    }

    @Override
    public void write(Verdict verdict, OutputStream out) throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        String policy = "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
        var page = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE)
                .render(
                        "page.jte",
                        Map.of("page", HtmlPages.of(verdict), "policy", policy, "style", style, "script", script),
                        page);
        out.write(page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a policy names it (CSP Level 3, 2.3.1). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
