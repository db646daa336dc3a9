package io.github.cmkverify.profile;

import java.util.List;
import java.util.Locale;

/**
 * The drills that prove recovery (ROT-004).
 *
 * @param required by default in production only
 * @param scenarios within {@code thresholds.drillMaxAgeDays}
 * @param yearlyScenarios within {@code thresholds.yearlyDrillMaxAgeDays}
 * @param acceptAttestation whether a record without a log to confront it with is enough
 */
public record Drills(
        Setting<Boolean> required,
        Setting<List<Scenario>> scenarios,
        Setting<List<Scenario>> yearlyScenarios,
        Setting<Boolean> acceptAttestation) {
    /** What is broken in a drill; each leaves its own traces in the logs. */
    public enum Scenario implements Choice {
        DISABLE_KEY,
        REMOVE_UNWRAP_RIGHT,
        CLOSE_FIREWALL,
        EXPIRED_KEY,
        REGION,
        DEPENDENT_STORAGE;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Drills read(Fields f, Environment environment) {
        var scenario = Types.choice("a scenario this tool can confront with logs", Scenario.values());
        return new Drills(
                f.setting("required", Types.bool(), environment == Environment.PRODUCTION),
                f.list(
                        "scenarios",
                        scenario,
                        List.of(
                                Scenario.DISABLE_KEY,
                                Scenario.REMOVE_UNWRAP_RIGHT,
                                Scenario.CLOSE_FIREWALL,
                                Scenario.EXPIRED_KEY)),
                f.list("yearlyScenarios", scenario, List.of(Scenario.REGION, Scenario.DEPENDENT_STORAGE)),
                f.setting("acceptAttestation", Types.bool(), false));
    }
}
