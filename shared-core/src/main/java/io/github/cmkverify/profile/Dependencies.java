package io.github.cmkverify.profile;

import java.util.List;

/**
 * The other stores of the workload.
 *
 * @param declaredNone whether the profile says {@code none}: an empty list only says that nothing was declared (DEP-001)
 */
public record Dependencies(Setting<Boolean> declaredNone, Setting<List<Dependency>> entries) {
    private static final String FIELD = "dependencies";

    static Dependencies read(Fields profile) {
        if (profile.is(YamlNode.Shape.SCALAR, FIELD)) {
            Setting<Boolean> none = profile.setting(
                    FIELD, Types.word("none", "a list of dependencies", "none or a list of entries"), false);
            return new Dependencies(none, none.map(said -> List.of()));
        }
        Setting<List<Dependency>> entries = profile.objects(FIELD, Dependency::read);
        profile.unique(FIELD, entries.value(), entry -> List.of(entry.id().value()), "resource");
        return new Dependencies(entries.map(list -> false), entries);
    }
}
