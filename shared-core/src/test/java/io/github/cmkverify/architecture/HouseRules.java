package io.github.cmkverify.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every rule under its name, for the test of the production classes and for the proof that each rule can fail. */
final class HouseRules {
    private HouseRules() {}

    /**
     * @param stillToCome packages for which the order may find no class
     */
    static Map<String, ArchRule> all(House house, Set<String> stillToCome) {
        var rules = new LinkedHashMap<String, ArchRule>();
        House.ORDER.stream()
                .filter(room -> !House.above(room).isEmpty())
                .forEach(room -> rules.put(
                        "order: " + house.name(room),
                        PackageRules.usesOnlyWhatIsBelow(house, room).allowEmptyShould(stillToCome.contains(room))));
        rules.put("every class has its place", PackageRules.everyClassHasItsPlace(house));
        rules.put("no cycles", PackageRules.noCycles(house));
        rules.put("only azure.live talks to Azure", PackageRules.onlyLiveTalksToAzure(house));
        rules.put("only the top collects live", PackageRules.onlyTheTopCollectsLive(house));
        rules.put("only readers make facts", KernelRules.onlyReadersMakeFacts(house));
        rules.put("only the chain opens facts", KernelRules.onlyTheChainOpensFacts(house));
        rules.put("no check opens claims", KernelRules.noCheckOpensClaims(house));
        rules.put("only the collection sees evidence grow", KernelRules.onlyTheCollectionSeesEvidenceGrow(house));
        Set.of("Holds", "Broken", "Open")
                .forEach(name -> rules.put(
                        name + " stays in the kernel", KernelRules.claimsAreMadeInTheKernelOnly(house, name)));
        rules.put("nothing depends on the machine", PlatformRules.nothingDependsOnTheMachine());
        rules.put("only the edge reads the clock", PlatformRules.onlyTheEdgeReadsTheClock(house));
        rules.put("only the command line ends the process", PlatformRules.onlyTheCommandLineEndsTheProcess(house));
        rules.put("only the command line prints", PlatformRules.onlyTheCommandLinePrints(house));
        rules.put("no static state", PlatformRules.noStaticState());
        return rules;
    }
}
