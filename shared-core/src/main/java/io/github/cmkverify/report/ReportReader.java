package io.github.cmkverify.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.StrictJson;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Grant;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Profile;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Judge;
import io.github.cmkverify.verdict.Mode;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import io.github.cmkverify.workload.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a JSON report back into the verdict that it was written from. The bytes are hostile: only what this version itself
 * would write for the verdict that was read is taken, value for value, so that texts, counts and remedies cannot be changed
 * beside the findings that they follow from. Causes are made anew, and must be those that the report has.
 *
 * <p>That makes a report whole, not true: who can write one can write another ({@code docs/decisions/0006}).
 */
public final class ReportReader {
    private final Catalogue catalogue;
    private final Profile profile;

    /** @param profile the one that the report must be about; waivers and lines are taken from it */
    public ReportReader(Catalogue catalogue, Profile profile) {
        this.catalogue = catalogue;
        this.profile = profile;
    }

    public Verdict read(Bytes report) throws ReportRefused {
        ObjectNode json = parse(report);
        demandThisVersion(json);
        try {
            Verdict verdict = verdict(json);
            if (!json.equals(parse(Bytes.of(written(verdict))))) {
                throw new ReportRefused(
                        "is not as cmk-verify writes it: it was changed, or written by another version");
            }
            return verdict;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new ReportRefused("holds a value that cmk-verify does not write");
        }
    }

    private static ObjectNode parse(Bytes report) throws ReportRefused {
        try {
            return StrictJson.object(report);
        } catch (StrictJson.Refused e) {
            throw new ReportRefused("is no report of cmk-verify (" + e.getMessage() + ")");
        }
    }

    /** Said before anything else, because another version may well write another form. */
    private void demandThisVersion(JsonNode json) throws ReportRefused {
        if (!json.path("schemaVersion").isInt() || !json.path("toolVersion").isTextual()) {
            throw new ReportRefused("is no report of cmk-verify");
        }
        if (json.path("schemaVersion").intValue() != JsonReport.SCHEMA_VERSION
                || !json.path("catalogueVersion").asText().equals(catalogue.version())) {
            throw new ReportRefused("was written by another version of cmk-verify; all parts of a run need the same");
        }
    }

