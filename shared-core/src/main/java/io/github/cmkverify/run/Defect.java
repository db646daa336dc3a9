package io.github.cmkverify.run;

import io.github.cmkverify.report.Visible;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A failure of this tool itself. One line says what it is; where it comes from is for whoever repairs it. */
public record Defect(Throwable thrown) {
    /** What is wrong and what to do. */
    public String text() {
        return isMemory()
                ? "out of memory: give Java more, for example with JAVA_TOOL_OPTIONS=-Xmx1g, or judge fewer accounts at once"
                : "internal error (" + thrown.getClass().getSimpleName() + ": " + thrown.getMessage()
                        + "): this is a defect, please report it with the command and, if you may, the evidence pack";
    }

    /** Java wraps it when it has no memory for its own work. */
    private boolean isMemory() {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(each -> each instanceof OutOfMemoryError
                        || each instanceof VirtualMachineError
                                && String.valueOf(each.getMessage()).contains(OutOfMemoryError.class.getName()));
    }

    /** Where it comes from, safe to print. */
    public List<String> trace() {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .map(line -> Visible.text(line.replace("\t", "    ")))
                .toList();
    }
}
