package io.github.cmkverify.bench;

import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import io.github.cmkverify.fact.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one claim over a list of role assignments costs, by the number of rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FactKernelBench {
    @Param({"10", "1000"})
    int rows;

    private Listing<Fact<Integer>> listing;

    @Setup
    public void listing() {
        var facts = IntStream.range(0, rows)
                .mapToObj(row -> Fact.read(row, new Source("roleAssignments", "/value/" + row, String.valueOf(row))))
                .toList();
        listing = Listing.complete(facts, List.of(new Source("roleAssignments", "/value", rows + " rows")));
    }

    @Benchmark
    public Claim each() {
        return listing.each(row -> row.must(value -> value >= 0, value -> value + " is negative"));
    }

    @Benchmark
    public Claim some() {
        return listing.some("no such row", row -> row.mustBe(rows - 1, "another row"));
    }
}
