package io.github.cmkverify.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.checks.CatalogueEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "checks",
        mixinStandardHelpOptions = true,
        description = "Lists the checks of the catalogue.",
        footer = {"", "Examples:", "  cmk-verify checks", "  cmk-verify checks --format json"})
final class ChecksCommand implements Callable<Integer> {
    /** How the list is printed. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Tools tools;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = OptionValues.ListFormats.class,
            description = "text or json (default: ${DEFAULT-VALUE})")
    private Format format;

    ChecksCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() throws IOException {
        Catalogue catalogue = tools.catalogue();
        tools.out().print(format == Format.JSON ? json(catalogue) : text(catalogue));
        return 0;
    }

    private static String text(Catalogue catalogue) {
        var lines = new StringBuilder();
        for (CatalogueEntry entry : catalogue.entries()) {
            lines.append(String.format(
                            Locale.ROOT,
                            "%-12s %-9s %s",
                            entry.id(),
                            entry.severity().text(),
                            entry.title()))
                    .append("\n");
        }
        return lines.append(catalogue.entries().size())
                .append(" checks, catalogue ")
                .append(catalogue.version())
                .append("\n")
                .toString();
    }

    private static String json(Catalogue catalogue) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("catalogueVersion", catalogue.version());
            json.writeArrayFieldStart("checks");
            for (CatalogueEntry entry : catalogue.entries()) {
                json.writeStartObject();
                json.writeStringField("id", entry.id());
                json.writeStringField("title", entry.title());
                json.writeStringField("severity", entry.severity().text());
                json.writeStringField("per", entry.per().text());
                json.writeBooleanField("positiveProof", entry.positiveProof());
                json.writeArrayFieldStart("after");
                for (String parent : entry.after()) {
                    json.writeString(parent);
                }
                json.writeEndArray();
                json.writeStringField("why", entry.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }
}
