package io.github.cmkverify.azure.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.StrictJson;
import java.util.Optional;

/** What the answer about the subscription says about the target (CHECKS "Target"). */
final class WrongTarget {
    private WrongTarget() {}

    /** Why nothing can be collected for the subscription, if that is so. */
    static Optional<LiveFailure> of(Item subscription, String tenant, String reader) {
        String id = subscription.key().argument(0);
        String code = subscription.pages().get(0).answer().fold(WrongTarget::code, missing -> "");
        return switch (code) {
            case "SubscriptionNotFound", "InvalidSubscriptionId" ->
                Optional.of(LiveFailure.usage("wrong subscription: directory " + tenant + " shows the reader, "
                        + reader + ", no subscription " + id
                        + "; correct azure.subscription, or grant the reader Reader on it"));
            case "InvalidAuthenticationTokenTenant" ->
                Optional.of(LiveFailure.usage("wrong directory: subscription " + id
                        + " is not of directory " + tenant + ", to which the reader, " + reader
                        + ", signed in; correct azure.tenant or azure.subscription"));
            default -> Optional.empty();
        };
    }

    private static String code(Answer.Received answer) {
        try {
            JsonNode code = StrictJson.object(answer.body()).path("error").path("code");
            boolean refusal = answer.status() == 400 || answer.status() == 401 || answer.status() == 404;
            return refusal && code.isTextual() ? code.textValue() : "";
        } catch (StrictJson.Refused e) {
            return "";
        }
    }
}
