package io.github.cmkverify.evidence;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.fact.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the recorded pages of a list into its rows, and says whether they are all of them. */
final class ListReading {
    /** How ARM says that a page is the last one. */
    private static final String LAST_PAGE = "FACTS B.16";

    private final Reading reading;
    private final EvidenceKey key;
    private final List<Body> rows = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    ListReading(Reading reading, EvidenceKey key) {
        this.reading = reading;
        this.key = key;
    }

    static Listing<Body> read(Reading reading, Item item) {
        return item.key().kind().shape().isList()
                ? new ListReading(reading, item.key()).pages(item.pages())
                : Listing.unread(Reading.foreign(item.key(), "is a resource, not a list"));
    }

    private Listing<Body> pages(List<Item.Page> pages) {
        Optional<Request> expected = Optional.of(reading.expected(key));
        for (int i = 0; i < pages.size() && gaps.isEmpty(); i++) {
            if (expected.isEmpty()) {
                gaps.add(Reading.foreign(key, "goes on after its last page"));
            } else {
                expected = page(pages.get(i), expected.get());
            }
        }
        if (gaps.isEmpty() && expected.isPresent()) {
            gaps.add(truncated("ends at page " + pages.size() + ", but Azure has more"));
        }
        var cited = sources.stream().distinct().toList();
        return gaps.isEmpty() ? Listing.complete(rows, cited) : Listing.partial(rows, gaps, cited);
    }

    /** Adds the rows of one page and returns the request for the next one. */
    Optional<Request> page(Item.Page page, Request expected) {
        Fact<Body> body = reading.page(key, page, expected);
        boolean search = key.kind().shape() == EvidenceKind.Shape.SEARCH;
        Fact<Listing<Body>> pageRows =
                body.flatMap(b -> b.objects(search ? "/data" : "/value")).map(found -> Identity.checkRows(key, found));
        add(pageRows.list(found -> found));
        if (!gaps.isEmpty()) {
            return Optional.empty();
        }
        return search ? nextOfSearch(body, expected) : nextOfList(body, expected);
    }

    private void add(Listing<Body> page) {
        rows.addAll(page.rows());
        page.complete().fold(sources::addAll, (why, s) -> false, (open, s) -> gaps.addAll(open));
    }

    private Optional<Request> nextOfList(Fact<Body> body, Request current) {
        Fact<Optional<String>> link = body.flatMap(b -> b.text("/nextLink").optional(LAST_PAGE));
        cite(link);
        String url = text(link);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!SameRequest.sameHost(url, current.url())) {
            gaps.add(Reading.foreign(key, "continues on another host"));
            return Optional.empty();
        }
        return Optional.of(new Request("GET", url, current.apiVersion(), Optional.empty()));
    }

    /** Resource Graph: a token when there is more; truncated without a token means that rows are lost (FACTS B.15). */
    private Optional<Request> nextOfSearch(Fact<Body> body, Request current) {
        Fact<String> truncated = body.flatMap(b -> b.text("/resultTruncated"));
        Fact<Optional<String>> token = body.flatMap(b -> b.text("/$skipToken").optional("FACTS B.15"));
        Fact<Integer> total = body.flatMap(b -> b.integer("/totalRecords"));
        cite(truncated);
        cite(token);
        cite(total);
        if (!gaps.isEmpty()) {
            return Optional.empty();
        }
        String next = text(token);
        int records = total.fold(count -> count, () -> -1, () -> -1);
        if (!next.isEmpty() && rows.size() < records) {
            return Optional.of(current.nextPage(next));
        }
        boolean whole = truncated.fold("false"::equalsIgnoreCase, () -> false, () -> false);
        if (!whole || rows.size() != records) {
            gaps.add(truncated(rows.size() + " of " + records + " rows were read"));
        }
        return Optional.empty();
    }

    private static String text(Fact<Optional<String>> fact) {
        return fact.fold(text -> text.orElse(""), () -> "", () -> "");
    }

    /** Counts {@code fact} as a source, or its being unknown as a gap. */
    private void cite(Fact<?> fact) {
        fact.mustExist("")
                .fold(
                        sources::addAll,
                        (why, s) -> gaps.add(truncated("does not say whether there is more")),
                        (open, s) -> gaps.addAll(open));
    }

    private Gap truncated(String detail) {
        return new Gap(Gap.Kind.TRUNCATED, key.text(), detail, "collect the evidence again, all pages");
    }
}
