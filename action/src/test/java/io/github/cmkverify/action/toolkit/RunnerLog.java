package io.github.cmkverify.action.toolkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the commands in a log as the runner does: {@code ::} after white space, {@code ##[} anywhere in a line. */
final class RunnerLog {
    private RunnerLog() {}

    record Command(String name, Map<String, String> properties, String message) {}

    static List<Command> commands(String log) {
        var found = new ArrayList<Command>();
        String stop = "";
        for (String line : log.split("\n")) {
            String text = line.stripLeading();
            int legacy = line.indexOf("##[");
            if (text.startsWith("::") && text.indexOf("::", 2) > 0) {
                String head = text.substring(2, text.indexOf("::", 2));
                String message = text.substring(text.indexOf("::", 2) + 2);
                String name = head.split(" ", 2)[0];
                if (!stop.isEmpty()) {
                    stop = name.equals(stop) ? "" : stop;
                } else if (name.equals("stop-commands")) {
                    stop = message;
                } else {
                    found.add(new Command(name.toLowerCase(Locale.ROOT), properties(head), message));
                }
            } else if (legacy >= 0 && stop.isEmpty()) {
                found.add(new Command(line.substring(legacy), Map.of(), ""));
            }
        }
        return found;
    }

    private static Map<String, String> properties(String head) {
        var properties = new HashMap<String, String>();
        String[] parts = head.split(" ", 2);
        if (parts.length > 1) {
            for (String property : parts[1].split(",")) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], pair.length > 1 ? pair[1] : "");
            }
        }
        return properties;
    }
}
