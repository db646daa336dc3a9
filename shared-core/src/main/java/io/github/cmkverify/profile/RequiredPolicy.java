package io.github.cmkverify.profile;

import java.util.List;
import java.util.stream.Stream;

/**
 * A policy that must be assigned.
 *
 * @param definition GUID of a built-in definition in lower case, or the id of any other
 * @param effect the least that it must do
 */
public record RequiredPolicy(String definition, Effect effect) {
    /** What a policy does about a broken rule: report it, or refuse the change. */
    public enum Effect implements Choice {
        AUDIT("Audit"),
        DENY("Deny");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** POL-001's list; names in FACTS B.11. */
    private static final List<RequiredPolicy> DEFAULT = Stream.of(
                    "67121cc7-ff39-4ab8-b7e3-95b84dab487d", // AI services encrypt with a customer-managed key
                    "0b60c0b2-2dc2-4e1c-b5c9-abbed971de53", // vaults have purge protection
                    "1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d", // vaults have soft delete
                    "12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5", // vaults use RBAC
                    "55615ac9-af46-4a59-874e-391cc3dfb490", // vaults have a firewall
                    "037eea7a-bd0a-46c5-9a66-03aea78705d3", // AI services restrict network access
                    "d6759c02-b87f-42b7-892e-71b3f471d782", // AI services use private link
                    "71ef260a-8f18-47b7-abcb-62d0673d94dc", // AI services have key access disabled
                    "cf820ca0-f99e-4f3e-84fb-66e913812d21", // vaults have resource logs
                    "152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0", // keys have an expiration date
                    "e56962a6-4747-49cd-b67b-bf8b01975c4c") // allowed locations
            .map(definition -> new RequiredPolicy(definition, Effect.AUDIT))
            .toList();

    static Setting<List<RequiredPolicy>> readAll(Fields profile) {
        if (!profile.isGiven("requiredPolicies")) {
            return profile.made("requiredPolicies", DEFAULT, "default " + DEFAULT.size() + " policies of POL-001");
        }
        Setting<List<RequiredPolicy>> policies = profile.objects("requiredPolicies", RequiredPolicy::read);
        profile.unique("requiredPolicies", policies.value(), policy -> List.of(policy.definition), "definition");
        return policies;
    }

    private static RequiredPolicy read(Fields f) {
        return new RequiredPolicy(
                f.required("definition", AzureTypes.policyDefinition()).value(),
                f.setting("effect", Types.choice("an effect this tool compares", Effect.values()), Effect.AUDIT)
                        .value());
    }
}
