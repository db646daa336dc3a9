package io.github.cmkverify.evidence.pack;

import io.github.cmkverify.evidence.EvidenceKey;
import io.github.cmkverify.evidence.Provenance;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold between the rows of a manifest, and between them and the rest. */
final class RowRules {
    private static final String FIX = "collect the evidence again";

    private final Problems problems;
    private final Set<EvidenceKey> keys = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private Optional<Manifest.Row> previous = Optional.empty();
    private long bodies;

    RowRules(Problems problems) {
        this.problems = problems;
    }

    void check(Provenance provenance, List<Manifest.Row> rows) {
        if (rows.size() > PackLimits.ENTRIES) {
            problems.add(PackNames.MANIFEST, "lists more than " + PackLimits.ENTRIES + " requests", "this is no pack");
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), PackNames.MANIFEST + " /items/" + i);
        }
        if (bodies > PackLimits.BODIES) {
            problems.add(PackNames.MANIFEST, "lists more than " + PackLimits.BODIES + " bytes", "this is no pack");
        }
        provenance.redacted().keySet().stream()
                .filter(item -> !texts.contains(item))
                .forEach(item -> problems.add(
                        PackNames.MANIFEST + " /redacted",
                        "names the item " + Shown.text(item) + ", which is not in the pack",
                        FIX));
    }

    private void row(Manifest.Row row, String place) {
        String item = Shown.text(row.key().text());
        int expected = continues(row) ? previous.orElseThrow().page() + 1 : 1;
        if (!continues(row) && !keys.add(row.key())) {
            problems.add(place, "is a second answer to " + item, FIX);
        } else if (row.page() != expected) {
            problems.add(place, "is page " + row.page() + " of " + item + " where page " + expected + " belongs", FIX);
        }
        texts.add(row.key().text());
        previous = Optional.of(row);
        row.result().fold(stored -> file(stored, place), failed -> true);
    }

    /** Whether {@code row} is a later page of the item before it, spelled the same: redactions go by the spelling. */
    private boolean continues(Manifest.Row row) {
        return row.page() > 1
                && previous.filter(before -> before.key().equals(row.key())
                                && before.key().text().equals(row.key().text()))
                        .isPresent();
    }

    private boolean file(Manifest.Stored stored, String place) {
        bodies += stored.size();
        if (!PackNames.isBody(stored.file())) {
            problems.add(
                    place + "/file",
                    Shown.text(stored.file()) + " is not a name such as items/0001.json",
                    "name the bodies items/0001.json, items/0002.json and so on");
        } else if (!files.add(stored.file())) {
            problems.add(
                    place + "/file", stored.file() + " is the body of two answers", "store each body in its own file");
        }
        return true;
    }
}
