package io.github.cmkverify.azure;

import io.github.cmkverify.evidence.Body;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import java.util.Locale;

/** A management lock (FACTS B.0). It counts for the resource it was made at and for all below. */
public record Lock(Body body) {
    private static final String MADE = "/providers/microsoft.authorization/locks/";

    /** Where the lock was made: its id without its own part. */
    public Fact<String> scope() {
        Fact<String> id = body.text("/id");
        return id.flatMap(text -> {
            int made = text.toLowerCase(Locale.ROOT).lastIndexOf(MADE);
            return made > 0
                    ? id.map(same -> same.substring(0, made))
                    : Fact.unknown(new Gap(
                            Gap.Kind.WRONG_TYPE,
                            body.source("").item(),
                            "a row does not hold the id of a lock",
                            "report this answer to the maintainers with its item"));
        });
    }

    /** {@code CanNotDelete} or {@code ReadOnly}, which forbids deletion as well. */
    public Fact<String> level() {
        return body.choice("/properties/level", "CanNotDelete", "ReadOnly", "NotSpecified");
    }

    /** Holds when this lock keeps {@code resource} from being deleted. */
    public Claim keeps(ArmId resource) {
        return Claim.all(
                scope().must(resource::isAtOrBelow, scope -> "lies at " + scope),
                level().must(level -> !level.equals("NotSpecified"), level -> "is of no level"));
    }
}
