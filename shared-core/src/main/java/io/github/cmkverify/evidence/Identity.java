package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
        String parent = Names.lower(Request.path(key)) + "/";
        return rows.each(row -> row.text("/id").must(id -> Names.lower(id).startsWith(parent), id -> id))
                .fold(
                        sources -> rows,
                        (others, sources) ->
                                Listing.unread(Reading.foreign(key, "has rows that belong to another resource")),
                        (gaps, sources) -> Listing.partial(List.of(), gaps, List.of()));
    }

    private static Fact<Body> same(EvidenceKey key, Body body, Fact<String> said, String asked) {
        return decide(key, body, said, id -> Names.same(id, asked));
    }

    /** {@code kid} is {@code https://HOST[:443]/keys/NAME/VERSION}; a question without version is answered with one. */
    private static Fact<Body> keyBundle(EvidenceKey key, Body body) {
        String host = "https://" + Names.lower(key.argument(0));
        List<String> asked = Stream.concat(
                        Stream.of("keys", key.argument(1)),
                        key.arguments().stream().skip(2))
                .filter(segment -> !segment.isEmpty())
                .map(Names::lower)
                .toList();
        return decide(key, body, body.text("/key/kid"), kid -> Address.of(kid)
                .filter(address -> names(address, host, asked))
                .isPresent());
    }

    /** Whether {@code address} is {@code path} on {@code host}, with a version behind it when the path has none. */
    private static boolean names(Address address, String host, List<String> path) {
        List<String> segments = address.path().subList(1, address.path().size());
        return address.host().equals(host)
                && segments.size() == 3
                && segments.subList(0, path.size()).equals(path);
    }

    private static Fact<Body> decide(EvidenceKey key, Body body, Fact<String> said, Predicate<String> isAsked) {
        return said.fold(
                id -> isAsked.test(id)
                        ? Fact.read(body, body.source(Reading.ANSWERED))
                        : Fact.unknown(Reading.foreign(key, "is about something else")),
                () -> Fact.unknown(Reading.foreign(key, "does not say what it is about")),
                () -> said.map(id -> body));
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
