package io.github.cmkverify.action;

import io.github.cmkverify.action.StepInputs.When;
import java.util.Optional;

/**
 * What the user wants to see of a step.
 *
 * @param name tells the step from others of its job
 * @param annotations how many of each level at most
 */
record Display(Optional<String> name, When summary, int annotations) {}
