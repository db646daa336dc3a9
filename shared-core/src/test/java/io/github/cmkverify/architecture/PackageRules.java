package io.github.cmkverify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. */
final class PackageRules {
    private PackageRules() {}

    static ArchRule usesOnlyWhatIsBelow(House house, String room) {
        return noClasses()
                .that()
                .resideInAPackage(house.name(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(house.names(House.above(room)))
                .because("packages depend one way: " + String.join(" < ", House.ORDER));
    }

    static ArchRule everyClassHasItsPlace(House house) {
        return classes()
                .should()
                .resideInAnyPackage(house.names(House.ORDER))
                .because("a new package needs a place in the order");
    }

    static ArchRule noCycles(House house) {
        return slices().matching(house.root() + ".(**)").should().beFreeOfCycles();
    }

    static ArchRule onlyLiveTalksToAzure(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(house.name("azure.live"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.azure..", "java.net.http..")
                .because("collect, freeze, judge: what judges never fetches");
    }

    static ArchRule onlyTheTopCollectsLive(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.names("azure.live", House.DOOR, "run", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(house.name("azure.live"))
                .because("collect, freeze, judge: what judges never fetches");
    }
}
