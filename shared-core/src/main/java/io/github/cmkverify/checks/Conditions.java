package io.github.cmkverify.checks;

/**
 * What each outcome of a check means, as text for people. A word in backticks is a field of Azure or of the profile.
 *
 * @param pass when the check passes
 * @param fail when it fails
 * @param notApplicable when it says nothing
 * @param undetermined when it can't be decided
 */
public record Conditions(String pass, String fail, String notApplicable, String undetermined) {}
