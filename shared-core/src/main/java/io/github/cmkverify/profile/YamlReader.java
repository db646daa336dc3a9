package io.github.cmkverify.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/**
 * From bytes to nodes with places, within the limits of {@code docs/profile.md}: no anchors, aliases, tags or merge keys, no
 * name twice (also in another case), one document, bounded size, depth and length.
 */
final class YamlReader {
    private static final int DEEPEST = 16;
    private static final int LONGEST = 1000;
    /** Keeps the work bounded where every account inherits every list. */
    private static final int MOST = 500;

    private final Problems problems;
    private final Iterator<Event> events;
    private Place last = Place.START;

    private YamlReader(String text, Problems problems) {
        this.problems = problems;
        var settings = LoadSettings.builder()
                .setLabel("profile")
                .setUseMarks(true)
                .setCodePointLimit(YamlText.MOST_BYTES)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** Empty when the text could not be read to its end; problems are noted either way. */
    static Optional<YamlNode> read(byte[] bytes, Problems problems) {
        return YamlText.decode(bytes, problems).flatMap(text -> read(text, problems));
    }

    private static Optional<YamlNode> read(String text, Problems problems) {
        var reader = new YamlReader(text, problems);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            Place at = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(YamlReader::place)
                    .orElse(reader.last);
            problems.add(at, Path.ROOT, "is not valid YAML: " + Shown.cut(e.getProblem(), 120));
            return Optional.empty();
        } catch (RuntimeException e) {
            // the parser is a library on hostile text: whatever it does not survive is a fault of the text
            problems.add(reader.last, Path.ROOT, "is not valid YAML after this place");
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        next();
        Event start = next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            problems.add(Place.START, Path.ROOT, "the file is empty");
            return Optional.empty();
        }
        if (!((DocumentStartEvent) start).getTags().isEmpty()) {
            problems.add(last, Path.ROOT, "has a %TAG directive; tags are not allowed");
        }
        YamlNode root = node(next(), Path.ROOT, 1);
        next();
        if (next().getEventId() != Event.ID.StreamEnd) {
            problems.add(last, Path.ROOT, "a second document starts here; a file holds one");
        }
        return Optional.of(root);
    }

    private Event next() {
        Event event = events.next();
        last = event.getStartMark().map(YamlReader::place).orElse(last);
        return event;
    }

    private YamlNode node(Event event, Path path, int depth) {
        Place at = last;
        if (depth > DEEPEST) {
            throw new ParserException("nested deeper than " + DEEPEST + " levels", event.getStartMark());
        }
        if (((NodeEvent) event).getAnchor().isPresent()) {
            problems.add(at, path, "anchors (&) and aliases (*) are not allowed; write the value out");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, at, path);
            case SequenceStart -> sequence((CollectionStartEvent) event, at, path, depth);
            case MappingStart -> mapping((CollectionStartEvent) event, at, path, depth);
            default -> new YamlNode.Unreadable(at);
        };
    }

    private YamlNode scalar(ScalarEvent event, Place at, Path path) {
        refuseTag(event.getTag(), at, path);
        String text = event.getValue();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            problems.add(at, path, Shown.quoted(text) + " is longer than " + LONGEST + " characters");
            return new YamlNode.Unreadable(at);
        }
        Optional<Integer> unseen = text.codePoints()
                .filter(c -> c != '\n' && c != '\t' && !Shown.harmless(c))
                .boxed()
                .findFirst();
        unseen.ifPresent(c -> problems.add(
                at, path, Shown.quoted(text) + " contains the character " + Shown.name(c) + ", which cannot be seen"));
        return unseen.isPresent() ? new YamlNode.Unreadable(at) : new YamlNode.Scalar(at, text, event.isPlain());
    }

    private YamlNode sequence(CollectionStartEvent event, Place at, Path path, int depth) {
        refuseTag(event.getTag(), at, path);
        var items = new ArrayList<YamlNode>();
        for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
            items.add(node(item, path.index(items.size()), depth + 1));
        }
        return within(items.size(), at, path) ? new YamlNode.Sequence(at, items) : new YamlNode.Unreadable(at);
    }

    private YamlNode mapping(CollectionStartEvent event, Place at, Path path, int depth) {
        refuseTag(event.getTag(), at, path);
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        var places = new HashMap<String, Place>();
        for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
            Place nameAt = last;
            Optional<String> name = name(node(key, path, depth + 1), path);
            YamlNode value = node(next(), path.field(name.orElse("?")), depth + 1);
            name.filter(n -> isNew(n, nameAt, places, path))
                    .ifPresent(n -> entries.put(n, new YamlNode.Entry(nameAt, value)));
        }
        return within(entries.size(), at, path) ? new YamlNode.Mapping(at, entries) : new YamlNode.Unreadable(at);
    }

    private boolean within(int entries, Place at, Path path) {
        if (entries > MOST) {
            problems.add(at, path, "has " + entries + " entries; at most " + MOST + " are read");
        }
        return entries <= MOST;
    }

    private Optional<String> name(YamlNode key, Path path) {
        return key.fold(
                scalar -> {
                    if (scalar.plain() && scalar.text().equals("<<")) {
                        problems.add(key.at(), path, "merge keys (<<) are not allowed; write the fields out");
                        return Optional.empty();
                    }
                    if (scalar.kind() != ScalarKind.TEXT) {
                        problems.add(key.at(), path, Shown.quoted(scalar.text()) + " is not a name; put it in quotes");
                        return Optional.empty();
                    }
                    return Optional.of(scalar.text());
                },
                sequence -> refuseName(key, path),
                mapping -> refuseName(key, path),
                Optional::empty);
    }

    private Optional<String> refuseName(YamlNode key, Path path) {
        problems.add(key.at(), path, "a list or map cannot be the name of a field");
        return Optional.empty();
    }

    /** Two names that differ by case only would be read in two ways by two readers. */
    private boolean isNew(String name, Place at, Map<String, Place> places, Path path) {
        Place first = places.putIfAbsent(name.toLowerCase(Locale.ROOT), at);
        if (first != null) {
            problems.add(at, path.field(name), "is given twice (see line " + first.line() + "; case does not count)");
        }
        return first == null;
    }

    private void refuseTag(Optional<String> tag, Place at, Path path) {
        tag.ifPresent(t -> problems.add(at, path, "the tag " + Shown.quoted(t) + " is not allowed; remove it"));
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
