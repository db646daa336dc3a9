package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.net.URI;
import java.util.Locale;

/** Whether a body is about what was asked: an answer about another resource looks perfect and proves nothing. */
final class Identity {
    private Identity() {}

    /** {@code body}, or unknown when it is about something else. */
    static Fact<Body> check(EvidenceKey key, Body body) {
        return switch (key.kind().shape()) {
            case RESOURCE -> same(key, body, body.text("/id"), Request.path(key));
            case NAMED -> same(key, body, body.text("/name"), lastSegment(Request.path(key)));
            case KEY_BUNDLE -> keyBundle(key, body);
            case CHILDREN, LIST, SEARCH -> Fact.unknown(Reading.foreign(key, "is a list, not a resource"));
        };
    }

    /** {@code rows}, or a gap when the rows of a child list lie under another resource. */
    static Listing<Body> checkRows(EvidenceKey key, Listing<Body> rows) {
        if (key.kind().shape() != EvidenceKind.Shape.CHILDREN) {
            return rows;
        }
        String parent = (Request.path(key) + "/").toLowerCase(Locale.ROOT);
        boolean own = rows.rows().stream().allMatch(row -> row.text("/id")
                .fold(id -> id.toLowerCase(Locale.ROOT).startsWith(parent), () -> false, () -> false));
        return own ? rows : Listing.unread(Reading.foreign(key, "has rows that belong to another resource"));
    }

    private static Fact<Body> same(EvidenceKey key, Body body, Fact<String> said, String asked) {
        return said.fold(
                id -> id.equalsIgnoreCase(asked)
                        ? Fact.read(body, body.source(Reading.ANSWERED))
                        : Fact.unknown(Reading.foreign(key, "is about another resource")),
                () -> Fact.unknown(Reading.foreign(key, "does not say which resource it is about")),
                () -> Fact.unknown(Reading.foreign(key, "does not say which resource it is about")));
    }

    /** {@code kid} is {@code https://HOST[:443]/keys/NAME/VERSION}; a question without version is answered with one. */
    private static Fact<Body> keyBundle(EvidenceKey key, Body body) {
        String version = key.arguments().size() > 2 ? key.argument(2) : "";
        String asked = key.argument(0) + "/keys/" + key.argument(1) + (version.isEmpty() ? "" : "/" + version);
        String wanted = asked.toLowerCase(Locale.ROOT) + "/";
        return body.text("/key/kid")
                .fold(
                        kid -> hostAndPath(kid).startsWith(wanted)
                                ? Fact.read(body, body.source(Reading.ANSWERED))
                                : Fact.unknown(Reading.foreign(key, "is about another key")),
                        () -> Fact.unknown(Reading.foreign(key, "does not say which key it is about")),
                        () -> Fact.unknown(Reading.foreign(key, "does not say which key it is about")));
    }

    private static String hostAndPath(String url) {
        try {
            URI uri = URI.create(url);
            return (uri.getHost() + uri.getPath() + "/").toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
