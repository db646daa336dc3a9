package io.github.cmkverify.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: problems, soon, and never an exception. */
class HostileYamlTest {
    private static final int MEBIBYTE = 1024 * 1024;

    static Stream<Arguments> files() {
        String min = Profiles.MINIMAL;
        return Stream.of(
                arguments("empty", new byte[0], "1:1: the file is empty"),
                arguments("spaces", bytes(" \n \n"), "the file is empty"),
                arguments(
                        "too large",
                        bytes("#" + "x".repeat(MEBIBYTE)),
                        "has 1048577 bytes; at most 1048576 (1 MiB) are read"),
                arguments("NUL", bytes(min + "a: \0"), "10:4: the character U+0000 cannot be seen in an editor"),
                arguments(
                        "bidi in a comment",
                        bytes(min + "# \u202E"),
                        "10:3: the character U+202E cannot be seen in an editor"),
                arguments("UTF-16", min.getBytes(StandardCharsets.UTF_16), "1:1: is not UTF-8 from here on"),
                arguments("latin 1", (min + "# caf\u00e9\n").getBytes(ISO_8859_1), "10:6: is not UTF-8 from here on"),
                arguments("half a character", new byte[] {'a', (byte) 0xC3}, "1:2: is not UTF-8 from here on"),
                arguments(
                        "lone surrogate", new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "1:2: is not UTF-8"),
                arguments(
                        "mark in the middle",
                        bytes(min + "a\uFEFFb: 1\n"),
                        "10:1: \"a<U+FEFF>b\" contains the character U+FEFF"),
                arguments("billion laughs", bytes(billionLaughs()), "anchors (&) and aliases (*) are not allowed"),
                arguments("itself", bytes("a: &a [*a]\n"), "anchors (&) and aliases (*) are not allowed"),
                arguments("17 lists deep", bytes("[".repeat(17)), "nested deeper than 16 levels"),
                arguments("lists to the end", bytes("[".repeat(MEBIBYTE)), "nested deeper than 16 levels"),
                arguments("maps to the end", bytes("{a: ".repeat(MEBIBYTE / 4)), "nested deeper than 16 levels"),
                arguments("dashes to the end", bytes("- ".repeat(MEBIBYTE / 2)), "nested deeper than 16 levels"),
                arguments("keys to the end", bytes("? ".repeat(MEBIBYTE / 2)), "nested deeper than 16 levels"),
                arguments(
                        "huge value",
                        bytes("workload: " + "x".repeat(MEBIBYTE - 20)),
                        "is longer than 1000 characters"),
                arguments("huge name", bytes("x".repeat(MEBIBYTE - 20) + ": 1"), "1:1"),
                arguments(
                        "huge number",
                        bytes(min + "thresholds: {maxDenied: " + "9".repeat(999) + "}"),
                        "is out of range"),
                arguments(
                        "huge exponent",
                        bytes(min + "thresholds: {minAvailabilityPercent: 1e999999999}"),
                        "is out of range"),
                arguments(
                        "many names",
                        bytes(lines(100_000, i -> "n" + i + ": 1\n")),
                        "has 100000 entries; at most 500 are read"),
                arguments(
                        "many fields",
                        bytes(min + lines(400, i -> "thresholdz" + i + ": {}\n")),
                        "there are more problems"),
                arguments(
                        "many problems",
                        bytes("a: [" + lines(400, i -> "!t" + i + " x, ") + "]"),
                        "there are more problems"),
                arguments("many quotes", bytes("\"".repeat(MEBIBYTE)), "is not valid YAML"),
                arguments(
                        "many pipes", bytes(min + "a: |\n" + " x\n".repeat(100_000)), "is longer than 1000 characters"),
                arguments("bad escape", bytes("a: \"\\U0011FFFF\""), "is not valid YAML"),
                arguments("reserved", bytes("a: @b"), "is not valid YAML"),
                arguments("another version", bytes("%YAML 2.0\n---\na: 1"), "is not valid YAML"),
                arguments("tag directive", bytes("%TAG ! tag:x,2000:\n---\na: 1"), "tags are not allowed"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String billionLaughs() {
        return "a0: &a0 [x]\n"
                + lines(30, i -> "a" + (i + 1) + ": &a" + (i + 1) + " [*a" + i + ", *a" + i + ", *a" + i + "]\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWithAClearProblem(String name, byte[] file, String message) {
        List<String> problems = assertTimeout(Duration.ofSeconds(30), () -> Profiles.problems(file));
        assertThat(problems)
                .anyMatch(problem -> problem.contains(message), message)
                .hasSizeLessThanOrEqualTo(201);
        assertThat(problems).allMatch(problem -> problem.codePoints().allMatch(Shown::harmless));
        assertThat(problems).allMatch(problem -> problem.startsWith("cmk-profile.yml:"));
        assertThat(FloorLoader.load(file, "floor.yml").<Integer>fold(floor -> 0, List::size))
                .isPositive();
    }

    /** Each of them makes a line read differently from what it says; their neighbours only look odd. */
    @ParameterizedTest
    @ValueSource(
            ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C})
    void whatReordersALineIsRefused(int character) {
        assertThat(Profiles.problems(Profiles.MINIMAL + "# owner " + Character.toString(character)))
                .containsExactly("cmk-profile.yml:10:9: the character U+"
                        + String.format(java.util.Locale.ROOT, "%04X", character)
                        + " cannot be seen in an editor; remove it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2010, 0x202F, 0x2030, 0x206A, 0x061B, 0x200D})
    void otherCharactersAreRead(int character) {
        assertThat(Profiles.problems(Profiles.MINIMAL + "# owner " + Character.toString(character)))
                .isEmpty();
    }

    @Tag("slow")
    @Test
    void accountsThatInheritLongListsAreReadInBoundedTime() {
        String id = "/subscriptions/66666666-7777-8888-9999-aaaaaaaaaaaa/resourceGroups/" + "r".repeat(250);
        String yaml = Profiles.MINIMAL.substring(0, Profiles.MINIMAL.indexOf("accounts:"))
                + "defaults: {resourceGroup: rg, key: {sharedWith: [" + (id + ", ").repeat(499) + id + "]}}\n"
                + "accounts:\n" + lines(500, i -> "- name: aoai" + i + "\n");
        Profile profile = assertTimeout(Duration.ofSeconds(30), () -> Profiles.read(yaml));
        assertThat(profile.accounts()).hasSize(500);
        assertThat(profile.accounts().get(499).key().sharedWith().value()).hasSize(500);
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsAreFine() {
        assertThat(Profiles.problems("\uFEFF" + Profiles.MINIMAL)).isEmpty();
        assertThat(Profiles.problems(Profiles.MINIMAL.replace("\n", "\r\n"))).isEmpty();
        assertThat(Profiles.problems(Profiles.MINIMAL.replace("\n", "\r"))).isEmpty();
        assertThat(Profiles.problems("---\n" + Profiles.MINIMAL + "...\n")).isEmpty();
        assertThat(Profiles.problems("%YAML 1.2\n---\n" + Profiles.MINIMAL)).isEmpty();
    }

    @Test
    void linesAndColumnsCountTheSameWithEveryLineEnd() {
        String yaml = Profiles.MINIMAL + "# \uD83D\uDD11 key\nlogs: {\uD83D\uDD11: 1, requireCmk: 2}\n";
        List<String> expected = List.of(
                "cmk-profile.yml:11:8 logs.\uD83D\uDD11: is not a field here; allowed: acceptUnreadDestination,"
                        + " requireCmk",
                "cmk-profile.yml:11:26 logs.requireCmk: \"2\" is a whole number here; use true or false");
        assertThat(Profiles.problems(yaml)).isEqualTo(expected);
        assertThat(Profiles.problems(yaml.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(Profiles.problems("\uFEFF" + yaml)).isEqualTo(expected);
    }

    @Test
    void theHashIsOfTheExactBytes() {
        String plain = Profiles.read(Profiles.MINIMAL).sha256();
        assertThat(plain)
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Profiles.read(Profiles.MINIMAL + "\n").sha256());
        assertThat(Profiles.read("\uFEFF" + Profiles.MINIMAL).sha256()).isNotEqualTo(plain);
    }
}
