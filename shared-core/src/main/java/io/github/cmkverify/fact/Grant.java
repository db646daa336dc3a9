package io.github.cmkverify.fact;

import java.util.Objects;
import java.util.Optional;

/**
 * The right that a refused reader lacks, and the least role that contains it.
 *
 * @param role a built-in role, or a local role of a Managed HSM
 * @param action what was refused
 * @param place what the role is granted on: the id of a resource, or in words what holds it
 * @param reader the object id of the reader, when Azure named it
 */
public record Grant(String role, String action, String place, Optional<String> reader) {
    public Grant {
        Objects.requireNonNull(role);
        action = Line.of(action);
        place = Line.of(place);
        reader = reader.map(Line::of);
    }

    /** In one line: which role, on what, for whom, and why. */
    public String fix() {
        return "grant " + role + ", which contains " + action + ", to the reader"
                + reader.map(id -> " (object id " + id + ")").orElse("") + " on " + place;
    }
}
