package io.github.cmkverify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The same evidence gives the same bytes on every machine, and only the command line talks to the process. */
final class PlatformRules {
    private static final Set<Class<?>> MUTABLE = Set.of(
            Collection.class,
            Map.class,
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            AtomicReference.class,
            StringBuilder.class,
            ThreadLocal.class);

    private PlatformRules() {}

    static ArchRule nothingDependsOnTheMachine() {
        return noClasses()
                .should()
                .accessTargetWhere(Members.oneOf("a default of the machine", MachineDefaults.ALWAYS))
                .because("locale, charset and zone are named, or two machines print two reports");
    }

    static ArchRule onlyTheEdgeReadsTheClock(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.names("cli", "azure.live"))
                .should()
                .accessTargetWhere(Members.oneOf("the wall clock", MachineDefaults.CLOCK))
                .because("time comes in by the door, or a recorded run cannot be judged again");
    }

    static ArchRule onlyTheCommandLineEndsTheProcess(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(house.name("cli"))
                .should()
                .accessTargetWhere(Members.oneOf("the end of the process", MachineDefaults.EXIT))
                .because("a build server runs this code in its own process");
    }

    static ArchRule onlyTheCommandLinePrints(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(house.name("cli"))
                .should()
                .accessTargetWhere(Members.oneOf("the console", MachineDefaults.CONSOLE))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("evidence may hold secrets; what is shown goes through the reports");
    }

    static ArchRule noStaticState() {
        return fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .doNotHaveName("JTE_LINE_INFO") // of the generated templates: an array that nobody writes to
                .should(beConstants())
                .because("two verifications may run in one process");
    }

    private static ArchCondition<JavaField> beConstants() {
        return new ArchCondition<>("be final, not arrays and of no mutable class") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean constant = field.getModifiers().contains(JavaModifier.FINAL) && !mutable(field.getRawType());
                String message = field.getDescription() + (constant ? " is a constant" : " is static state");
                events.add(new SimpleConditionEvent(field, constant, message));
            }
        };
    }

    /** An interface such as List says nothing; a class such as ArrayList does. */
    private static boolean mutable(JavaClass type) {
        return type.isArray() || !type.isInterface() && MUTABLE.stream().anyMatch(type::isAssignableTo);
    }
}
