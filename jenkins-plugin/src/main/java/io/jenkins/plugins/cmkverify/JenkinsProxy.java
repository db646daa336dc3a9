package io.jenkins.plugins.cmkverify;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/** The proxy that Jenkins is configured with, as the variables that the verification reads. */
final class JenkinsProxy {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,|]+");

    private JenkinsProxy() {}

    static Map<String, String> variables() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        return proxy == null || proxy.getName() == null
                ? Map.of()
                : variables(
                        proxy.getName(),
                        proxy.getPort(),
                        proxy.getUserName(),
                        Secret.toString(proxy.getSecretPassword()),
                        proxy.getNoProxyHost());
    }

    /** In both spellings, since the lower one of an agent would win otherwise. */
    static Map<String, String> variables(String host, int port, String user, String password, String direct) {
        String login = user == null || user.isBlank() ? "" : encoded(user) + ":" + encoded(password) + "@";
        String address = "http://" + login + host + ":" + port;
        String hosts = direct == null
                ? ""
                : String.join(",", SEPARATORS.split(direct.strip())).replace("*.", ".");
        var variables = new HashMap<String, String>();
        variables.put("HTTPS_PROXY", address);
        variables.put("https_proxy", address);
        variables.put("NO_PROXY", hosts);
        variables.put("no_proxy", hosts);
        return variables;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
