package io.github.cmkverify.cli;

import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.InitRun;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks for Azure OpenAI accounts, read-only, and proposes a profile for what it finds, with a gate that observes.",
            "Every person and endpoint that it finds stands under proposed: and counts as not approved until somebody moves it."
        },
        footer = {
            "",
            "Examples:",
            "  cmk-verify init --subscription 66666666-7777-8888-9999-000000000000 --out cmk-profile.yml",
            "  cmk-verify init --subscription 66666666-7777-8888-9999-000000000000 --split resource-group --out profiles/"
        })
final class InitCommand implements Callable<Integer> {
    private static final String TENANT = "AZURE_TENANT_ID";

    private final Tools tools;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            required = true,
            converter = OptionValues.Guids.class,
            description = "the subscription to look in")
    private String subscription;

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            converter = OptionValues.Guids.class,
            description = "its directory (default: " + TENANT + ")")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--resource-group", paramLabel = "NAME", description = "look in this resource group only")
    private Optional<String> resourceGroup = Optional.empty();

    @Option(
            names = "--cloud",
            paramLabel = "CLOUD",
            defaultValue = "AzureCloud",
            converter = OptionValues.Clouds.class,
            description = "AzureCloud, AzureUSGovernment, AzureChinaCloud, or the address of a simulator"
                    + " (default: ${DEFAULT-VALUE})")
    private String cloud;

    @Option(
            names = "--split",
            paramLabel = "BY",
            converter = OptionValues.Splits.class,
            description = "resource-group: one profile for each, in the folder --out")
    private Optional<String> splitBy = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "PATH",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the file for the profile, or with --split the folder; nothing that is there is replaced")
    private Path out;

    @Mixin
    private LiveOptions options;

    @Spec
    private CommandSpec spec;

    InitCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Console console = tools.console();
        var target = new InitRun.Target(directory(console), subscription, cloud, resourceGroup, splitBy.isPresent());
        var run = new InitRun(
                target, options.live(console), options.allowedHosts(console), tools.catalogue(), tools.clock());
        if (splitBy.isEmpty() && Files.exists(out)) {
            console.complain(Visible.text(out.toString()) + " is there already: name another file, or move it away");
            return ExitCode.USAGE.number();
        }
        InitRun.Result result = tools.interruption().during(() -> execute(run, console), run::stop);
        return result.exit() == ExitCode.OK
                ? write(result.profiles())
                : result.exit().number();
    }

    private static InitRun.Result execute(InitRun run, Console console) {
        try (var listener = console.listenerWithProgress()) {
            return run.execute(listener);
        }
    }

    private String directory(Console console) {
        String fromEnvironment = console.variable(TENANT).strip();
        return tenant.or(() -> Optional.of(fromEnvironment).filter(OptionValues.Guids::fits))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "the directory is not known: give --tenant, or set " + TENANT));
    }

    private int write(Map<String, String> profiles) {
        Map<Path, String> files = new LinkedHashMap<>();
        profiles.forEach(
                (workload, text) -> files.put(splitBy.isPresent() ? out.resolve(workload + ".yml") : out, text));
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                write(file.getKey(), file.getValue());
                tools.out().println("profile: " + Visible.text(file.getKey().toString()));
            }
        } catch (FileAlreadyExistsException e) {
            tools.console()
                    .complain(e.getFile() + " is there already and was not replaced: move it away, then run again");
            return ExitCode.USAGE.number();
        } catch (IOException e) {
            tools.console().complain("cannot write the profile (" + e + "): name a place that is writable");
            return ExitCode.INTERNAL.number();
        }
        tools.out()
                .println(
                        "Read every line, move what you approve out of proposed:, then run: cmk-verify verify --profile "
                                + Visible.text(files.keySet().iterator().next().toString()));
        return ExitCode.OK.number();
    }

    /** Complete or not at all, and never over another file. */
    private static void write(Path file, String text) throws IOException {
        Path place = file.toAbsolutePath();
        Path folder = place.getParent();
        if (folder == null) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.createDirectories(folder);
        Path draft = folder.resolve("." + place.getFileName() + "-" + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(draft, text);
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
