package io.github.cmkverify.checks;

import java.util.List;
import java.util.Optional;

/**
 * The checks on one theme.
 *
 * @param id such as {@code VLT}, the middle of its checks' ids
 * @param title for headings
 * @param note what holds for all its checks
 * @param entries in catalogue order
 */
public record CatalogueGroup(String id, String title, Optional<String> note, List<CatalogueEntry> entries) {
    public CatalogueGroup {
        entries = List.copyOf(entries);
    }
}
