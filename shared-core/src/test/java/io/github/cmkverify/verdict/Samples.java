package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.Assessment;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.checks.Conditions;
import io.github.cmkverify.checks.EvidenceNeeds;
import io.github.cmkverify.checks.Per;
import io.github.cmkverify.checks.References;
import io.github.cmkverify.checks.Remedy;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Judgement;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.CheckIds;
import io.github.cmkverify.profile.Place;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.ProfileLoader;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.workload.Subject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Made-up checks, subjects and claims for tests of verdicts and reports. */
public final class Samples {
    public static final LocalDate TODAY = LocalDate.parse("2026-08-14");
    public static final String RESOURCE = "/subscriptions/s/resourceGroups/rg/providers/p/accounts/aoai-claims";

    private Samples() {}

    /** A check per account that is not part of the positive proof. */
    public static CatalogueEntry check(String id, Severity severity, String... after) {
        return check(id, severity, Per.ACCOUNT, false, false, after);
    }

    /** As {@link #check} for a check of the positive proof about CMK only. */
    public static CatalogueEntry proof(String id, Severity severity, String... after) {
        return check(id, severity, Per.ACCOUNT, true, true, after);
    }

    public static CatalogueEntry check(
            String id, Severity severity, Per per, boolean positiveProof, boolean cmkOnly, String... after) {
        return new CatalogueEntry(
                id,
                "Title of " + id,
                severity,
                List.of(after),
                per,
                positiveProof,
                cmkOnly,
                new Conditions("", "", "", ""),
                new EvidenceNeeds(List.of(), Map.of(), List.of()),
                "",
                new Remedy(List.of("az mend -n {account} --check " + id), List.of(), Optional.of("Then run again.")),
                new References(List.of(), List.of(), List.of(), List.of(), Optional.empty()),
                List.of());
    }

    public static Subject subject() {
        return subject("aoai-claims", "account");
    }

    public static Subject subject(String account, String name) {
        return new Subject(account, name, RESOURCE, 12, Map.of("account", account));
    }

    public static Source source(String pointer, String shown) {
        return new Source("account:" + RESOURCE, pointer, shown);
    }

    public static Gap gap(String item, String fix) {
        return new Gap(Gap.Kind.REFUSED, item, "Azure answered 403", fix);
    }

    /** What a check may say of a subject by itself. */
    public enum Own {
        PASS,
        FAIL,
        UNDETERMINED,
        NOT_APPLICABLE;

        public Outcome outcome() {
            return Outcome.valueOf(name());
        }

        public Judgement judgement() {
            return switch (this) {
                case PASS -> Judgement.of(one().mustBe(1, ""));
                case FAIL -> Judgement.of(one().mustBe(2, "one is not two"));
                case UNDETERMINED -> Judgement.of(Claim.open(gap("vault:kv", "grant Reader on the vault")));
                case NOT_APPLICABLE ->
                    Judgement.whenClaim(one().mustBe(2, "the profile switches it off"), () -> one().mustBe(1, ""));
            };
        }

        private static Fact<Integer> one() {
            return Fact.read(1, source("/one", "1"));
        }
    }

    public static Assessment row(CatalogueEntry check, Own own) {
        return row(check, subject(), own);
    }

    public static Assessment row(CatalogueEntry check, Subject subject, Own own) {
        return new Assessment(check, subject, own.judgement());
    }

    /** A finding that came of the check's own claim. */
    public static Finding finding(CatalogueEntry check, Subject subject, Own own) {
        return Resolution.of(List.of(row(check, subject, own)), List.of(), TODAY)
                .get(0);
    }

    public static Finding finding(CatalogueEntry check, Own own) {
        return finding(check, subject(), own);
    }

    /** A waiver on {@link #RESOURCE}, in other letters. */
    public static Waiver waiver(String check, LocalDate expires) {
        return waiver(check, RESOURCE.toUpperCase(Locale.ROOT), expires);
    }

    public static Waiver waiver(String check, String resource, LocalDate expires) {
        return new Waiver(
                check,
                resource,
                "the new vault comes in autumn",
                "Rita",
                "Anna",
                "CHG-4711",
                expires,
                Optional.empty(),
                OptionalInt.empty(),
                new Place(30, 5));
    }

    /**
     * A profile of accounts with these names.
     *
     * @param more further YAML on the top level
     * @param checks ids that a waiver may name
     */
    public static Profile profile(List<String> accounts, String more, String... checks) {
        String yaml = """
                schemaVersion: 1
                workload: claims-assistant
                environment: production
                azure:
                  tenant: 11111111-2222-3333-4444-555555555555
                  subscription: 66666666-7777-8888-9999-000000000000
                accounts:
                """
                + accounts.stream()
                        .map(name -> "  - {resourceGroup: rg-claims, name: " + name + "}\n")
                        .collect(Collectors.joining())
                + more;
        return load(yaml, "/somewhere/of/theirs/cmk-profile.yml", checks);
    }

    public static Profile load(String yaml, String fileName, String... checks) {
        return ProfileLoader.load(
                        yaml.getBytes(StandardCharsets.UTF_8), fileName, new CheckIds(Set.of(checks), Set.of()), TODAY)
                .fold(profile -> profile, problems -> {
                    throw new AssertionError(problems.toString());
                });
    }
}
