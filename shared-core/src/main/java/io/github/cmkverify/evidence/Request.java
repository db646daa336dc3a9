package io.github.cmkverify.evidence;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cmkverify.profile.Cloud;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP request of the suite.
 *
 * @param method GET, or POST for Resource Graph
 * @param url absolute, percent-encoded
 * @param apiVersion the one in the URL
 * @param body the JSON of a POST
 */
public record Request(String method, String url, String apiVersion, Optional<String> body) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final String FILTER = "?$filter=";
    private static final String GRAPH_PATH = "/providers/Microsoft.ResourceGraph/resources";

    /** The first request for {@code key}. */
    public static Request of(EvidenceKey key, Cloud cloud, String apiVersion) {
        return switch (key.kind().plane()) {
            case ARM -> get(cloud.resourceManager().toString(), key, apiVersion);
            case GRAPH ->
                new Request(
                        "POST",
                        cloud.resourceManager() + GRAPH_PATH + "?api-version=" + apiVersion,
                        apiVersion,
                        Optional.of(graphBody(fill(key.kind().template(), key))));
            case VAULT, HSM -> get("https://" + key.argument(0), key, apiVersion);
        };
    }

    // by hand: what Java makes is linked when it is first used (decision 0012)
    @Override
    public boolean equals(Object other) {
        return other instanceof Request request
                && method.equals(request.method)
                && url.equals(request.url)
                && apiVersion.equals(request.apiVersion)
                && body.equals(request.body);
    }

    @Override
    public int hashCode() {
        return 31 * url.hashCode() + body.hashCode();
    }

    /** The Resource Graph request for the page behind {@code skipToken}. */
    Request nextPage(String skipToken) {
        String first = body.orElseThrow();
        int token = first.indexOf(",\"$skipToken\"");
        String options = token < 0 ? first.substring(0, first.length() - 2) : first.substring(0, token);
        return new Request(
                method, url, apiVersion, Optional.of(options + ",\"$skipToken\":" + quoted(skipToken) + "}}"));
    }

    /** The path that {@code key} asks for, as Azure spells ids: not encoded, without the query. */
    public static String path(EvidenceKey key) {
        String path = fill(split(key.kind())[0], key);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Path and filter of a template; split before it is filled, so that no argument can bring a filter along. */
    private static String[] split(EvidenceKind kind) {
        String template = kind.template();
        int filter = template.indexOf(FILTER);
        return filter < 0
                ? new String[] {template}
                : new String[] {template.substring(0, filter), template.substring(filter + FILTER.length())};
    }

    private static String fill(String template, EvidenceKey key) {
        // one pass, so that an argument that looks like a place is not filled again
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(key.argument(Integer.parseInt(place.group(1)))));
    }

    private static Request get(String host, EvidenceKey key, String apiVersion) {
        String[] template = split(key.kind());
        String filter = template.length == 1 ? "" : "&$filter=" + encode(fill(template[1], key));
        return new Request(
                "GET",
                host + encode(path(key)).replace("%2F", "/") + "?api-version=" + encode(apiVersion) + filter,
                apiVersion,
                Optional.empty());
    }

    private static String graphBody(String query) {
        return "{\"query\":" + quoted(query) + ",\"options\":{\"resultFormat\":\"objectArray\",\"$top\":1000}}";
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
