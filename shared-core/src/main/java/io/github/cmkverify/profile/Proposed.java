package io.github.cmkverify.profile;

import java.util.List;

/**
 * People and endpoints that {@code init} found and nobody has approved yet. Nothing here counts in a judgement; it is read
 * so that a mistake in it is told, and so that the reports can say that it waits for somebody.
 */
public record Proposed(Setting<List<String>> people, Setting<List<String>> endpoints) {
    private static final int LONGEST = 500;

    /** The lists of {@code network} that an endpoint could be moved to. */
    private enum EndpointList implements Choice {
        IP_RULES("approvedIpRules"),
        SUBNETS("approvedSubnets"),
        PRIVATE_ENDPOINTS("approvedPrivateEndpoints");

        private final String text;

        EndpointList(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** How many entries wait. */
    public int count() {
        return people.value().size() + endpoints.value().size();
    }

    static Proposed read(Fields f) {
        return new Proposed(f.objects("people", Proposed::person), f.objects("endpoints", Proposed::endpoint));
    }

    private static String person(Fields f) {
        f.required("list", Types.choice("a list of people", PeopleList.values()));
        f.optional("found", Types.line(LONGEST));
        return f.required("id", AzureTypes.guid("an object id")).value();
    }

    private static String endpoint(Fields f) {
        f.required("list", Types.choice("a list of network", EndpointList.values()));
        f.optional("found", Types.line(LONGEST));
        return f.required("address", Types.line(LONGEST)).value();
    }
}
