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
    private static final String GRAPH_PATH = "/providers/Microsoft.ResourceGraph/resources";

    /** The first request for {@code key}. */
    public static Request of(EvidenceKey key, Cloud cloud, String apiVersion) {
        String filled = fill(key);
        return switch (key.kind().plane()) {
            case ARM -> get(cloud.resourceManager().toString(), filled, apiVersion);
            case GRAPH ->
                new Request(
                        "POST",
                        cloud.resourceManager() + GRAPH_PATH + "?api-version=" + apiVersion,
                        apiVersion,
                        Optional.of(graphBody(filled)));
            case VAULT, HSM -> get("https://" + key.argument(0), filled, apiVersion);
        };
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
        String filled = fill(key);
        int query = filled.indexOf("?$");
        return query < 0 ? filled : filled.substring(0, query);
    }

    private static String fill(EvidenceKey key) {
        // one pass, so that an argument that looks like a place is not filled again
        String text = PLACE.matcher(key.kind().template())
                .replaceAll(place -> Matcher.quoteReplacement(key.argument(Integer.parseInt(place.group(1)))));
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Request get(String host, String filled, String apiVersion) {
        int query = filled.indexOf("?$filter=");
        String path = query < 0 ? filled : filled.substring(0, query);
        String filter = query < 0 ? "" : "&$filter=" + encode(filled.substring(query + "?$filter=".length()));
        return new Request(
                "GET",
                host + encode(path).replace("%2F", "/") + "?api-version=" + encode(apiVersion) + filter,
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
