package io.github.cmkverify.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.cmkverify.fact.Claim;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that cannot fail guards nothing: each one is shown to name the classes that break it. */
class RulesCanFailTest {
    private static final House HOUSE = new House("io.github.cmkverify.architecture.violations");
    private static final Map<String, ArchRule> RULES = HouseRules.all(HOUSE, Set.copyOf(House.ORDER));
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(HOUSE.root());

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("order: " + HOUSE.name("fact"), List.of("fact.LooksUp.above")),
                arguments("order: " + HOUSE.root(), List.of("violations.LooksUp.above")),
                arguments("every class has its place", List.of("attic.Homeless", "cycle.a.Egg")),
                arguments("no cycles", List.of("Cycle detected", "Egg.from", "Hen.from")),
                arguments("only azure.live talks to Azure", List.of("checks.Fetches.sdk", "checks.Fetches.jdk")),
                arguments("only the top collects live", List.of("checks.Fetches.collector")),
                arguments(
                        "only readers make facts",
                        List.of(
                                "MakesFacts.read()",
                                "MakesFacts.absentByReference()",
                                "MakesFacts.absentMeans(",
                                "MakesFacts.optional(",
                                "MakesFacts.complete()")),
                arguments(
                        "only the chain opens facts",
                        List.of("OpensFacts.fold(", "OpensFacts.rows(", "OpensFacts.by(")),
                arguments("no check opens claims", List.of("OpensFacts.claim(")),
                arguments("only the collection sees evidence grow", List.of("JudgesHalf.evidence(")),
                arguments("Holds stays in the kernel", List.of("fact.Holds")),
                arguments("Broken stays in the kernel", List.of("fact.Broken")),
                arguments("Open stays in the kernel", List.of("fact.Open")),
                arguments(
                        "nothing depends on the machine",
                        List.of(
                                "TrustsTheMachine.lower(",
                                "TrustsTheMachine.upperByReference()",
                                "TrustsTheMachine.format(",
                                "TrustsTheMachine.formatted(",
                                "TrustsTheMachine.bytes(",
                                "TrustsTheMachine.today()",
                                "TrustsTheMachine.zone()")),
                arguments(
                        "only the edge reads the clock",
                        List.of("ReadsTheClock.now()", "ReadsTheClock.nowByReference()", "ReadsTheClock.millis()")),
                arguments(
                        "only the command line ends the process",
                        List.of("EndsTheProcess.exit()", "EndsTheProcess.halt()")),
                arguments(
                        "only the command line prints",
                        List.of("Prints.out()", "Prints.err()", "Prints.trace(", "Prints.log()")),
                arguments(
                        "no static state",
                        List.of("KeepsState.counter", "KeepsState.ARRAY", "KeepsState.CACHE", "KeepsState.ATOMIC")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void namesWhatBreaksIt(String rule, List<String> broken) {
        var result = RULES.get(rule).evaluate(VIOLATIONS);
        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString())
                .contains(broken)
                .doesNotContain(
                        "<" + HOUSE.name("cli") + ".AllowedHere.run()>", "completeOnlyAsks", "AllowedHere.NAME");
    }

    @Test
    void everyRuleHasACase() {
        var shown = cases().map(c -> (String) c.get()[0]).toList();
        assertThat(RULES.keySet().stream().filter(rule -> !rule.startsWith("order: ")))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(shown).contains(rule));
    }

    /** A misspelt entry would forbid nothing. */
    @ParameterizedTest
    @MethodSource("forbiddenMembers")
    void everyForbiddenMemberExists(String member) {
        Class<?> owner = load(member.replaceFirst("\\.[^.(]+(\\(.*)?$", ""));
        assertThat(members(owner).map(name -> owner.getName() + "." + name)).contains(member);
    }

    private static Stream<String> members(Class<?> type) {
        return Stream.of(
                        Stream.of(type.getDeclaredFields()).map(Field::getName),
                        Stream.of(type.getDeclaredConstructors()).map(c -> "<init>" + parameters(c)),
                        Stream.of(type.getDeclaredMethods()).map(m -> m.getName() + parameters(m)))
                .flatMap(names -> names);
    }

    private static String parameters(Executable code) {
        return Stream.of(code.getParameterTypes()).map(Class::getName).collect(Collectors.joining(", ", "(", ")"));
    }

    static Stream<String> forbiddenMembers() {
        return Stream.of(
                        MachineDefaults.ALWAYS,
                        MachineDefaults.CLOCK,
                        MachineDefaults.EXIT,
                        MachineDefaults.CONSOLE,
                        KernelRules.MAKERS,
                        KernelRules.OPENERS,
                        KernelRules.CLAIM_OPENERS)
                .flatMap(Set::stream)
                .sorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Holds", "Broken", "Open"})
    void theClaimsOfTheKernelExist(String name) {
        assertThat(load("io.github.cmkverify.fact." + name)).isAssignableTo(Claim.class);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RulesCanFailTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " does not exist", e);
        }
    }
}
