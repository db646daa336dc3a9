/**
 * The approved configuration of one workload: records, the loader with line and column, waivers and the gate's rules.
 *
 * <p>Every setting that a check compares is a {@link io.github.cmkverify.profile.Setting}: it enters the logic as a fact
 * whose source is the line of the profile. Fields, types and defaults are those of CHECKS, "Profile settings with proposed
 * defaults"; users read them in {@code docs/profile.md}, editors in {@code cmk-profile.schema.json} beside this package.
 */
package io.github.cmkverify.profile;
