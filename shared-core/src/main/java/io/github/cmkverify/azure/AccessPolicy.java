package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One entry of {@code accessPolicies}: what an object may do with every key of the vault (FACTS A.2). */
public record AccessPolicy(Body body) {
    public Fact<String> tenantId() {
        return body.text("/tenantId");
    }

    public Fact<String> objectId() {
        return body.text("/objectId");
    }

    /** Set when the entry counts only for requests made through that application; absent means for all (FACTS B.2). */
    public Fact<Optional<String>> applicationId() {
        return body.text("/applicationId").optional("FACTS B.2");
    }

    /** Key permissions, lower case; none when the entry has no {@code keys} (FACTS B.2). */
    public Fact<Set<String>> keyPermissions() {
        return permissions("/keys");
    }

    /** Permissions on secrets, certificates and storage accounts, lower case; none that the entry leaves out. */
    public Fact<Set<String>> otherPermissions() {
        return permissions("/secrets")
                .and(permissions("/certificates"), AccessPolicy::join)
                .and(permissions("/storage"), AccessPolicy::join);
    }

    private static Set<String> join(Set<String> first, Set<String> second) {
        return Stream.concat(first.stream(), second.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Fact<Set<String>> permissions(String of) {
        return body.object("/permissions")
                .flatMap(permissions -> permissions.texts(of).absentMeans(List.of(), "FACTS B.2"))
                .map(names -> names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
