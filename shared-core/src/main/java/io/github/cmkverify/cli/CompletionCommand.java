package io.github.cmkverify.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that completes commands and options in bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  source <(cmk-verify completion bash)     (in ~/.bashrc)",
            "  source <(cmk-verify completion zsh)      (in ~/.zshrc, after compinit)"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells; one script serves both, because zsh reads that of bash. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Tools tools;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", converter = OptionValues.Shells.class, description = "bash or zsh")
    private Shell shell;

    CompletionCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        var root = spec.root();
        tools.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        return 0;
    }
}
