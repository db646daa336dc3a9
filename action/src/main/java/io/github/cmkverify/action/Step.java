package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.Annotation;
import io.github.cmkverify.action.toolkit.Commands;
import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.Inputs;
import io.github.cmkverify.action.toolkit.Job;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.Defect;
import io.github.cmkverify.verdict.ExitCode;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** One step of a workflow: reads the inputs, runs the command, and turns every ending into outputs and an exit code. */
final class Step {
    private static final String INPUTS = "CMK_ACTION_INPUTS";
    private static final String TITLE = "CMK Verify";
    private static final int LONGEST = 3000;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final Clock clock;
    private final Commands commands;
    private final Withdrawal withdrawal = new Withdrawal();

    /** @param out the one stream of this process, which the runner reads */
    Step(Map<String, String> environment, PrintStream out, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.clock = clock;
        this.commands = new Commands(out);
    }

    /** @return the exit code */
    int execute(String command) {
        commands.distrust();
        try {
            return attempt(command);
        } finally {
            commands.trust();
            out.flush();
        }
    }

    /** The process is being ended: what stands in the reports then says so. Does nothing after the step is over. */
    void withdraw() {
        withdrawal.withdraw("the job was cancelled or ran out of time");
    }

    private int attempt(String command) {
        try {
            Inputs inputs = Inputs.parse(environment.getOrDefault(INPUTS, ""));
            commands.mask(inputs.text("github-token"));
            var context = new Context(inputs, new Job(environment), environment, commands, out, clock, withdrawal);
            return switch (command) {
                case "verify" -> new VerifyStep(context).run();
                case "merge" -> new MergeStep(context).run();
                default -> throw new InputException("There is no command '" + command + "' in this action");
            };
        } catch (InputException e) {
            return ended(ExitCode.USAGE, e.getMessage());
        } catch (RunnerException e) {
            withdrawal.withdraw("the runner could not be told how it ended");
            return ended(ExitCode.INTERNAL, e.getMessage());
        } catch (RuntimeException | Error e) {
            withdrawal.withdraw("it failed");
            return ended(ExitCode.INTERNAL, new Defect(e).text());
        } finally {
            withdrawal.over();
        }
    }

    private int ended(ExitCode exit, String why) {
        commands.annotate(Annotation.of(Annotation.Level.ERROR, TITLE, Visible.cut(why, LONGEST)));
        try {
            Outputs.blocked(exit).write(environment);
        } catch (RunnerException e) {
            commands.debug(e.getMessage()); // a missing decision is no promotion either
        }
        return exit.number();
    }
}