    private static byte[] written(Verdict verdict) {
        try {
            var bytes = new ByteArrayOutputStream();
            new JsonReport().write(verdict, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not throw", e);
        }
    }

    private Verdict verdict(JsonNode json) throws ReportRefused {
        var findings = new ArrayList<Finding>();
        for (JsonNode finding : json.path("findings")) {
            findings.add(finding(finding));
        }
        return new Verdict(
                text(json, "toolVersion"),
                text(json, "catalogueVersion"),
                one(Mode.values(), text(json, "mode"), Mode::text),
                json.path("profileSha256").isNull() ? Optional.empty() : Optional.of(profileInfo(json)),
                optional(json, "evaluatedAt").map(Instant::parse),
                evidence(json.path("evidence")),
                new Decision(
                        one(Decision.Kind.values(), text(json, "decision"), Decision.Kind::text),
                        exit(json.path("exitCode")),
                        text(json, "cause")),
                texts(json, "covers"),
                texts(json, "notes"),
                findings);
    }

    /** Of the profile's file no report says the name: that of the profile at hand, if it is the same profile. */
    private Verdict.ProfileInfo profileInfo(JsonNode json) throws ReportRefused {
        return new Verdict.ProfileInfo(
                text(json, "workload"),
                text(json, "environment"),
                text(json, "profileSha256"),
                Judge.info(profile).fileName());
    }

    private static Optional<Verdict.EvidenceInfo> evidence(JsonNode json) throws ReportRefused {
        return json.isNull()
                ? Optional.empty()
                : Optional.of(new Verdict.EvidenceInfo(
                        optional(json, "packSha256"),
                        Instant.parse(text(json, "collectedFrom")),
                        Instant.parse(text(json, "collectedTo"))));
    }

    private Finding finding(JsonNode json) throws ReportRefused {
        CatalogueEntry check = catalogue
                .entry(text(json, "check"))
                .orElseThrow(() -> new ReportRefused("names a check that the catalogue does not have"));
        Outcome outcome = one(Outcome.values(), text(json, "outcome"), Outcome::name);
        String account = text(json, "account");
        var finding = new Finding(
                check,
                new Subject(
                        account,
                        text(json, "subject"),
                        text(json, "resource"),
                        line(account),
                        names(json.path("names"))),
                one(Severity.values(), text(json, "severity"), Severity::text),
                outcome,
                json.path("blocks").booleanValue(),
                optional(json, "reason").map(List::of).orElseGet(List::of),
                optional(json, "parent"),
                json.path("waiver").isNull()
                        ? Optional.empty()
                        : Optional.of(waiver(check.id(), text(json, "resource"))),
                gaps(json.path("gaps")),
                sources(json.path("sources")));
        demandSound(finding);
        return finding;
    }

    /** What every finding of a run has. */
    private static void demandSound(Finding finding) throws ReportRefused {
        boolean evidence =
                finding.sources().stream().anyMatch(source -> !source.item().startsWith("profile:"));
        boolean sound =
                switch (finding.outcome()) {
                    case PASS ->
                        evidence
                                && finding.gaps().isEmpty()
                                && finding.reasons().isEmpty();
                    case UNDETERMINED -> !finding.gaps().isEmpty();
                    case WAIVED ->
                        finding.waiver().isPresent() && !finding.check().positiveProof();
                    case FAIL, NOT_APPLICABLE -> !finding.reasons().isEmpty();
                };
        if (!sound || !finding.severity().atLeast(finding.check().severity())) {
            throw new ReportRefused(
                    "holds a finding that no run makes: " + finding.check().id());
        }
    }

    private int line(String account) {
        return profile.accounts().stream()
                .filter(settings -> account.equalsIgnoreCase(settings.name().value())
                        || account.equalsIgnoreCase(settings.resourceGroup().value() + "/"
                                + settings.name().value()))
                .mapToInt(settings -> settings.line())
                .findFirst()
                .orElse(0);
    }

    /** The one in the profile: what the report says of it is compared with the rest. */
    private Waiver waiver(String check, String resource) throws ReportRefused {
        return profile.waivers().stream()
                .filter(waiver ->
                        waiver.check().equals(check) && waiver.resource().equalsIgnoreCase(resource))
                .findFirst()
                .orElseThrow(() -> new ReportRefused("waives " + check + " where the profile does not"));
    }

    private static List<Gap> gaps(JsonNode json) throws ReportRefused {
        var gaps = new ArrayList<Gap>();
        for (JsonNode gap : json) {
            Gap read = gap.path("grant").isNull()
                    ? new Gap(
                            one(Gap.Kind.values(), text(gap, "kind"), Gap.Kind::name),
                            text(gap, "item"),
                            text(gap, "detail"),
                            text(gap, "fix"))
                    : Gap.refused(text(gap, "item"), text(gap, "detail"), grant(gap.path("grant")));
            gaps.add(gap.path("fallback").booleanValue() ? read.asFallback() : read);
        }
        return gaps;
    }

    private static Grant grant(JsonNode json) throws ReportRefused {
        return new Grant(text(json, "role"), text(json, "action"), text(json, "place"), optional(json, "reader"));
    }

    private static Map<String, String> names(JsonNode json) throws ReportRefused {
        var names = new HashMap<String, String>();
        for (var fields = json.fieldNames(); fields.hasNext(); ) {
            String name = fields.next();
            names.put(name, text(json, name));
        }
        return names;
    }

    private static List<Source> sources(JsonNode json) throws ReportRefused {
        var sources = new ArrayList<Source>();
        for (JsonNode source : json) {
            sources.add(new Source(text(source, "item"), text(source, "pointer"), text(source, "shown")));
        }
        return sources;
    }

    private static ExitCode exit(JsonNode number) throws ReportRefused {
        return Arrays.stream(ExitCode.values())
                .filter(code -> number.isInt() && code.number() == number.intValue())
                .findFirst()
                .orElseThrow(() -> new ReportRefused("has no exit code"));
    }

    private static <E> E one(E[] values, String text, Function<E, String> spelled) throws ReportRefused {
        return Arrays.stream(values)
                .filter(value -> spelled.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new ReportRefused("holds a value that cmk-verify does not write"));
    }

    private static String text(JsonNode object, String field) throws ReportRefused {
        return optional(object, field)
                .orElseThrow(() -> new ReportRefused("is not complete: " + field + " is missing"));
    }

    private static Optional<String> optional(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue());
    }

    private static List<String> texts(JsonNode object, String field) {
        var texts = new ArrayList<String>();
        object.path(field).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
