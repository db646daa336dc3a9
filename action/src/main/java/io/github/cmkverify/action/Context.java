package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.Commands;
import io.github.cmkverify.action.toolkit.Inputs;
import io.github.cmkverify.action.toolkit.Job;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** What a command of the action works with. */
record Context(
        Inputs inputs,
        Job job,
        Map<String, String> environment,
        Commands commands,
        PrintStream out,
        Clock clock,
        Withdrawal withdrawal) {}
