package io.github.cmkverify.profile;

/**
 * What is expected of an infrastructure plan.
 *
 * @param required whether a run must be given one (IAC-001, IAC-003)
 * @param requireAvm whether the plan must use Azure Verified Modules (IAC-002)
 */
public record Plan(Setting<Boolean> required, Setting<Boolean> requireAvm) {
    static Plan read(Fields f) {
        return new Plan(f.setting("required", Types.bool(), true), f.setting("requireAvm", Types.bool(), false));
    }
}
