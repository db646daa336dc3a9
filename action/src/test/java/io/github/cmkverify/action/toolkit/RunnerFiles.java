package io.github.cmkverify.action.toolkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a file of outputs as the runner does: {@code NAME=VALUE} when {@code =} comes before {@code <<}, else a heredoc. */
final class RunnerFiles {
    private RunnerFiles() {}

    static Map<String, String> read(Path file) throws IOException {
        var values = new LinkedHashMap<String, String>();
        String[] lines = Files.readString(file, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length && !(i == lines.length - 1 && lines[i].isEmpty()); i++) {
            int equals = lines[i].indexOf('=');
            int heredoc = lines[i].indexOf("<<");
            if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
                values.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
                continue;
            }
            String name = lines[i].substring(0, heredoc);
            String delimiter = lines[i].substring(heredoc + 2);
            var value = new StringBuilder();
            String separator = "";
            for (i++; !lines[i].equals(delimiter); i++) {
                value.append(separator).append(lines[i]);
                separator = "\n";
            }
            values.put(name, value.toString());
        }
        return values;
    }
}
