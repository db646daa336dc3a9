package io.github.cmkverify.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small Azure: resources by id, role assignments that are inherited and resolved through groups, lists in pages, a search,
 * and the data planes of vaults. It answers URLs and knows nothing of the table of requests.
 */
public final class FakeAzure {
    /** The public half of a key of 2048 bits from Microsoft's documentation. */
    private static final String MODULUS =
            "2HJAE5fU3Cw2Rt9hEuq-F6XjINKGa-zskfISVqopqUy60GOs2eyhxbWbJBeUXNor_gf-tXtNeuqeBgitLeVa640UDvnEjYTKWjCniTxZRaU7ewY8"
                    + "BfTSk-7KxoDdLsPSpX_MX4rwlAx-_1UGk5t4sQgTbm9T6Fm2oqFd37dsz5-Gj27UP2GTAShfJPFD7MqU_zIgOI0pfqsbNL5xTQVM29K6rX4j"
                    + "SPtylZV3uWJtkoQIQnrIHhk1d0SC0KwlBV3V7R_LVYjiXLyIXsFzSNYgQ68ZjAwt8iL7I8Osa-ehQLM13DVvLASaf7Jnu3sC3CWl3Gyirgde"
                    + "d6cfMmswJzY87w";

    private static final Pattern ASSIGNED_TO = Pattern.compile("assignedTo\\('([^']*)'\\)");
    private static final Pattern SEARCH =
            Pattern.compile("type =~ '([^']+)' and (?:name =~|tostring\\(properties.hsmUri\\) contains) '([^']*)'");
    private static final Pattern KEY_USE = Pattern.compile("text contains '([^']*)' and text contains '([^']*)'");
    private static final Pattern IDENTITY_USE = Pattern.compile("userAssignedIdentities\\) contains '\"([^']*)\"'");
    private static final Pattern ALL_OF = Pattern.compile("^resources \\| where type =~ '([^']+)' \\| project");
    private static final String AUTHORIZATION = "/providers/microsoft.authorization/";

    private final Map<String, ObjectNode> resources = new HashMap<>();
    private final List<ObjectNode> roleAssignments = new ArrayList<>();
    private final List<ObjectNode> denyAssignments = new ArrayList<>();
    private final List<ObjectNode> eligible = new ArrayList<>();
    private final List<ObjectNode> activated = new ArrayList<>();
    private final List<ObjectNode> locks = new ArrayList<>();
    private final Map<String, List<ObjectNode>> managementGroups = new HashMap<>();
    private final Map<String, List<ObjectNode>> localRoles = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Set<String> openDataPlanes = new HashSet<>();
    private final Map<String, Reply> refusals = new HashMap<>();
    private int pageSize = 100;

    /** A status and a body. */
    public record Reply(int status, Bytes body) {
        static Reply ok(JsonNode body) {
            return new Reply(200, Json.bytes(body));
        }

