package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether a body is about what was asked: an answer about another resource looks perfect and proves nothing. */
final class Identity {
    private static final String MANAGEMENT_GROUP = "/providers/microsoft.management/managementgroups/";

    private static final String LOCK = "/providers/microsoft.authorization/locks/";

    private Identity() {}

    /** {@code body}, or unknown when it is about something else. */
    static Fact<Body> check(EvidenceKey key, Body body) {
        return switch (key.kind().shape()) {
            case RESOURCE -> same(key, body, body.text("/id"), Request.path(key));
            case NAMED -> same(key, body, body.text("/name"), lastSegment(Request.path(key)));
            case KEY_BUNDLE -> keyBundle(key, body);
            case CHILDREN, AT_SCOPE, AROUND, LOCKS, LIST, SEARCH ->
                Fact.unknown(Reading.foreign(key, "is a list, not a resource"));
        };
    }

    /** {@code rows}, or a gap when one of them shows that the list is about another resource. */
    static Listing<Body> checkRows(EvidenceKey key, Listing<Body> rows) {
        return switch (key.kind().shape()) {
            case CHILDREN -> {
                String parent = Names.lower(Request.path(key)) + "/";
                yield own(key, rows, row -> row.text("/id")
                        .must(id -> Names.lower(id).startsWith(parent), id -> id));
            }
            case AT_SCOPE -> assignments(key, rows, Identity::isAtOrAbove);
            case AROUND -> assignments(key, rows, Identity::isAround);
            case LOCKS -> {
                String resource = asked(key) + "/";
                yield own(key, rows, row -> row.text("/id")
                        .must(id -> isLockedAround(resource, Names.lower(id)), id -> id));
            }
            case LIST, SEARCH, RESOURCE, NAMED, KEY_BUNDLE -> rows;
        };
    }

    /** @param reaches whether a scope, in lower case, belongs into a list about the resource */
    private static Listing<Body> assignments(EvidenceKey key, Listing<Body> rows, BiPredicate<String, String> reaches) {
        String resource = asked(key) + "/";
        return own(key, rows, row -> {
            Claim here = row.text("/properties/scope")
                    .must(scope -> reaches.test(resource, Names.lower(scope)), scope -> scope);
            return switch (key.kind()) {
                case ROLE_ASSIGNMENTS_OF, VAULT_ROLE_ASSIGNMENTS_OF -> Claim.all(here, isFor(key.argument(1), row));
                default -> here;
            };
        });
    }

    /** {@code assignedTo} answers with what a principal holds itself or through a group (FACTS B.6). */
    private static Claim isFor(String principal, Body row) {
        return Claim.any(
                "is for somebody else",
                row.text("/properties/principalId").must(id -> Names.same(id, principal), id -> id),
                row.text("/properties/principalType").must(type -> Names.same(type, "Group"), type -> type));
    }

    private static Listing<Body> own(EvidenceKey key, Listing<Body> rows, Function<Body, Claim> isOwn) {
        return rows.each(isOwn)
                .fold(
                        sources -> rows,
                        (others, sources) ->
                                Listing.unread(Reading.foreign(key, "has rows that belong to another resource")),
                        (gaps, sources) -> Listing.partial(List.of(), gaps, List.of()));
    }

    /** Management groups are believed: they are not in the ids of resources. */
    private static boolean isAtOrAbove(String resource, String scope) {
        return scope.equals("/")
                || scope.startsWith(MANAGEMENT_GROUP)
                || scope.startsWith("/") && resource.startsWith(scope + "/");
    }

    private static boolean isAround(String resource, String scope) {
        return isAtOrAbove(resource, scope) || scope.startsWith(resource);
    }

    /** Whether the lock {@code id} was made at {@code resource}, above it or below it. */
    private static boolean isLockedAround(String resource, String id) {
        int made = id.lastIndexOf(LOCK);
        return made > 0 && (isAtOrAbove(resource, id.substring(0, made)) || id.startsWith(resource));
    }

    /** The resource that a list of assignments or locks was asked about, in lower case. */
    private static String asked(EvidenceKey key) {
        String path = Names.lower(Request.path(key));
        return path.substring(0, path.lastIndexOf("/providers/microsoft.authorization/"));
    }

    private static Fact<Body> same(EvidenceKey key, Body body, Fact<String> said, String asked) {
        return decide(key, "resource", body, said, id -> Names.same(id, asked));
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
        return decide(key, "key", body, body.text("/key/kid"), kid -> Address.of(kid)
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

    /** {@code body} when what it says of itself is what was asked; what is unknown of that keeps its own gap. */
    private static Fact<Body> decide(
            EvidenceKey key, String what, Body body, Fact<String> said, Predicate<String> isAsked) {
        return said.fold(
                id -> isAsked.test(id)
                        ? Fact.read(body, body.source(Reading.ANSWERED))
                        : Fact.unknown(Reading.foreign(key, "is about another " + what)),
                () -> Fact.unknown(Reading.foreign(key, "does not say which " + what + " it is about")),
                () -> said.map(id -> body));
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
