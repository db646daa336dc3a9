package io.github.cmkverify.action.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The inputs of the action, handed over as the one JSON text that {@code toJSON(inputs)} gives: a composite action gets no
 * {@code INPUT_*} variables. Values are trimmed, and errors are worded as the toolkit of GitHub's own actions words them.
 */
public final class Inputs {
    /** The booleans of the YAML 1.2 core schema; everything else, such as yes, on or 1, is refused. */
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");

    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    private final Map<String, String> values;

    private Inputs(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads the text of {@code toJSON(inputs)}.
     *
     * @throws InputException when it is not one JSON object whose values are all text; the message never quotes the text,
     *     which may hold a secret
     */
    public static Inputs parse(String json) {
        JsonNode inputs = read(json);
        if (!inputs.isObject()) {
            throw new InputException("The inputs are not a JSON object: pass toJSON(inputs)");
        }
        var values = new HashMap<String, String>();
        inputs.properties().forEach(input -> values.put(input.getKey(), text(input.getKey(), input.getValue())));
        return new Inputs(values);
    }

    /** The trimmed value; empty when the input was not given. */
    public String text(String name) {
        return values.getOrDefault(name, "").strip();
    }

    /**
     * As {@link #text}.
     *
     * @throws InputException when it was not given, or is blank: GitHub itself does not enforce {@code required: true}
     */
    public String required(String name) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new InputException("Input required and not supplied: " + name);
        }
        return value;
    }

    /**
     * True or false by the YAML 1.2 core schema.
     *
     * @throws InputException for every other value, also for none
     */
    public boolean bool(String name) {
        String value = text(name);
        if (TRUE.contains(value)) {
            return true;
        }
        if (FALSE.contains(value)) {
            return false;
        }
        throw new InputException("Input does not meet YAML 1.2 \"Core Schema\" specification: " + name
                + "\nSupport boolean input list: `true | True | TRUE | false | False | FALSE`");
    }

    /** The names of all inputs that were handed over, given or not. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The lines of the value, each trimmed, without the empty ones. */
    public List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InputException("The inputs are not valid JSON (line " + at.getLineNr() + ", column "
                    + at.getColumnNr() + "): pass toJSON(inputs)");
        }
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw new InputException("Input is not text: " + name);
        }
        return value.textValue();
    }
}
