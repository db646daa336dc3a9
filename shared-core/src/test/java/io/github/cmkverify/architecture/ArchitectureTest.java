package io.github.cmkverify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cmkverify.fact.Fact;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house over the production classes. */
class ArchitectureTest {
    private static final House HOUSE = new House("io.github.cmkverify");

    /**
     * Packages that are not written yet: only for these may a rule find no class. Take a package out when it arrives; at the
     * end this set is empty.
     */
    private static final Set<String> STILL_TO_COME = Set.of();

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .importUrl(Fact.class.getProtectionDomain().getCodeSource().getLocation());

    @TestFactory
    Stream<DynamicTest> rules() {
        return HouseRules.all(HOUSE, STILL_TO_COME).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    @Test
    void everyPackageExistsOrIsAnnounced() {
        var present = PRODUCTION.stream().map(JavaClass::getPackageName).toList();
        assertThat(House.ORDER.stream().filter(room -> !STILL_TO_COME.contains(room)))
                .allSatisfy(room -> assertThat(present).contains(HOUSE.name(room)));
    }
}
