package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.Paging;
import io.github.cmkverify.evidence.Request;
import io.github.cmkverify.profile.Cloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one item: a resource, or all pages of a list up to a limit. */
final class Fetcher {
    private static final int MOST_PAGES = 200;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Pattern API_VERSION = Pattern.compile("[?&]api-version=([^&#]{1,40})");

    private final Sender sender;
    private final Cloud cloud;
    private final Instant from;

    /** @param from before the first request of the run */
    Fetcher(Sender sender, Cloud cloud, Instant from) {
        this.sender = sender;
        this.cloud = cloud;
        this.from = from;
    }

    /**
     * @param redacted pointers of what was taken out, of all pages
     * @param etag of the first answer
     */
    record Fetched(Item item, List<String> redacted, String etag) {}

    Sender.Place place(EvidenceKey key, String apiVersion) {
        return sender.place(Request.of(key, cloud, apiVersion));
    }

    Fetched fetch(EvidenceKey key, String apiVersion) throws LiveFailure, InterruptedException {
        var pages = new ArrayList<Item.Page>();
        var redacted = new ArrayList<String>();
        var paging = new Paging(key, cloud, from);
        Set<Request> asked = new HashSet<>();
        String etag = "";
        long bytes = 0;
        Optional<Request> next = Optional.of(Request.of(key, cloud, apiVersion));
        while (next.isPresent() && pages.size() < MOST_PAGES && bytes < MOST_BYTES && asked.add(next.get())) {
            Exchange exchange = sender.send(next.get());
            etag = pages.isEmpty() ? exchange.etag() : etag;
            var page = new Item.Page(next.get(), exchange.answer());
            pages.add(page);
            redacted.addAll(exchange.redacted());
            bytes += exchange.answer().fold(received -> received.body().size(), missing -> 0);
            // a list with something taken out is incomplete however it goes on
            next = redacted.isEmpty() ? paging.after(page).map(Fetcher::withItsVersion) : Optional.empty();
        }
        return new Fetched(new Item(key, pages), redacted.stream().distinct().toList(), etag);
    }

    /** The second answer to the first request of an item. */
    Fetched again(Item item) throws LiveFailure, InterruptedException {
        Request request = item.pages().get(0).request();
        Exchange exchange = sender.send(request);
        return new Fetched(Item.of(item.key(), request, exchange.answer()), exchange.redacted(), exchange.etag());
    }

    /** An item that was never asked for. */
    Fetched missing(EvidenceKey key, String apiVersion, Instant when, String reason) {
        return new Fetched(
                Item.of(key, Request.of(key, cloud, apiVersion), new Answer.Missing(when, reason)), List.of(), "");
    }

    /** Azure's own link may name another api-version than the one asked for. */
    private static Request withItsVersion(Request request) {
        Matcher version = API_VERSION.matcher(request.url());
        return version.find()
                ? new Request(request.method(), request.url(), version.group(1), request.body())
                : request;
    }
}
