package io.github.cmkverify.report;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.fact.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a finding read in one evidence item. All texts are fit to be shown.
 *
 * @param name what was asked, or the line of the profile
 * @param answers one line for each page: request, status, time, hash
 * @param more how many answers are not listed
 * @param moreValues how many values are not listed
 */
record HtmlEvidence(String name, List<Answer> answers, int more, List<Value> values, int moreValues) {
    private static final Pattern ID =
            Pattern.compile("/subscriptions/[^/\\s]{1,64}/resourceGroups/[^/\\s]{1,128}/providers/[^/\\s]{1,64}/");

    private static final String PROFILE = "profile:";
    private static final int MOST_ANSWERS = 3;
    private static final int MOST_VALUES = 12;
    private static final int LONGEST = 300;
    private static final int LONGEST_PART = 1500;

    HtmlEvidence {
        answers = List.copyOf(answers);
        values = List.copyOf(values);
    }

    /** One request and what came back. */
    record Answer(String request, String result, String time, String requestId, String sha256) {
        static Answer of(Item.Page page) {
            String request =
                    shown(page.request().method() + " " + page.request().url());
            return page.answer()
                    .fold(
                            received -> new Answer(
                                    request,
                                    String.valueOf(received.status()),
                                    received.time().toString(),
                                    shown(received.requestId()),
                                    received.body().sha256()),
                            missing -> new Answer(
                                    request,
                                    "no answer: " + shown(missing.reason()),
                                    missing.time().toString(),
                                    "",
                                    ""));
        }
    }

    /** One value, and the part of the answer around it where there is more to see than a value. */
    record Value(String pointer, String shown, Optional<String> part) {}

    /** The evidence behind a finding, item by item in the order of citing. */
    static List<HtmlEvidence> of(List<Source> sources, Exhibits exhibits, String profile) {
        Map<String, List<Source>> items = new LinkedHashMap<>();
        sources.forEach(
                source -> items.computeIfAbsent(isProfile(source) ? PROFILE : source.item(), item -> new ArrayList<>())
                        .add(source));
        return items.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), exhibits, profile))
                .toList();
    }

    private static HtmlEvidence of(String name, List<Source> sources, Exhibits exhibits, String profile) {
        Optional<Item> item = exhibits.item(name);
        var pages = item.map(Item::pages).orElse(List.of());
        var distinct = sources.stream().distinct().toList();
        var values = distinct.stream()
                .limit(MOST_VALUES)
                .map(source -> new Value(
                        shown(place(source)),
                        shown(source.shown()),
                        item.flatMap(found -> exhibits.part(found, source.pointer()))
                                .map(HtmlEvidence::lines)))
                .toList();
        return new HtmlEvidence(
                shown(name.equals(PROFILE) ? profile : name),
                pages.stream().limit(MOST_ANSWERS).map(Answer::of).toList(),
                Math.max(0, pages.size() - MOST_ANSWERS),
                values,
                Math.max(0, distinct.size() - MOST_VALUES));
    }

    private static boolean isProfile(Source source) {
        return source.item().startsWith(PROFILE);
    }

    private static String place(Source source) {
        return isProfile(source)
                ? "line " + source.item().substring(PROFILE.length()) + " " + source.pointer()
                : source.pointer().isEmpty() ? "the answer as a whole" : source.pointer();
    }

    /** Our own line ends stay; whatever else moves is spelled out. */
    private static String lines(String json) {
        var lines = new ArrayList<String>();
        int left = LONGEST_PART;
        for (String line : json.lines().toList()) {
            if (left <= 0) {
                lines.add("…");
                break;
            }
            String shown = shown(line);
            left -= shown.length();
            lines.add(shown);
        }
        return String.join("\n", lines);
    }

    /** As {@link #shown}, with the uniform middle of resource ids left out; the whole ids are among the evidence. */
    static String brief(String hostile) {
        return shown(ID.matcher(hostile).replaceAll("…/"));
    }

    static String shown(String hostile) {
        return Visible.cut(hostile, LONGEST);
    }

    /** Roughly its size in the file. */
    int size() {
        int size = 200 + name.length();
        for (Answer answer : answers) {
            size += 250 + answer.request.length() + answer.requestId.length() + answer.sha256.length();
        }
        for (Value value : values) {
            size += 120
                    + value.pointer.length()
                    + value.shown.length()
                    + value.part.map(String::length).orElse(0);
        }
        return size;
    }
}
