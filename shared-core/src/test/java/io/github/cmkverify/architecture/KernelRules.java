package io.github.cmkverify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import io.github.cmkverify.evidence.GrowingEvidence;
import io.github.cmkverify.fact.Claim;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Listing;
import java.util.Set;

/** The holes of the kernel, which Java itself cannot close. */
final class KernelRules {
    private static final String FACT = Fact.class.getName();
    private static final String LISTING = Listing.class.getName();

    /** What makes a fact known or gives absence a meaning. {@code Listing.complete()} without arguments only asks. */
    static final Set<String> MAKERS = Set.of(
            FACT + ".read(java.lang.Object, io.github.cmkverify.fact.Source)",
            FACT + ".absent(io.github.cmkverify.fact.Source)",
            FACT + ".absentMeans(java.lang.Object, java.lang.String)",
            FACT + ".optional(java.lang.String)",
            LISTING + ".complete(java.util.List, java.util.List)");

    /** What lets a value out of the logic. */
    static final Set<String> OPENERS = Set.of(
            FACT + ".fold(java.util.function.Function, java.util.function.Supplier, java.util.function.Supplier)",
            LISTING + ".rows()",
            LISTING + ".by(java.util.function.Function)");

    /** What tells a claim that holds from one that is open. */
    static final Set<String> CLAIM_OPENERS = Set.of(Claim.class.getName()
            + ".fold(java.util.function.Function, java.util.function.BiFunction, java.util.function.BiFunction)");

    private KernelRules() {}

    static ArchRule onlyReadersMakeFacts(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.names("fact", "profile", "evidence", "azure"))
                .should()
                .accessTargetWhere(Members.oneOf("what makes a fact", MAKERS))
                .because("who can make a fact can make a claim hold");
    }

    static ArchRule onlyTheChainOpensFacts(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.names("fact", "evidence", "workload"))
                .should()
                .accessTargetWhere(Members.oneOf("what opens a fact", OPENERS))
                .because("a check only asks: a value that got out can be compared while its gap is forgotten");
    }

    static ArchRule noCheckOpensClaims(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.name("checks"))
                .should()
                .accessTargetWhere(Members.oneOf("what opens a claim", CLAIM_OPENERS))
                .because("a check that sees how its claim ends can make an open one hold");
    }

    static ArchRule onlyTheCollectionSeesEvidenceGrow(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.names("evidence", "azure.live"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(GrowingEvidence.class)
                .because("a verdict on evidence that still grows would be one on half of it");
    }

    static ArchRule claimsAreMadeInTheKernelOnly(House house, String simpleName) {
        return classes()
                .that()
                .haveFullyQualifiedName(house.name("fact") + "." + simpleName)
                .should()
                .bePackagePrivate()
                .because("whoever can write new Holds(...) is green when blind");
    }
}