        static Reply error(int status, String code, String message) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("error").put("code", code).put("message", message);
            return new Reply(status, Json.bytes(body));
        }
    }

    public FakeAzure put(ObjectNode resource) {
        resources.put(lower(resource.get("id").textValue()), resource);
        return this;
    }

    Collection<ObjectNode> resources() {
        return resources.values();
    }

    public FakeAzure assign(ObjectNode roleAssignment) {
        roleAssignments.add(roleAssignment);
        return this;
    }

    public FakeAzure deny(ObjectNode denyAssignment) {
        denyAssignments.add(denyAssignment);
        return this;
    }

    /** Somebody may activate a role. */
    public FakeAzure eligible(ObjectNode instance) {
        eligible.add(instance);
        return this;
    }

    /** Somebody has activated a role, or was assigned one for a time: {@code instance} is what PIM shows of that. */
    public FakeAzure scheduled(ObjectNode roleAssignment, ObjectNode instance) {
        roleAssignments.add(roleAssignment);
        activated.add(instance);
        return this;
    }

    public FakeAzure lock(ObjectNode lock) {
        locks.add(lock);
        return this;
    }

    /** Takes away the locks that were made at {@code scope} itself. */
    FakeAzure unlock(String scope) {
        locks.removeIf(lock -> lockedAt(lock).equals(lower(scope)));
        return this;
    }

    /** Puts a subscription or another group below a management group. */
    FakeAzure below(String managementGroup, ObjectNode row) {
        managementGroups
                .computeIfAbsent(lower(managementGroup), g -> new ArrayList<>())
                .add(row);
        return this;
    }

    /** A local role assignment or definition of the Managed HSM at {@code host}. */
    public FakeAzure local(String host, ObjectNode row) {
        localRoles.computeIfAbsent(host, h -> new ArrayList<>()).add(row);
        return this;
    }

    public FakeAzure member(String group, String principal) {
        groups.computeIfAbsent(group, g -> new HashSet<>()).add(principal);
        return this;
    }

    /** Lets the reader through the firewall of the vault at {@code host}. */
    public FakeAzure openDataPlane(String host) {
        openDataPlanes.add(host);
        return this;
    }

    /** Answers 403 to a GET of {@code id}. */
    public FakeAzure refuse(String id) {
        refusals.put(
                lower(id),
                Reply.error(
                        403,
                        "AuthorizationFailed",
                        "The client does not have authorization to perform action over scope '" + id + "'."));
        return this;
    }

    public FakeAzure pagesOf(int rows) {
        pageSize = rows;
        return this;
    }

    public Reply answer(Request request) {
        URI uri = URI.create(request.url());
        String path = lower(uri.getPath());
        String filter = uri.getQuery() == null ? "" : uri.getQuery();
        if (request.method().equals("POST")) {
            return search(Json.object(request.body().orElseThrow()));
        }
        if (refusals.containsKey(path)) {
            return refusals.get(path);
        }
        if (!uri.getHost().startsWith("management.")) {
            return dataPlane(uri.getHost(), path);
        }
        if (path.endsWith(AUTHORIZATION + "roleassignments")) {
            return roles(request, scopeOf(path, "roleassignments"), filter);
        }
        if (path.endsWith(AUTHORIZATION + "roleassignmentscheduleinstances")) {
            String scope = scopeOf(path, "roleassignmentscheduleinstances");
            return pages(request, schedules(scope).toList());
        }
        if (path.endsWith(AUTHORIZATION + "roleeligibilityscheduleinstances")) {
            String scope = scopeOf(path, "roleeligibilityscheduleinstances");
            return pages(
                    request,
                    eligible.stream().filter(row -> reaches(row, scope)).toList());
        }
        if (path.endsWith("/keys")) {
            return keys(request, path);
        }
        if (path.endsWith(AUTHORIZATION + "denyassignments")) {
            return denies(request, scopeOf(path, "denyassignments"));
        }
        if (path.endsWith(AUTHORIZATION + "locks")) {
            String scope = scopeOf(path, "locks");
            return pages(
                    request,
                    locks.stream()
                            .filter(lock -> (scope + "/").startsWith(lockedAt(lock) + "/"))
                            .toList());
        }
        if (path.endsWith("/descendants")) {
            String[] segments = path.split("/");
            return pages(request, managementGroups.getOrDefault(segments[segments.length - 2], List.of()));
        }
        return path.endsWith("/encryptionscopes") || path.endsWith("/versions")
                ? children(request, path)
                : resource(path);
    }

    private Reply resource(String path) {
        if (resources.containsKey(path)) {
            return Reply.ok(resources.get(path));
        }
        if (path.contains(AUTHORIZATION + "roledefinitions/")) {
            return resources.entrySet().stream()
                    .filter(e -> e.getKey().endsWith(path.substring(path.lastIndexOf('/'))))
                    .findFirst()
                    .map(e -> Reply.ok(e.getValue()))
                    .orElseGet(() -> Reply.error(404, "RoleDefinitionDoesNotExist", "There is no such role."));
        }
        boolean key = path.contains("/keys/");
        if (key && !path.contains("/versions/")) {
            return versions(path).map(FakeAzure::current).map(Reply::ok).orElseGet(FakeAzure::noKey);
        }
        return key ? noKey() : Reply.error(404, "ResourceNotFound", "The Resource '" + path + "' was not found.");
    }

    private static Reply noKey() {
        return Reply.error(404, "KeyNotFound", "The key was not found in this vault.");
    }

    private java.util.Optional<List<ObjectNode>> versions(String key) {
        List<ObjectNode> found = resources.entrySet().stream()
                .filter(e -> e.getKey().startsWith(key + "/versions/"))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(FakeAzure::created))
                .toList();
        return found.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(found);
    }

    private static long created(ObjectNode version) {
        return version.at("/properties/attributes/created").longValue();
    }

    /** A GET of the key without version shows its newest version. */
    private static ObjectNode current(List<ObjectNode> versions) {
        ObjectNode newest = versions.get(versions.size() - 1).deepCopy();
        String id = newest.get("id").textValue();
        String key = id.substring(0, id.indexOf("/versions/"));
        newest.put("id", key).put("name", key.substring(key.lastIndexOf('/') + 1));
        newest.put("type", newest.get("type").textValue().replace("/versions", ""));
        return newest;
    }

    /** Rows of a list of versions carry neither type nor size nor operations (FACTS B.3). */
    private Reply children(Request request, String path) {
        List<ObjectNode> rows = resources.entrySet().stream()
                .filter(e -> e.getKey().startsWith(path + "/"))
                .sorted(Map.Entry.comparingByKey())
                .map(e -> listed(e.getValue()))
                .toList();
        return pages(request, rows);
    }

    private static ObjectNode listed(ObjectNode resource) {
        ObjectNode row = resource.deepCopy();
        if (row.path("type").asText("").contains("/keys")) {
            ((ObjectNode) row.get("properties")).remove(List.of("kty", "keySize", "keyOps"));
        }
        return row;
    }

    private Reply roles(Request request, String scope, String filter) {
        Matcher principal = ASSIGNED_TO.matcher(filter);
        String wanted = principal.find() ? principal.group(1) : "";
        return pages(
                request,
                roleAssignments.stream()
                        .filter(row -> reaches(row, scope)
                                || !filter.contains("atScope()") && scopeOf(row).startsWith(scope + "/"))
                        .filter(row -> wanted.isEmpty() || isFor(row, wanted))
                        .toList());
    }

    /** What PIM shows: every assignment, those that were made without it as well. */
    private Stream<ObjectNode> schedules(String scope) {
        Set<String> shown =
                activated.stream().map(row -> row.get("name").textValue()).collect(Collectors.toSet());
        return Stream.concat(
                roleAssignments.stream()
                        .filter(row -> reaches(row, scope))
                        .filter(row -> !shown.contains(row.get("name").textValue()))
                        .map(FakeAzure::standing),
                activated.stream().filter(row -> reaches(row, scope)));
    }

    private static ObjectNode standing(ObjectNode assignment) {
        return Json.shape(
                "pim-assignment",
                Map.of(
                        "name", assignment.get("name").textValue(),
                        "scope", assignment.at("/properties/scope").textValue(),
                        "definition",
                                assignment.at("/properties/roleDefinitionId").textValue(),
                        "principalId", assignment.at("/properties/principalId").textValue(),
                        "principalType",
                                assignment.at("/properties/principalType").textValue()));
    }

    private Reply keys(Request request, String path) {
        List<ObjectNode> rows = resources.keySet().stream()
                .filter(id -> id.startsWith(path + "/") && id.contains("/versions/"))
                .map(id -> id.substring(0, id.indexOf("/versions/")))
                .distinct()
                .sorted()
                .map(id -> listed(current(versions(id).orElseThrow())))
                .toList();
        return pages(request, rows);
    }

    private Reply denies(Request request, String scope) {
        return pages(
                request,
                denyAssignments.stream().filter(row -> reaches(row, scope)).toList());
    }

    private boolean isFor(ObjectNode row, String principal) {
        String id = row.at("/properties/principalId").textValue();
        return id.equalsIgnoreCase(principal)
                || groups.getOrDefault(id, Set.of()).contains(lower(principal));
    }

    private static boolean reaches(ObjectNode row, String scope) {
        String granted = scopeOf(row);
        return granted.equals("/") || granted.contains("/managementgroups/") || (scope + "/").startsWith(granted + "/");
    }

    private static String scopeOf(ObjectNode row) {
        return lower(row.at("/properties/scope").textValue());
    }

    private static String lockedAt(ObjectNode lock) {
        String id = lower(lock.get("id").textValue());
        return id.substring(0, id.lastIndexOf(AUTHORIZATION + "locks/"));
    }

    private static String scopeOf(String path, String collection) {
        return path.substring(0, path.length() - (AUTHORIZATION + collection).length());
    }

    private Reply dataPlane(String host, String path) {
        if (path.endsWith(AUTHORIZATION + "roleassignments")) {
            String scope = path.substring(0, path.indexOf(AUTHORIZATION)) + "/";
            return Reply.ok(value(localRows(host, "Assignments").stream()
                    .filter(row -> scope.startsWith(scopeOf(row).equals("/") ? "/" : scopeOf(row) + "/"))
                    .toList()));
        }
        if (path.endsWith(AUTHORIZATION + "roledefinitions")) {
            return Reply.ok(value(localRows(host, "Definitions")));
        }
        if (!openDataPlanes.contains(host)) {
            ObjectNode body =
                    Json.object("{\"error\":{\"code\":\"Forbidden\",\"message\":\"Public network access is disabled and"
                            + " request is not from a trusted service nor via an approved private link.\",\"innererror\":"
                            + "{\"code\":\"ForbiddenByConnection\"}}}");
            return new Reply(403, Json.bytes(body));
        }
        return bundle(host, path);
    }

    private List<ObjectNode> localRows(String host, String type) {
        return localRoles.getOrDefault(host, List.of()).stream()
                .filter(row -> row.get("type").textValue().endsWith(type))
                .toList();
    }

    private Reply bundle(String host, String path) {
        return resources.values().stream()
                .filter(version -> address(version).startsWith("https://" + host + ":443/"))
                .filter(version -> (address(version) + "/").startsWith("https://" + host + ":443" + path + "/"))
                .max(Comparator.comparing(FakeAzure::created))
                .map(version -> Reply.ok(bundle(version)))
                .orElseGet(() ->
                        Reply.error(404, "KeyNotFound", "A key with this name/id was not found in this key vault."));
    }

    private static String address(ObjectNode version) {
        return lower(version.at("/properties/keyUriWithVersion").asText(""));
    }

    private static ObjectNode bundle(ObjectNode version) {
        JsonNode properties = version.get("properties");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode key = body.putObject("key");
        key.put("kid", properties.get("keyUriWithVersion").textValue().replace(":443", ""));
        key.set("kty", properties.get("kty"));
        key.set("key_ops", properties.get("keyOps"));
        key.put("n", MODULUS).put("e", "AQAB");
        ObjectNode attributes = properties.get("attributes").deepCopy();
        attributes.put("recoverableDays", 90).put("hsmPlatform", "0");
        body.set("attributes", attributes);
        body.putObject("tags");
        return body;
    }

    private Reply pages(Request request, List<ObjectNode> rows) {
        String mark = "$skiptoken=";
        int at = request.url().indexOf(mark);
        int from = at < 0 ? 0 : Integer.parseInt(request.url().substring(at + mark.length()));
        int to = Math.min(rows.size(), from + pageSize);
        ObjectNode body = value(rows.subList(from, to));
        if (to < rows.size()) {
            String first = at < 0 ? request.url() : request.url().substring(0, at - 1);
            body.put("nextLink", first + "&" + mark + to);
        }
        return Reply.ok(body);
    }

    private static ObjectNode value(List<ObjectNode> rows) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("value").addAll(rows);
        return body;
    }

    private Reply search(ObjectNode request) {
        String query = request.get("query").textValue();
        Matcher keyUse = KEY_USE.matcher(query);
        Matcher identityUse = IDENTITY_USE.matcher(query);
        Matcher allOf = ALL_OF.matcher(query);
        Matcher store = SEARCH.matcher(query);
        if (keyUse.find()) {
            return found(
                    request,
                    resource -> contains(resource, keyUse.group(1)) && contains(resource, keyUse.group(2)),
                    resource -> named(resource, keyUse.group(1), keyUse.group(2)));
        }
        if (identityUse.find()) {
            return found(request, resource -> hasIdentity(resource, identityUse.group(1)), FakeAzure::plain);
        }
        if (allOf.find()) {
            return found(request, resource -> isOf(resource, allOf.group(1)), FakeAzure::plain);
        }
        return store.find()
                ? found(
                        request,
                        resource -> isOf(resource, store.group(1)) && found(resource, store.group(2)),
                        FakeAzure::row)
                : Reply.error(400, "BadRequest", "Please provide below info when asking for support");
    }

    private static boolean isOf(ObjectNode resource, String type) {
        return type.equalsIgnoreCase(resource.path("type").asText(""));
    }

    private static boolean contains(ObjectNode resource, String text) {
        return lower(resource.path("properties").toString()).contains(lower(text));
    }

    private static boolean hasIdentity(ObjectNode resource, String id) {
        return lower(resource.at("/identity/userAssignedIdentities").toString()).contains('"' + lower(id) + '"');
    }

    private static ObjectNode plain(ObjectNode resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", resource.get("id").textValue())
                .put("name", resource.get("name").textValue())
                .put("type", lower(resource.get("type").textValue()));
    }

    private static ObjectNode named(ObjectNode resource, String host, String key) {
        String text = resource.get("properties").toString();
        boolean both =
                Pattern.compile("(?i)(^|[^a-z0-9-])" + host).matcher(text).find()
                        && Pattern.compile("(?i)(^|[^a-z0-9-])" + key + "([^a-z0-9-]|$)")
                                .matcher(text)
                                .find();
        return plain(resource).put("named", both).put("host", host).put("key", key);
    }

    /** Versions of keys, encryption scopes and roles are not in the graph. */
    private static boolean isInGraph(ObjectNode resource) {
        return resource.get("id").textValue().split("/").length == 9;
    }

    private Reply found(ObjectNode request, Predicate<ObjectNode> wanted, Function<ObjectNode, ObjectNode> shown) {
        List<ObjectNode> rows = resources.values().stream()
                .filter(FakeAzure::isInGraph)
                .filter(wanted)
                .map(shown)
                .sorted(Comparator.comparing(row -> row.get("id").textValue()))
                .toList();
        JsonNode token = request.path("options").path("$skipToken");
        int from = token.isTextual() ? Integer.parseInt(token.textValue()) : 0;
        int to = Math.min(rows.size(), from + pageSize);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("totalRecords", rows.size()).put("count", to - from);
        ArrayNode data = body.putArray("data").addAll(rows.subList(from, to));
        body.putArray("facets");
        body.put("resultTruncated", "false");
        if (from + data.size() < rows.size()) {
            body.put("$skipToken", Integer.toString(to));
        }
        return Reply.ok(body);
    }

    private static boolean found(ObjectNode store, String wanted) {
        JsonNode hsm = store.at("/properties/hsmUri");
        return hsm.isTextual()
                ? hsm.textValue().contains(wanted)
                : store.get("name").textValue().equalsIgnoreCase(wanted);
    }

    private static ObjectNode row(ObjectNode store) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        Function<String, String> text = name -> store.get(name).textValue();
        JsonNode hsm = store.at("/properties/hsmUri");
        return row.put("id", text.apply("id"))
                .put("name", text.apply("name"))
                .put("type", lower(text.apply("type")))
                .put(
                        "uri",
                        hsm.isTextual()
                                ? hsm.textValue()
                                : store.at("/properties/vaultUri").textValue());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
