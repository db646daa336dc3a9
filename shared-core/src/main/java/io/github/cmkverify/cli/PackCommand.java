package io.github.cmkverify.cli;

import io.github.cmkverify.verdict.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = "Looks into an evidence pack.",
        footer = {
            "",
            "Examples:",
            "  cmk-verify pack show evidence/",
            "  cmk-verify pack check pack.zip --expect-pack-sha256 0123..."
        })
final class PackCommand implements Callable<Integer> {
    private final Tools tools;

    @Spec
    private CommandSpec spec;

    PackCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(tools.console().err());
        return ExitCode.USAGE.number();
    }
}
