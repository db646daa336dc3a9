package io.github.cmkverify.evidence;

import java.util.List;

/**
 * One question to Azure and its answer: for a list, its pages in order, the first one first.
 *
 * @param key what was asked
 * @param pages at least one
 */
public record Item(EvidenceKey key, List<Page> pages) {
    public Item {
        pages = List.copyOf(pages);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException(key + " has no page");
        }
    }

    public static Item of(EvidenceKey key, Request request, Answer answer) {
        return new Item(key, List.of(new Page(request, answer)));
    }

    /** One request and its answer. */
    public record Page(Request request, Answer answer) {}
}
