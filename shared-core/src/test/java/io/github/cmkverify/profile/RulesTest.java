package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.fact.Claim;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that need a day, and small values. */
class RulesTest {
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final String EXCEPTION =
            "    cmk: not-required\n    cmkOwner: Kim\n    cmkReason: no data\n    cmkExpires: 2026-12-31\n";

    private static CmkRule rule(String account) {
        return Profiles.read(Profiles.MINIMAL + account).accounts().get(0).cmk();
    }

    private static List<String> cited(Claim claim) {
        return claim.sources().stream()
                .map(source -> source.item() + source.pointer())
                .toList();
    }

    @Test
    void aCompleteExceptionCountsThroughItsDay() {
        CmkRule rule = rule(EXCEPTION);
        assertThat(rule.isRequired(LAST)).isFalse();
        assertThat(rule.flaw(LAST)).isEmpty();
        assertThat(rule.isRequired(LAST.plusDays(1))).isTrue();
        assertThat(rule.flaw(LAST.plusDays(1))).contains("cmkExpires 2026-12-31 has passed");
        Claim claim = rule.required(LAST).mustBe(false, "CMK is required");
        assertThat(claim.<Boolean>fold(holds -> true, (why, s) -> false, (gaps, s) -> false))
                .isTrue();
        assertThat(cited(claim))
                .containsExactly(
                        "profile:10/accounts/0/cmk",
                        "profile:11/accounts/0/cmkOwner",
                        "profile:12/accounts/0/cmkReason",
                        "profile:13/accounts/0/cmkExpires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmkOwner: Kim", "cmkReason: no data", "cmkExpires: 2026-12-31"})
    void anIncompleteExceptionCountsAsRequired(String field) {
        String name = field.substring(0, field.indexOf(':'));
        CmkRule missing = rule(EXCEPTION.replace("    " + field + "\n", ""));
        assertThat(missing.isRequired(LAST)).isTrue();
        assertThat(missing.flaw(LAST)).contains(name + " is not given");
        assertThat(missing.required(LAST)
                        .mustBe(true, "not required")
                        .<Boolean>fold(holds -> true, (w, s) -> false, (g, s) -> false))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "TODO", "todo"})
    void anOwnerOrReasonThatWasNeverFilledInIsNone(String text) {
        assertThat(rule(EXCEPTION.replace("Kim", text)).flaw(LAST)).contains("cmkOwner is not given");
        assertThat(rule(EXCEPTION.replace("no data", text)).isRequired(LAST)).isTrue();
    }

    @Test
    void requiredStaysRequiredWhateverElseIsGiven() {
        CmkRule rule = rule(EXCEPTION.replace("not-required", "required"));
        assertThat(rule.isRequired(LAST)).isTrue();
        assertThat(rule.flaw(LAST)).isEmpty();
        assertThat(cited(rule.required(LAST).mustBe(true, "no"))).containsExactly("profile:10/accounts/0/cmk");
    }

    @Test
    void anExpiredPersonCountsAsAbsent() {
        People people = Profiles.read(Profiles.MINIMAL
                        + "people:\n  keyAdmins:\n"
                        + "    - {id: BBBBBBBB-0000-0000-0000-000000000002, owner: Kim, expires: 2026-12-31}\n"
                        + "    - {id: aaaaaaaa-0000-0000-0000-000000000001, owner: Sam, expires: 2027-01-01}\n")
                .people();
        List<String> both = List.of("aaaaaaaa-0000-0000-0000-000000000001", "bbbbbbbb-0000-0000-0000-000000000002");
        assertThat(active(people, LAST)).isEqualTo(both);
        assertThat(active(people, LAST.plusDays(1))).isEqualTo(both.subList(0, 1));
        assertThat(active(people, LAST.plusDays(2))).isEmpty();
        assertThat(people.list(PeopleList.KEY_ADMINS).source().shown()).isEqualTo("2 entries");
        assertThat(people.list(PeopleList.KEY_ADMINS).value())
                .extracting(p -> p.place().line())
                .containsExactly(12, 13);
        assertThatThrownBy(() -> new People(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> active(People people, LocalDate day) {
        return people.active(PeopleList.KEY_ADMINS, day).fold(List::copyOf, List::of, () -> List.of("unknown"));
    }

    @Test
    void aWaiverCoversThroughItsDay() {
        Waiver waiver = Profiles.read(Profiles.documented()).waivers().get(0);
        assertThat(waiver.covers(waiver.expires())).isTrue();
        assertThat(waiver.covers(waiver.expires().plusDays(1))).isFalse();
        assertThat(waiver.reason()).isEqualTo("The claims front end cannot use a managed identity before release 4.");
        assertThat(waiver.secret()).contains("https://kv-claims.vault.azure.net/secrets/aoai-claims-api-key");
    }

    @Test
    void aSentenceMayRunOverLines() {
        Profile profile = Profiles.read(Profiles.MINIMAL + "    cmkReason: |\n      one\n        two\n\n      three\n");
        assertThat(profile.accounts().get(0).cmk().reason().value()).contains("one two three");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0/24",
        "203.0.113.7, 203.0.113.7/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "255.255.255.255, 255.255.255.255/32",
        "10.0.0.0/8, 10.0.0.0/8",
        "128.0.0.0/1, 128.0.0.0/1"
    })
    void rangesAreRead(String text, String shown) {
        assertThat(Cidr.parse(text).map(Cidr::text)).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.1/31/1",
                "010.0.0.0",
                "10.0.0.1/24",
                "::1",
                "10.0.0.0/08",
                "a.b.c.d"
            })
    void otherTextIsNoRange(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 10.0.0.0/7, false",
        "10.0.0.0/8, 10.0.0.0/8, true",
        "0.0.0.0/0, 255.0.0.0/8, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false"
    })
    void aRangeContains(String outer, String inner, boolean contains) {
        assertThat(Cidr.parse(outer).orElseThrow().contains(Cidr.parse(inner).orElseThrow()))
                .isEqualTo(contains);
    }

    @Test
    void aRangeHasNoBitsBeyondItsPrefix() {
        assertThatThrownBy(() -> new Cidr(1, 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cidr(0, 33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cidr(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cidr(1L << 32, 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusalNamesItsProblems() {
        assertThatThrownBy(() -> Loaded.refused(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(Loaded.of(1).<Optional<Integer>>fold(Optional::of, problems -> Optional.empty()))
                .contains(1);
    }

    @ParameterizedTest
    @CsvSource({
        "plain text, plain text",
        "'caf\u00e9 \uD83D\uDD11', 'caf\u00e9 \uD83D\uDD11'",
        "a\u0000b, a<U+0000>b",
        "a\u001b[31mb, a<U+001B>[31mb",
        "a\u202Eb, a<U+202E>b",
        "a\u200Bb, a<U+200B>b",
        "a\u2028b, a<U+2028>b",
        "a\uD800b, a<U+D800>b",
        "a\u0085b, a<U+0085>b"
    })
    void shownTextMovesNothing(String hostile, String shown) {
        assertThat(Shown.clean(hostile)).isEqualTo(shown);
    }

    @Test
    void shownTextIsCutBetweenCharacters() {
        assertThat(Shown.cut("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Shown.cut("\uD83D\uDD11".repeat(61))).isEqualTo("\uD83D\uDD11".repeat(60) + "\u2026");
    }

    @Test
    void aProblemIsHarmlessHoweverItIsMade() {
        var problem = new Problem("a\nb.yml", 3, 4, "f\u202E", "m\u0007");
        assertThat(problem).hasToString("a<U+000A>b.yml:3:4 f<U+202E>: m<U+0007>");
    }

    @ParameterizedTest
    @CsvSource({
        "netwrk, network",
        "NETWORK, network",
        "KEY-004, CMK-KEY-004",
        "wrokload, workload",
        "x, ",
        "entirely else, "
    })
    void theNearestNameIsSuggested(String word, String nearest) {
        assertThat(Nearest.to(word, List.of("network", "workload", "gate", "CMK-KEY-004")))
                .isEqualTo(Optional.ofNullable(nearest));
    }
}
