package io.github.cmkverify.profile;

import java.util.Map;

/** How many days a record of each kind stays good at most. */
public record RecordAges(Setting<Map<RecordKind, Integer>> given) {
    /** The limit for {@code kind}, in days. */
    public Setting<Integer> maxDays(RecordKind kind) {
        return given.map(days -> days.getOrDefault(kind, kind.defaultMaxDays()));
    }

    static RecordAges read(Fields thresholds) {
        return new RecordAges(thresholds.entries(
                "recordMaxDays",
                Types.choice("a kind of record", RecordKind.values()),
                (map, kind) -> map.required(kind, Types.whole(1, 3650)).value()));
    }
}
