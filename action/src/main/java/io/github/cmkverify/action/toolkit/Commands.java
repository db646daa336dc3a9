package io.github.cmkverify.action.toolkit;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Commands to the runner on standard output ({@code ::error file=...::...}).
 *
 * <p>The runner takes any line of the log that looks like a command for one. So after {@link #distrust} it is told to read none,
 * and each command of ours ends that only for itself, with a token that nobody can guess.
 */
public final class Commands {
    private final PrintStream out;
    private String token = "";

    /** @param out where the runner reads; the one stream that this process writes to */
    public Commands(PrintStream out) {
        this.out = out;
    }

    /** From now on nothing else that is printed is a command ({@code stop-commands}). */
    public void distrust() {
        synchronized (out) {
            if (token.isEmpty()) {
                stop();
            }
        }
    }

    /** Ends {@link #distrust}. */
    public void trust() {
        synchronized (out) {
            if (!token.isEmpty()) {
                resume();
            }
        }
    }

    /** Shows {@code annotation} beside the code and in the log. */
    public void annotate(Annotation annotation) {
        annotate(List.of(annotation));
    }

    /** Shows all of them, in this order. */
    public void annotate(List<Annotation> annotations) {
        issue(annotations.stream()
                .map(each -> text(each.level().command(), each.properties(), each.message()))
                .toList());
    }

    /** Hides {@code secret} in everything that is printed later; blank ones would hide everything. */
    public void mask(String secret) {
        if (!secret.isBlank()) {
            issue("add-mask", Map.of(), secret);
        }
    }

    /** Begins a part of the log that can be folded. */
    public void startGroup(String title) {
        issue("group", Map.of(), title);
    }

    public void endGroup() {
        issue("endgroup", Map.of(), "");
    }

    /** Shown only when the step runs with debug logging. */
    public void debug(String message) {
        issue("debug", Map.of(), message);
    }

    private void issue(String command, Map<String, String> properties, String message) {
        issue(List.of(text(command, properties, message)));
    }

    private void issue(List<String> lines) {
        synchronized (out) {
            boolean stopped = !token.isEmpty() && !lines.isEmpty();
            if (stopped) {
                resume();
            }
            lines.forEach(line -> out.print(line + "\n"));
            if (stopped) {
                stop();
            }
            out.flush();
        }
    }

    private void stop() {
        token = UUID.randomUUID().toString();
        out.print("::stop-commands::" + token + "\n");
    }

    private void resume() {
        out.print("::" + token + "::\n");
        token = "";
    }

    /** {@code ::command key=value,key=value::message}; properties without a value are left out. */
    static String text(String command, Map<String, String> properties, String message) {
        var given = new LinkedHashMap<>(properties);
        given.values().removeIf(String::isEmpty);
        String list = given.entrySet().stream()
                .map(property -> property.getKey() + "=" + escapedProperty(property.getValue()))
                .collect(Collectors.joining(","));
        return "::" + command + (list.isEmpty() ? "" : " " + list) + "::" + escaped(message);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapedProperty(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }
}
