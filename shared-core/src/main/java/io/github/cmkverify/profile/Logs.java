package io.github.cmkverify.profile;

/**
 * What is accepted of logs.
 *
 * @param acceptUnreadDestination MON-001 passes on configuration when the destination cannot be read
 * @param requireCmk logs that can hold prompts must lie in a cluster with a customer's key (DEP-005)
 */
public record Logs(Setting<Boolean> acceptUnreadDestination, Setting<Boolean> requireCmk) {
    static Logs read(Fields f) {
        return new Logs(
                f.setting("acceptUnreadDestination", Types.bool(), false),
                f.setting("requireCmk", Types.bool(), false));
    }
}
