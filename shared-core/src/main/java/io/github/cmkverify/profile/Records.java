package io.github.cmkverify.profile;

import java.util.List;

/** The kinds of records that must be there (GOV-004, CST-001, NET-003). */
public record Records(Setting<List<RecordKind>> required) {
    static Records read(Fields f) {
        return new Records(f.list(
                "required", Types.choice("a kind of record", RecordKind.values()), RecordKind.REQUIRED_BY_DEFAULT));
    }
}
