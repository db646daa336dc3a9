package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cmkverify.profile.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    /** The index of CHECKS.md, groups ACC to NET: id, severity, after, per, mappings. It says what must not drift. */
    private static final String INDEX = """
            CMK-ACC-001 critical CMK-ACC-003 account M-ENC
            CMK-ACC-002 critical CMK-ACC-001 keyReference M-ENC,M-KEY
            CMK-ACC-003 critical - account M-GOV,M-CHANGE
            CMK-IDN-001 critical CMK-ACC-001 account M-IDENT,M-ENC
            CMK-IDN-002 low CMK-IDN-001 account M-IDENT
            CMK-KEY-001 critical CMK-ACC-001 keyReference M-KEY
            CMK-KEY-002 critical CMK-ACC-001 keyReference M-KEY,M-ENC
            CMK-KEY-003 high CMK-ACC-001 keyReference M-KEY,M-ROT
            CMK-KEY-004 high CMK-ACC-001 keyReference M-KEY,M-GOV
            CMK-VLT-001 critical CMK-ACC-001 vault M-VAULT
            CMK-VLT-002 critical CMK-ACC-001 keyReference M-VAULT
            CMK-VLT-003 high CMK-ACC-001 vault M-VAULT
            CMK-VLT-004 critical CMK-ACC-001 vault M-ENC,M-VAULT
            CMK-VLT-005 medium CMK-ACC-001 vault M-LEAST
            CMK-VLT-006 medium CMK-ACC-001 vault M-VAULT,M-CHANGE
            CMK-ACS-001 critical CMK-ACC-001 keyReference M-LEAST,M-ENC
            CMK-ACS-002 high CMK-ACC-001 keyReference M-LEAST
            CMK-ACS-003 high CMK-ACC-001 keyReference M-LEAST
            CMK-ACS-004 critical CMK-ACC-001 keyReference M-LEAST
            CMK-ACS-005 high CMK-ACC-001 keyReference M-LEAST
            CMK-ACS-006 high CMK-ACC-001 keyReference M-LEAST
            CMK-NET-001 high CMK-ACC-003 account M-NET
            CMK-NET-002 high CMK-ACC-003 account M-NET
            CMK-NET-003 high CMK-ACC-003 account M-IDENT
            CMK-NET-004 high CMK-ACC-001 vault M-NET
            CMK-NET-005 critical CMK-ACC-001 vault M-NET,M-VAULT
            """;

    private static final List<String> ACTIVE = List.of(
            "CMK-ACC-001",
            "CMK-ACC-002",
            "CMK-ACC-003",
            "CMK-IDN-001",
            "CMK-IDN-002",
            "CMK-KEY-001",
            "CMK-KEY-002",
            "CMK-KEY-003",
            "CMK-KEY-004",
            "CMK-VLT-001",
            "CMK-VLT-002",
            "CMK-VLT-003",
            "CMK-VLT-004",
            "CMK-VLT-005",
            "CMK-VLT-006",
            "CMK-ACS-001",
            "CMK-ACS-002",
            "CMK-ACS-003",
            "CMK-ACS-004",
            "CMK-ACS-005",
            "CMK-ACS-006",
            "CMK-NET-001",
            "CMK-NET-002",
            "CMK-NET-003",
            "CMK-NET-004",
            "CMK-NET-005");

    private static final List<String> POSITIVE_PROOF = List.of(
            "CMK-ACC-001",
            "CMK-ACC-002",
            "CMK-ACC-003",
            "CMK-IDN-001",
            "CMK-KEY-001",
            "CMK-KEY-002",
            "CMK-VLT-001",
            "CMK-VLT-002",
            "CMK-ACS-001");

    private static final Set<String> FOR_EVERY_ACCOUNT =
            Set.of("CMK-ACC-003", "CMK-NET-001", "CMK-NET-002", "CMK-NET-003");

    /** For an Azure RBAC vault with a pinned version; {@code |} as in the catalogue. */
    private static final String VERSION = "key-version | hsm-key-version | key | hsm-key | vault-key";

    private static final Map<String, String> EVIDENCE = Map.ofEntries(
            Map.entry("CMK-ACC-001", "account, encryption-scopes"),
            Map.entry("CMK-ACC-002", "account | encryption-scopes, vault-search | hsm-search, vault | hsm, " + VERSION),
            Map.entry("CMK-ACC-003", "subscription, account"),
            Map.entry("CMK-IDN-001", "account"),
            Map.entry("CMK-IDN-002", "account"),
            Map.entry(
                    "CMK-KEY-004",
                    "account, encryption-scopes, key-use-search, all-accounts-search, subscription-locks"),
            Map.entry("CMK-KEY-001", VERSION + ", key-versions | hsm-key-versions"),
            Map.entry("CMK-KEY-002", VERSION),
            Map.entry("CMK-KEY-003", VERSION),
            Map.entry("CMK-VLT-001", "vault | hsm"),
            Map.entry("CMK-VLT-002", "vault | hsm, " + VERSION),
            Map.entry("CMK-VLT-003", "vault | hsm"),
            Map.entry("CMK-VLT-004", "account, vault | hsm"),
            Map.entry("CMK-VLT-005", "vault"),
            Map.entry("CMK-VLT-006", "locks, vault | hsm"),
            Map.entry("CMK-ACS-001", "account, vault, role-assignments-of, role-definition, deny-assignments"),
            Map.entry("CMK-ACS-002", "account, vault, role-assignments-of, vault-role-assignments-of, role-definition"),
            Map.entry("CMK-ACS-003", "account, vault, role-assignments, pim-eligibility, pim-assignments"),
            Map.entry(
                    "CMK-ACS-004",
                    "account, vault, role-assignments, role-definition, pim-eligibility, pim-assignments"),
            Map.entry("CMK-ACS-005", "role-assignments, pim-eligibility, pim-assignments"),
            Map.entry("CMK-ACS-006", "role-assignments, pim-eligibility, pim-assignments"),
            Map.entry("CMK-NET-001", "account"),
            Map.entry("CMK-NET-002", "account, vault | hsm"),
            Map.entry("CMK-NET-003", "account"),
            Map.entry("CMK-NET-004", "vault | hsm"),
            Map.entry("CMK-NET-005", "vault | hsm"));

    private static final Pattern CHECK_ID = Pattern.compile("(?:CMK-)?[A-Z]{3}-\\d{3}");

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void equalsTheIndexForAllGroups() {
        String index = everything()
                .map(e -> String.join(
                        " ",
                        e.id(),
                        e.severity().text(),
                        e.after().isEmpty() ? "-" : String.join(",", e.after()),
                        e.per().text(),
                        e.mappings().stream().map(Mapping::id).collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(index).isEqualTo(INDEX);
    }

    @Test
    void listsOnlyTheChecksThatHaveCode() {
        assertThat(ids(catalogue.entries())).containsExactlyElementsOf(ACTIVE);
        assertThat(catalogue.entry("CMK-VLT-002"))
                .hasValueSatisfying(e -> assertThat(e.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(catalogue.entry("CMK-MON-001")).as("planned").isEmpty();
        assertThat(catalogue.entry("cmk-vlt-002")).isEmpty();
    }

    @Test
    void keepsTheOrderOfItsGroups() {
        assertThat(catalogue.groups())
                .extracting(CatalogueGroup::id)
                .containsExactly("ACC", "IDN", "KEY", "VLT", "ACS", "NET");
        assertThat(catalogue.groups().stream().flatMap(g -> g.entries().stream()))
                .containsExactlyElementsOf(catalogue.entries());
    }

    @Test
    void knowsItsVersion() {
        assertThat(catalogue.version()).isEqualTo("1.0.0");
    }

    @Test
    void namesTheNineChecksOfThePositiveProof() {
        assertThat(catalogue.positiveProof()).containsExactlyElementsOf(POSITIVE_PROOF);
        assertThatThrownBy(() -> catalogue.positiveProof().add("CMK-KEY-003"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void saysWhichChecksDoNotDependOnCmk() {
        assertThat(everything().filter(e -> !e.cmkOnly()).map(CatalogueEntry::id))
                .containsExactlyInAnyOrderElementsOf(FOR_EVERY_ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void saysCmkNotRequiredWhereItHoldsForTheWholeCheck(CatalogueEntry entry) {
        String withoutParts = entry.conditions().notApplicable().replace("vault part: CMK not required", "");
        assertThat(withoutParts.contains("CMK not required")).isEqualTo(entry.cmkOnly());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void namesEachParentAmongItsNotApplicableConditions(CatalogueEntry entry) {
        if (!entry.after().isEmpty()) {
            assertThat(entry.after())
                    .allSatisfy(parent ->
                            assertThat(entry.conditions().notApplicable()).contains(parent + " failed"));
        } else {
            assertThat(entry.conditions().notApplicable()).doesNotContain(" failed");
        }
    }

    @Test
    void declaresTheEvidenceOfEveryPass() {
        var declared = new LinkedHashMap<String, String>();
        catalogue
                .entries()
                .forEach(e -> declared.put(
                        e.id(),
                        e.evidence().always().stream().map(EvidenceNeed::text).collect(Collectors.joining(", "))));
        assertThat(declared).containsExactlyInAnyOrderEntriesOf(EVIDENCE);
    }

    @Test
    void declaresOtherEvidenceForTheOtherWaysToHoldAKey() {
        EvidenceNeeds access = catalogue.entry("CMK-ACS-001").orElseThrow().evidence();
        assertThat(access.in("access-policies")).extracting(EvidenceNeed::text).containsExactly("account", "vault");
        assertThat(access.in("hsm"))
                .extracting(EvidenceNeed::text)
                .containsExactly("account", "hsm", "hsm-role-assignments", "hsm-role-definitions");
        assertThat(access.in("rbac")).isEqualTo(access.always());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void repeatsNoEvidence(CatalogueEntry entry) {
        Stream<String> kinds = Stream.concat(
                entry.evidence().always().stream().flatMap(n -> n.anyOf().stream()), entry.evidence().also().stream());
        assertThat(kinds).doesNotHaveDuplicates();
    }

    @Test
    void isMetByAnyOneOfTheAlternatives() {
        var need = new EvidenceNeed(List.of("vault", "hsm"));
        assertThat(need.metBy(Set.of("account", "hsm"))).isTrue();
        assertThat(need.metBy(Set.of("account", "vault-search"))).isFalse();
        assertThatThrownBy(() -> new EvidenceNeed(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void keepsItsTextsShortAndClean(CatalogueEntry entry) {
        assertThat(entry.title())
                .hasSizeLessThanOrEqualTo(100)
                .doesNotEndWith(".")
                .doesNotContain("`");
        assertThat(entry.why()).hasSizeLessThanOrEqualTo(300).endsWith(".");
        assertThat(conditions(entry))
                .allSatisfy(
                        text -> assertThat(text).hasSizeLessThanOrEqualTo(600).endsWith("."));
        assertThat(entry.remedy().lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(400));
        assertThat(texts(entry)).allSatisfy(text -> assertThat(text)
                .isEqualTo(text.strip())
                .doesNotContain("  ", "\n", "\t")
                .matches(t -> t.chars().filter(c -> c == '`').count() % 2 == 0, "closes its backticks"));
    }

    @Test
    void sendsNobodyToACheckThatIsNotThere() {
        assertThat(catalogue.entries()).allSatisfy(entry -> assertThat(texts(entry).stream()
                        .flatMap(text -> CHECK_ID.matcher(text).results())
                        .map(found -> found.group()))
                .isSubsetOf(ACTIVE));
        assertThat(catalogue.groups()).allSatisfy(group -> assertThat(
                        CHECK_ID.matcher(group.note().orElse("")).results().map(found -> found.group()))
                .isSubsetOf(ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void citesFactsAndWholePolicyIds(CatalogueEntry entry) {
        assertThat(entry.references().facts()).isNotEmpty().allSatisfy(section -> assertThat(section)
                .matches("0\\.([1-9]|1\\d|2[01])|A\\.[1-8]|B\\.(\\d|1[0-7])"));
        assertThat(entry.references().policies())
                .allSatisfy(id -> assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertThat(entry.references().scanners())
                .allSatisfy(id -> assertThat(id).matches("CKV2?_AZURE_\\d+|AZQR aif-\\d{3}"));
    }

    private static List<String> conditions(CatalogueEntry entry) {
        Conditions c = entry.conditions();
        return List.of(c.pass(), c.fail(), c.notApplicable(), c.undetermined());
    }

    private static List<String> texts(CatalogueEntry entry) {
        return Stream.of(
                        List.of(entry.title(), entry.why()),
                        conditions(entry),
                        entry.remedy().lines())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> ids(List<CatalogueEntry> entries) {
        return entries.stream().map(CatalogueEntry::id).toList();
    }

    private static Stream<CatalogueEntry> everything() {
        return CatalogueLoader.ofClassPath().everything().entries().stream();
    }
}
