package io.github.cmkverify.cli;

import io.github.cmkverify.ToolVersion;
import io.github.cmkverify.checks.Catalogue;
import io.github.cmkverify.verdict.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "cmk-verify",
        mixinStandardHelpOptions = true,
        description =
                "Proves, in the release pipeline, that an Azure OpenAI workload is locked with the customer's own key.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:promote (or judged while the gate observes)",
            "1:blocked by a FAIL",
            "2:blocked by an UNDETERMINED, or evidence is stale or altered",
            "3:wrong usage, profile or target",
            "4:sign-in refused, or Azure never answered",
            "5:internal error, or a report or the output could not be written"
        },
        footer = {
            "",
            "Environment:",
            "  CMK_VERIFY_ALLOWED_HOSTS  hosts that a profile with endpoints of its own may name",
            "  CMK_VERIFY_DEBUG=1        show where an internal error comes from",
            "  NO_COLOR=1                no colour, also on a terminal",
            "  JAVA_TOOL_OPTIONS         options of Java, such as -Xmx1g",
            "",
            "Examples:",
            "  cmk-verify demo",
            "  cmk-verify verify --profile cmk-profile.yml --evidence evidence/",
            "  cmk-verify explain CMK-KEY-001"
        })
final class RootCommand implements Callable<Integer> {
    private final Tools tools;

    @Spec
    private CommandSpec spec;

    RootCommand(Tools tools) {
        this.tools = tools;
    }

    /** Without a command there is nothing to judge: help, and the exit code of wrong usage. */
    @Override
    public Integer call() {
        spec.commandLine().usage(tools.console().err());
        return ExitCode.USAGE.number();
    }

    /** The version of the tool and of the catalogue it carries. */
    static IVersionProvider version(Tools tools) {
        return () -> {
            Catalogue catalogue = tools.catalogue();
            return new String[] {
                "cmk-verify " + ToolVersion.text() + " (catalogue " + catalogue.version() + ", "
                        + catalogue.entries().size() + " checks)"
            };
        };
    }
}
