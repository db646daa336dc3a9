package io.github.cmkverify.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A 403 that no role would change (FACTS C), told by its code. */
enum Refusal {
    /** The firewall or the private link of a vault. */
    NETWORK,
    /** A vault that counts access policies instead of roles. */
    POLICY,
    /** A deny assignment. */
    DENIED;

    /** Resource Manager writes "with object id '...'", the data plane of a vault "oid=...;". */
    private static final Pattern OBJECT_ID = Pattern.compile(
            "(?:object id '|\\boid=)(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})\\b");

    /** Empty for a refusal that a role settles, which is what nearly every 403 is. */
    static Optional<Refusal> of(String code) {
        return switch (code) {
            case "ForbiddenByFirewall", "ForbiddenByConnection" -> Optional.of(NETWORK);
            case "ForbiddenByPolicy", "AccessDenied" -> Optional.of(POLICY);
            case "DenyAssignmentAuthorizationFailed" -> Optional.of(DENIED);
            default -> Optional.empty();
        };
    }

    /** What a person does about it. */
    String fix(String place) {
        return switch (this) {
            case NETWORK ->
                "let the reader through the firewall or private link of " + place
                        + ", or run it where these let it through";
            case POLICY -> "give the reader the key permission get in an access policy of " + place;
            case DENIED -> "take the reader out of the deny assignment that refuses it on " + place;
        };
    }

    /** The reader, as Azure names it in the message of a 403. */
    static Optional<String> objectId(String message) {
        Matcher found = OBJECT_ID.matcher(message);
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
