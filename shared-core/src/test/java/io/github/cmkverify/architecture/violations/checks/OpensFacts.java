package io.github.cmkverify.architecture.violations.checks;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.List;

class OpensFacts {
    String fold(Fact<String> fact) {
        return fact.fold(value -> value, () -> "", () -> "");
    }

    List<String> rows(Listing<String> listing) {
        return listing.rows();
    }

    Listing<String> by(Listing<Fact<String>> listing) {
        return listing.by(text -> text).apply("wanted").map(text -> "");
    }

    boolean claim(Claim claim) {
        return claim.fold(sources -> true, (why, sources) -> false, (gaps, sources) -> true);
    }
}
