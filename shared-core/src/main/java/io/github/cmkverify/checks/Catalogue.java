package io.github.cmkverify.checks;

import io.github.cmkverify.profile.CheckIds;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checks that this version carries out, as data. A check that is only planned is not in it: what has no code is never
 * listed.
 */
public final class Catalogue {
    private final String version;
    private final List<CatalogueGroup> groups;
    private final List<CatalogueEntry> entries;

    Catalogue(String version, List<CatalogueGroup> groups) {
        this.version = version;
        this.groups = List.copyOf(groups);
        this.entries =
                List.copyOf(groups.stream().flatMap(g -> g.entries().stream()).toList());
    }

    /**
     * Reads the catalogue from the class path.
     *
     * @throws IllegalStateException when the data has a defect, naming file and check; a test loads it, so no user sees this
     */
    public static Catalogue load() {
        return CatalogueLoader.ofClassPath().catalogue();
    }

    /** The version of the data, such as {@code 1.0.0}; reports carry it. */
    public String version() {
        return version;
    }

    /** The groups that have checks, in catalogue order. */
    public List<CatalogueGroup> groups() {
        return groups;
    }

    /** All checks in catalogue order, which is not the order to run them in: see {@link CatalogueEntry#after()}. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /** The check with exactly this id. */
    public Optional<CatalogueEntry> entry(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** The checks whose PASS promotion needs (CHECKS.md, "Positive proof"), in catalogue order. */
    public Set<String> positiveProof() {
        return entries.stream()
                .filter(CatalogueEntry::positiveProof)
                .map(CatalogueEntry::id)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** What the profile loader must know of the checks. */
    public CheckIds checkIds() {
        return new CheckIds(entries.stream().map(CatalogueEntry::id).collect(Collectors.toSet()), positiveProof());
    }
}
