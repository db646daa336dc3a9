package io.github.cmkverify.azure.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the texts of a JSON document lie, byte by byte, so that one of them can be replaced and all else stays as it came. For
 * documents that a strict parser has accepted.
 */
final class JsonText {
    private final byte[] json;
    private final List<Text> found = new ArrayList<>();
    private final Deque<Place> open = new ArrayDeque<>();

    /**
     * A quoted text.
     *
     * @param from index of its opening quote
     * @param to index behind its closing quote
     * @param pointer of the value; for a name that of its object
     * @param field the nearest name that it is the value of
     */
    record Text(int from, int to, String value, String pointer, String field, boolean isName) {}

    /** A container that is not closed yet. */
    private static final class Place {
        private final boolean array;
        private final String pointer;
        private final String field;
        private String name = "";
        private int index;

        Place(boolean array, String pointer, String field) {
            this.array = array;
            this.pointer = pointer;
            this.field = field;
        }

        String child() {
            return pointer + "/"
                    + (array ? Integer.toString(index) : name.replace("~", "~0").replace("/", "~1"));
        }

        String childField() {
            return array ? field : name;
        }
    }

    private JsonText(byte[] json) {
        this.json = json;
    }

    static List<Text> of(byte[] json) {
        var text = new JsonText(json);
        text.scan();
        return text.found;
    }

    private void scan() {
        int at = 0;
        while (at < json.length) {
            switch (json[at]) {
                case '{', '[' -> {
                    Place outer = open.peek();
                    open.push(new Place(
                            json[at] == '[',
                            outer == null ? "" : outer.child(),
                            outer == null ? "" : outer.childField()));
                    at++;
                }
                case '}', ']' -> {
                    open.poll();
                    at++;
                }
                case ',' -> {
                    if (!open.isEmpty()) {
                        open.peek().index++;
                    }
                    at++;
                }
                case '"' -> at = text(at);
                default -> at++;
            }
        }
    }

    private int text(int from) {
        int to = from + 1;
        while (to < json.length && json[to] != '"') {
            to += json[to] == '\\' ? 2 : 1;
        }
        to = Math.min(to + 1, json.length);
        String value = unescaped(new String(json, from + 1, Math.max(0, to - from - 2), StandardCharsets.UTF_8));
        Place place = open.peek();
        if (place == null) {
            found.add(new Text(from, to, value, "", "", false));
        } else if (!place.array && isName(to)) {
            place.name = value;
            found.add(new Text(from, to, value, place.pointer, place.field, true));
        } else {
            found.add(new Text(from, to, value, place.child(), place.childField(), false));
        }
        return to;
    }

    private boolean isName(int behind) {
        for (int at = behind; at < json.length; at++) {
            if (json[at] == ':') {
                return true;
            }
            if (json[at] > ' ') {
                return false;
            }
        }
        return false;
    }

    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '\\' || at + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++at);
            if (escape == 'u' && at + 4 < raw.length()) {
                text.append((char) Integer.parseInt(raw.substring(at + 1, at + 5), 16));
                at += 4;
            } else {
                int control = "bfnrt".indexOf(escape);
                text.append(control < 0 ? escape : "\b\f\n\r\t".charAt(control));
            }
        }
        return text.toString();
    }
}
