package io.github.cmkverify.cli;

import io.github.cmkverify.run.EvidenceChoice;
import io.github.cmkverify.run.RunRequest;
import io.github.cmkverify.verdict.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judges recorded example workloads: no Azure, no sign-in.",
            "Without a name it judges both and ends with 0 when each verdict is the one it should be; with a name it ends with"
                    + " the exit code of that verdict, as verify would."
        },
        footer = {"", "Examples:", "  cmk-verify demo", "  cmk-verify demo permit-chatbot --verbose"})
final class DemoCommand implements Callable<Integer> {
    /** The workloads in {@code examples/}, and how the judgement of each must end. */
    enum Example {
        CLAIMS_ASSISTANT("claims-assistant", ExitCode.OK),
        PERMIT_CHATBOT("permit-chatbot", ExitCode.FAILED);

        private final String folder;
        private final ExitCode expected;

        Example(String folder, ExitCode expected) {
            this.folder = folder;
            this.expected = expected;
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    private final Tools tools;

    @Parameters(
            paramLabel = "EXAMPLE",
            arity = "0..1",
            converter = OptionValues.Examples.class,
            completionCandidates = Candidates.Examples.class,
            description = "claims-assistant (in order) or permit-chatbot (with faults)")
    private Optional<Example> example = Optional.empty();

    @Mixin
    private ReportOptions reports;

    DemoCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        return example.isPresent() ? judge(example.get()) : judgeBoth();
    }

    private int judgeBoth() {
        boolean asExpected = true;
        for (Example each : Example.values()) {
            tools.out()
                    .println((each.ordinal() == 0 ? "" : "\n") + "=== examples/" + each.folder
                            + " (should end with exit code " + each.expected.number() + ")");
            asExpected &= judge(each) == each.expected.number();
        }
        tools.out()
                .println(
                        asExpected
                                ? "\nBoth verdicts are as they should be. Next: cmk-verify verify --profile FILE --evidence PACK"
                                : "\nA verdict is not the one it should be: this is a defect, please report it.");
        return asExpected ? ExitCode.OK.number() : ExitCode.INTERNAL.number();
    }

    private int judge(Example each) {
        try (ExampleFiles files = ExampleFiles.unpack(each.folder)) {
            Path folder = files.folder();
            var request = RunRequest.of(
                            folder.resolve("cmk-profile.yml"),
                            EvidenceChoice.Recorded.of(folder.resolve("evidence")),
                            reports.directory().resolve(each.folder))
                    .withFormats(reports.formats());
            return reports.reporting(tools.console()).of(tools, request);
        } catch (IOException e) {
            tools.console()
                    .complain("cannot unpack the example " + each.folder + " into the temporary directory (" + e
                            + "): free some space, or name another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR");
            return ExitCode.INTERNAL.number();
        }
    }
}
