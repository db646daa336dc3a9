package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a verdict comes from, line by line.
 *
 * @param name ours
 * @param value hostile
 */
record Origin(String name, String value) {
    private static final String NONE = "none";

    static List<Origin> of(Verdict verdict) {
        var origins = new ArrayList<Origin>();
        origins.add(new Origin("Profile", or(verdict.profile(), Verdict.ProfileInfo::fileName)));
        origins.add(new Origin("Profile SHA-256", or(verdict.profile(), Verdict.ProfileInfo::sha256)));
        origins.add(new Origin(
                "Evidence pack SHA-256",
                or(verdict.evidence().flatMap(Verdict.EvidenceInfo::packSha256), sha256 -> sha256)));
        origins.add(new Origin(
                "Evidence collected",
                or(verdict.evidence(), evidence -> evidence.collectedFrom() + " to " + evidence.collectedTo())));
        origins.add(new Origin("Dates judged at", or(verdict.evaluatedAt(), Object::toString)));
        origins.add(new Origin("Mode", verdict.mode().text()));
        origins.add(new Origin(
                "Decision",
                verdict.decision().kind().text() + ", exit code "
                        + verdict.decision().exit().number()));
        origins.add(new Origin("cmk-verify", verdict.toolVersion()));
        origins.add(new Origin("Catalogue of checks", verdict.catalogueVersion()));
        origins.add(
                new Origin("Accounts judged", String.valueOf(verdict.covers().size())));
        return List.copyOf(origins);
    }

    private static <T> String or(Optional<T> value, Function<T, String> text) {
        return value.map(text).orElse(NONE);
    }
}
