package io.github.cmkverify.verdict;

import io.github.cmkverify.fact.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a reader was refused for want of one role in one area, and the grants that settle all of it: one on what the refused
 * places have in common, or one on each.
 *
 * @param all never none
 */
record Grants(List<Grant> all) {
    private static final int MOST = 3;
    private static final String HSM = "Managed HSM ";
    private static final String SUBSCRIPTIONS = "/subscriptions/";

    /** Parts of an id, up to its subscription, its resource group and its name. */
    private static final int SUBSCRIPTION = 3;

    private static final int RESOURCE_GROUP = 5;
    private static final int RESOURCE = 9;

    /** What may stand in a command: an id in quotes, the name of an HSM. */
    private static final Pattern ID = Pattern.compile("/[A-Za-z0-9/._()-]{0,1000}");

    private static final Pattern HSM_HOST = Pattern.compile("https://([a-z0-9-]{1,24})\\.[a-z0-9.-]{1,100}");

    /** What one person may grant roles on at a time: a subscription; else everything of the role. */
    static String area(Grant grant) {
        String[] parts = grant.place().split("/", -1);
        return grant.place().startsWith(SUBSCRIPTIONS) ? parts[2].toLowerCase(Locale.ROOT) : "";
    }

    String title() {
        var actions = all.stream().map(Grant::action).distinct().toList();
        var places = places();
        return "the reader lacks " + some(actions, ", ")
                + (places.size() == 1 ? " on " + places.get(0) : " on " + places.size() + " resources" + below());
    }

    List<String> fixes() {
        var fixes = new ArrayList<String>();
        var places = places();
        String role = all.get(0).role();
        String reader =
                " to the reader" + reader().map(id -> " (object id " + id + ")").orElse("");
        String common = common();
        if (common.isEmpty() || places.size() == 1) {
            fixes.add("grant " + role + reader + " on " + some(places, "; "));
        } else {
            fixes.add("grant " + role + reader + " on " + common + ", or narrower on each of: " + some(places, "; "));
        }
        fixes.add(command(role, common));
        return fixes;
    }

    private String command(String role, String common) {
        String who = reader().orElse("OBJECT_ID");
        return role.startsWith(HSM)
                ? "az keyvault role assignment create --hsm-name " + hsm(common) + " --role \"" + role
                        + "\" --assignee " + who + " --scope /keys"
                : "az role assignment create --role \"" + role + "\" --assignee-object-id " + who
                        + " --assignee-principal-type ServicePrincipal --scope " + scope(common);
    }

    private static String hsm(String place) {
        Matcher host = HSM_HOST.matcher(place);
        return host.matches() ? host.group(1) : "HSM";
    }

    private static String scope(String place) {
        return ID.matcher(place).matches() ? "\"" + place + "\"" : "SCOPE_OF_EACH";
    }

    private List<String> places() {
        var places = new ArrayList<String>();
        for (Grant grant : all) {
            if (places.stream().noneMatch(grant.place()::equalsIgnoreCase)) {
                places.add(grant.place());
            }
        }
        return places;
    }

    /** Every message names the same reader or none. */
    private Optional<String> reader() {
        return all.stream().flatMap(grant -> grant.reader().stream()).findFirst();
    }

    private String below() {
        String common = common();
        return common.isEmpty() ? "" : " below " + common;
    }

    /** The narrowest scope that holds all places and on which a role can be granted; empty when there is none. */
    private String common() {
        var places = places();
        String first = places.get(0);
        if (places.size() == 1) {
            return first;
        }
        if (!first.startsWith(SUBSCRIPTIONS)) {
            return "";
        }
        var parts = List.of(first.split("/", -1));
        return Stream.of(RESOURCE, RESOURCE_GROUP)
                .filter(length -> length <= parts.size())
                .map(length -> String.join("/", parts.subList(0, length)))
                .filter(scope -> places.stream().allMatch(place -> holds(scope, place)))
                .findFirst()
                .orElseGet(() -> String.join("/", parts.subList(0, SUBSCRIPTION)));
    }

    private static boolean holds(String scope, String place) {
        return (place + "/").regionMatches(true, 0, scope + "/", 0, scope.length() + 1);
    }

    private static String some(List<String> texts, String separator) {
        int more = texts.size() - MOST;
        return String.join(separator, texts.subList(0, Math.min(texts.size(), MOST)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
