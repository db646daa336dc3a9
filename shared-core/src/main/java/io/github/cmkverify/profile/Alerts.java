package io.github.cmkverify.profile;

import java.util.List;

/**
 * What alerts there must be.
 *
 * @param eventGridRoutes resource ids of event subscriptions that count as alerts (MON-003, MON-008)
 * @param extraOperations operations to be watched besides those of MON-004
 */
public record Alerts(Setting<List<String>> eventGridRoutes, Setting<List<String>> extraOperations) {
    static Alerts read(Fields f) {
        return new Alerts(
                f.list("eventGridRoutes", AzureTypes.eventSubscription(), List.of()),
                f.list("extraOperations", AzureTypes.operation(), List.of()));
    }
}
