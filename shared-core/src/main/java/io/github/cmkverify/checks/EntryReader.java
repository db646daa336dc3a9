package io.github.cmkverify.checks;

import io.github.cmkverify.profile.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one check of a group file. */
final class EntryReader {
    private final Set<String> evidenceKinds;
    private final Map<String, Mapping> mappings;

    EntryReader(Set<String> evidenceKinds, Map<String, Mapping> mappings) {
        this.evidenceKinds = evidenceKinds;
        this.mappings = mappings;
    }

    /** The check, and whether there is code for it yet. */
    Draft read(Fields fields) {
        boolean active = fields.choice("status", EntryReader::active);
        var entry = new CatalogueEntry(
                fields.text("id"),
                fields.text("title"),
                fields.choice("severity", Severity::of),
                fields.texts("after"),
                fields.choice("per", Per::of),
                fields.flag("positiveProof"),
                fields.flag("cmkOnly"),
                new Conditions(
                        fields.text("pass"),
                        fields.text("fail"),
                        fields.text("notApplicable"),
                        fields.text("undetermined")),
                evidence(fields),
                fields.text("why"),
                remedy(fields),
                references(fields.map("references")),
                fields.texts("mappings").stream().map(id -> mapping(fields, id)).toList());
        fields.end();
        return new Draft(fields, entry, active);
    }

    private static Optional<Boolean> active(String status) {
        return switch (status) {
            case "active" -> Optional.of(true);
            case "planned" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private EvidenceNeeds evidence(Fields fields) {
        List<EvidenceNeed> always = needs(fields, fields.texts("evidence"));
        var instead = new LinkedHashMap<String, List<EvidenceNeed>>();
        fields.optionalLists("evidenceInstead")
                .forEach((situation, nodes) -> instead.put(
                        situation,
                        needs(
                                fields,
                                nodes.stream()
                                        .map(node -> fields.text("evidenceInstead", node))
                                        .toList())));
        List<String> also = fields.texts("evidenceAlso").stream()
                .map(id -> kind(fields, id))
                .toList();
        return new EvidenceNeeds(always, instead, also);
    }

    private List<EvidenceNeed> needs(Fields fields, List<String> written) {
        if (written.isEmpty()) {
            throw fields.problem("a PASS without evidence proves nothing");
        }
        return written.stream()
                .map(text -> new EvidenceNeed(List.of(text.split(" \\| ", -1)).stream()
                        .map(id -> kind(fields, id))
                        .toList()))
                .toList();
    }

    private String kind(Fields fields, String id) {
        if (!evidenceKinds.contains(id)) {
            throw fields.problem("unknown evidence kind `" + id + "`");
        }
        return id;
    }

    private Mapping mapping(Fields fields, String id) {
        return Optional.ofNullable(mappings.get(id)).orElseThrow(() -> fields.problem("unknown mapping `" + id + "`"));
    }

    private static Remedy remedy(Fields owner) {
        Fields fields = owner.map("remedy");
        var remedy =
                new Remedy(fields.optionalTexts("az"), fields.optionalTexts("terraform"), fields.optionalText("other"));
        fields.end();
        if (remedy.lines().isEmpty()) {
            throw owner.problem("no remedy");
        }
        if (!remedy.unknownPlaceholders().isEmpty()) {
            throw owner.problem("unknown placeholders " + remedy.unknownPlaceholders());
        }
        return remedy;
    }

    private static References references(Fields fields) {
        var references = new References(
                fields.texts("facts"),
                fields.optionalTexts("policies"),
                fields.optionalTexts("scanners"),
                fields.optionalTexts("controls"),
                fields.optionalText("note"));
        fields.end();
        return references;
    }

    /** A check as read; {@code where} reports problems that show only when all checks are known. */
    record Draft(Fields where, CatalogueEntry entry, boolean active) {}
}
