package io.github.cmkverify.architecture.violations.checks;

import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.fact.Source;
import java.util.List;
import java.util.function.Function;

class MakesFacts {
    private static final Source NOWHERE = new Source("", "", "");

    Fact<String> read() {
        return Fact.read("", NOWHERE);
    }

    Function<Source, Fact<String>> absentByReference() {
        return Fact::absent;
    }

    Fact<String> absentMeans(Fact<String> fact) {
        return fact.absentMeans("", "");
    }

    Object optional(Fact<String> fact) {
        return fact.optional("");
    }

    Listing<String> complete() {
        return Listing.complete(List.of(), List.of(NOWHERE));
    }

    Object completeOnlyAsks(Listing<String> listing) {
        return listing.complete();
    }
}
