package io.github.cmkverify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the catalogue and refuses whatever does not fit together. The data is our own: any problem is a defect, thrown as
 * an {@link IllegalStateException} that names file and check.
 */
final class CatalogueLoader {
    private final Function<String, Object> nodes;
    private final Map<String, EntryReader.Draft> drafts = new LinkedHashMap<>();
    private final List<CatalogueGroup> groups = new ArrayList<>();
    private final String version;

    private CatalogueLoader(Function<String, Object> nodes) {
        this.nodes = nodes;
        Fields main = file("catalogue.yml");
        version = main.text("version");
        List<String> names = main.texts("groups");
        var kinds = Set.copyOf(main.texts("evidenceKinds"));
        main.end();
        var reader = new EntryReader(kinds, MappingReader.read(file("mappings.yml")));
        names.forEach(name -> group(name, reader));
        drafts.values().forEach(this::parents);
        drafts.values().forEach(draft -> acyclic(draft.entry().id(), draft));
    }

    static CatalogueLoader ofClassPath() {
        return of(CatalogueJson.read()::get);
    }

    /** @param nodes file name to its document, in maps, lists and texts; null when there is no such file */
    static CatalogueLoader of(Function<String, Object> nodes) {
        return new CatalogueLoader(nodes);
    }

    /** How problems name a file. */
    static String where(String file) {
        return "catalogue/" + file;
    }

    private Fields file(String name) {
        Object node = nodes.apply(name);
        if (node == null) {
            throw new IllegalStateException(where(name) + ": is not there");
        }
        return new Fields(where(name), node);
    }

    /** The checks that have code. */
    Catalogue catalogue() {
        return new Catalogue(version, only(entry -> drafts.get(entry.id()).active()));
    }

    /** Every check of the data, planned ones as well. */
    Catalogue everything() {
        return new Catalogue(version, groups);
    }

    private List<CatalogueGroup> only(Predicate<CatalogueEntry> wanted) {
        return groups.stream()
                .map(g -> new CatalogueGroup(
                        g.id(),
                        g.title(),
                        g.note(),
                        g.entries().stream().filter(wanted).toList()))
                .filter(g -> !g.entries().isEmpty())
                .toList();
    }

    private void group(String name, EntryReader reader) {
        Fields file = file(name + ".yml");
        String id = file.text("group");
        if (!id.equals(name.toUpperCase(Locale.ROOT))) {
            throw file.problem("the group of this file is `" + id + "`");
        }
        var title = file.text("title");
        var note = file.optionalText("note");
        var entries = new ArrayList<CatalogueEntry>();
        for (Object node : file.nodes("checks")) {
            Fields check = new Fields(where(name + ".yml"), node);
            var draft = reader.read(check.at(check.text("id")));
            if (!draft.entry().id().matches("CMK-" + id + "-\\d{3}")) {
                throw draft.where().problem("the id is not CMK-" + id + "-NNN");
            }
            if (drafts.put(draft.entry().id(), draft) != null) {
                throw draft.where().problem("the id is there twice");
            }
            entries.add(draft.entry());
        }
        file.end();
        groups.add(new CatalogueGroup(id, title, note, entries));
    }

    private void parents(EntryReader.Draft draft) {
        for (String parent : draft.entry().after()) {
            if (!drafts.containsKey(parent)) {
                throw draft.where().problem("`after` names the unknown check `" + parent + "`");
            }
            if (draft.active() && !drafts.get(parent).active()) {
                throw draft.where().problem("`after` names `" + parent + "`, which is only planned");
            }
        }
        if (draft.entry().positiveProof() && !draft.active()) {
            throw draft.where().problem("positive proof needs a check that has code");
        }
    }

    private void acyclic(String start, EntryReader.Draft draft) {
        var seen = new HashSet<String>();
        var open = new ArrayList<>(draft.entry().after());
        while (!open.isEmpty()) {
            String parent = open.remove(open.size() - 1);
            if (parent.equals(start)) {
                throw draft.where().problem("`after` leads back to the check itself");
            }
            if (seen.add(parent)) {
                open.addAll(drafts.get(parent).entry().after());
            }
        }
    }
}
