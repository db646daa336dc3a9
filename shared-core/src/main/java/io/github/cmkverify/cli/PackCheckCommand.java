package io.github.cmkverify.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks that a pack is whole: nothing altered, missing or extra.",
            "That does not prove who made it: whoever edits a pack can hash it again. Compare the hash with one that was"
                    + " noted elsewhere."
        })
final class PackCheckCommand implements Callable<Integer> {
    private final Tools tools;

    @Mixin
    private PackOptions options;

    PackCheckCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        return options.open(tools.console(), pack -> tools.out()
                .println("whole: " + pack.items().size() + " items, pack sha256 " + pack.sha256()));
    }
}
