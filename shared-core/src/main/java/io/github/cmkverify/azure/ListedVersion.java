package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Fact;
import java.time.Instant;

/** A row of {@code GET .../keys/{name}/versions}; it carries attributes, but not type, size or operations (FACTS B.3). */
public record ListedVersion(Body body) {
    public Fact<String> version() {
        return body.text("/name");
    }

    /** Absent means enabled (FACTS B.3). */
    public Fact<Boolean> enabled() {
        return attributes().flatMap(attributes -> attributes.flag("/enabled").absentMeans(true, "FACTS B.3"));
    }

    public Fact<Instant> created() {
        return attributes().flatMap(attributes -> attributes.epochSeconds("/created"));
    }

    private Fact<Body> attributes() {
        return body.object("/properties/attributes");
    }
}
