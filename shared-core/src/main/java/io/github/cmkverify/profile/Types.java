package io.github.cmkverify.profile;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scalar types that are not Azure's. Lengths and patterns are those of {@code cmk-profile.schema.json}. */
final class Types {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern VERSION =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?|v?[0-9]{1,4}(\\.[0-9]{1,4})?");

    private Types() {}

    /** A text that must match {@code pattern} as a whole. */
    static Type<String> matching(String pattern, String what, String expected) {
        var compiled = Pattern.compile(pattern);
        return Type.text(what, expected, "", text -> Optional.of(text)
                .filter(t -> compiled.matcher(t).matches()));
    }

    /** One line of any text, without spaces around it. */
    static Type<String> line(int longest) {
        return matching(
                "\\S|\\S[^\\n\\t]{0," + (longest - 2) + "}\\S",
                "one line of text",
                "1 to " + longest + " characters on one line, without spaces around them");
    }

    /** A sentence or more; line breaks become spaces, and what was never filled in becomes {@code ""}. */
    static Type<String> prose() {
        return Type.text("text", "a sentence", "", text -> Optional.of(isTodo(text) ? "" : oneLine(text)));
    }

    /** As {@link #prose}, but it must be filled in. */
    static Type<String> filledIn() {
        return Type.text("text", "a name or sentence", "", (String text) -> Optional.of(text)
                        .filter(t -> !isTodo(t))
                        .map(Types::oneLine))
                .refusing(text -> Shown.quoted(text) + " is not filled in; write a name or sentence");
    }

    private static boolean isTodo(String text) {
        return text.isBlank() || text.strip().equalsIgnoreCase("TODO");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** A file beside, below or above the profile, written with slashes on every system. */
    static Type<String> reference() {
        return matching(
                "(?!/)[a-zA-Z0-9._ /-]{0,199}\\.ya?ml",
                "a path to another file",
                "a path relative to this file such as ../org.yml, with / and without a drive");
    }

    /** Part of file names and of the path of records. */
    static Type<String> workload() {
        return matching(
                "[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}",
                "a name of a workload",
                "1 to 64 letters, digits, . _ - beginning with a letter or digit");
    }

    static Type<String> evidenceKind() {
        return matching("[a-z][a-zA-Z0-9.-]{0,63}", "a kind of evidence", "a name such as acc or vault");
    }

    static Type<Boolean> bool() {
        return new Type<>(
                Set.of(ScalarKind.BOOLEAN),
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                text -> Shown.quoted(text) + " is not written in lower case; use true or false",
                "true or false",
                String::valueOf,
                false);
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    static Type<Integer> whole(int least, int most) {
        String range = "a whole number from " + least + " to " + most;
        return new Type<>(
                Set.of(ScalarKind.INTEGER),
                text -> Optional.of(text)
                        .filter(t -> WHOLE.matcher(t).matches())
                        .map(Integer::valueOf)
                        .filter(n -> n >= least && n <= most),
                text -> Shown.cut(text) + " is out of range; use " + range,
                range,
                String::valueOf,
                least);
    }

    /** A number from {@code least} to {@code most}, both included. */
    static Type<BigDecimal> decimal(String least, String most) {
        String range = "a number from " + least + " to " + most;
        return new Type<>(
                Set.of(ScalarKind.INTEGER, ScalarKind.NUMBER),
                text -> Optional.of(text)
                        .filter(t -> DECIMAL.matcher(t).matches())
                        .map(BigDecimal::new)
                        .filter(n -> n.compareTo(new BigDecimal(least)) >= 0 && n.compareTo(new BigDecimal(most)) <= 0),
                text -> Shown.cut(text) + " is out of range; use " + range,
                range,
                BigDecimal::toPlainString,
                new BigDecimal(least));
    }

    static Type<LocalDate> date() {
        return Type.text("a date", "YYYY-MM-DD", LocalDate.EPOCH, Types::parseDate);
    }

    private static Optional<LocalDate> parseDate(String text) {
        try {
            return DATE.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Type<EvidenceAge> evidenceAge() {
        return Type.text(
                        "a duration",
                        "minutes, hours or days such as 90m, 24h or 7d, or unlimited",
                        EvidenceAge.unlimited(),
                        EvidenceAge::parse)
                .showing(EvidenceAge::text)
                .accepting(ScalarKind.TEXT, ScalarKind.INTEGER);
    }

    /** One of {@code values}; {@code what} completes {@code "X" is not ...}. */
    static <E extends Choice> Type<E> choice(String what, E[] values) {
        List<String> texts = Stream.of(values).map(Choice::text).toList();
        String last = texts.get(texts.size() - 1);
        String expected = String.join(", ", texts.subList(0, texts.size() - 1)) + " or " + last;
        return Type.text(what, expected, values[0], (String text) -> Stream.of(values)
                        .filter(value -> value.text().equals(text))
                        .findFirst())
                .refusing(text -> Shown.quoted(text) + " is not " + what + "; "
                        + Nearest.to(text, texts)
                                .map(near -> "did you mean " + near + "? Allowed: ")
                                .orElse("use ")
                        + expected)
                .showing(Choice::text);
    }

    /** A switch that the catalogue spells on and off, which are texts in YAML 1.2. */
    static Type<Boolean> onOff() {
        return Type.text("a switch", "on or off", false, text -> Stream.of("on", "off")
                        .filter(text::equals)
                        .map("on"::equals)
                        .findFirst())
                .showing(on -> on ? "on" : "off");
    }

    /** One word where something longer may stand too; true when it is the word. */
    static Type<Boolean> word(String word, String what, String expected) {
        return Type.text(what, expected, false, text -> Optional.of(true).filter(said -> text.equals(word)));
    }

    static Type<String> apiVersion() {
        return Type.text("an api-version", "YYYY-MM-DD, YYYY-MM-DD-preview, v1 or 7.4", "", text -> Optional.of(text)
                        .filter(t -> VERSION.matcher(t).matches()))
                .accepting(ScalarKind.TEXT, ScalarKind.NUMBER, ScalarKind.INTEGER);
    }

    static Type<Integer> schemaVersion() {
        return new Type<>(
                Set.of(ScalarKind.INTEGER),
                text -> Optional.of(1).filter(version -> text.equals("1")),
                text -> Shown.cut(text) + " is a version this tool does not read; use 1",
                "1",
                String::valueOf,
                1);
    }

    /** A check that exists and may be waived (CHECKS, "Waivers"). */
    static Type<String> waivableCheck(CheckIds ids) {
        return Type.text("a check", "an id of the catalogue", "", (String text) -> Optional.of(text)
                        .filter(t ->
                                ids.known().contains(t) && !ids.positiveProof().contains(t)))
                .refusing(text -> ids.positiveProof().contains(text)
                        ? Shown.quoted(text) + " belongs to the positive proof and can never be waived; fix the finding"
                        : Shown.quoted(text) + " is not a check of the catalogue; "
                                + Nearest.to(text, ids.known())
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("use an id such as CMK-KEY-004"));
    }
}
