package io.jenkins.plugins.cmkverify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.stapler.verb.POST;

@AnalyzeClasses(packages = "io.jenkins.plugins.cmkverify", importOptions = ImportOption.DoNotIncludeTests.class)
class PluginArchitectureTest {
    private static final Pattern ENDPOINT = Pattern.compile("do(Check|Fill|Test)[A-Z].*");

    private static final DescribedPredicate<JavaMethod> FORM_ENDPOINTS = DescribedPredicate.describe(
            "answer a form", method -> ENDPOINT.matcher(method.getName()).matches());

    @ArchTest
    static final ArchRule FORM_ENDPOINTS_ARE_POSTED =
            methods().that(FORM_ENDPOINTS).should().bePublic().andShould().beAnnotatedWith(POST.class);

    @ArchTest
    static final ArchRule FORM_ENDPOINTS_CHECK_PERMISSIONS = methods()
            .that(FORM_ENDPOINTS)
            .should(new ArchCondition<JavaMethod>("ask for a permission") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            method, asks(method, new HashSet<>()), method.getFullName() + " asks for no permission"));
                }
            });

    @ArchTest
    static final ArchRule REPORTS_KNOW_NO_JENKINS = noClasses()
            .that()
            .resideInAPackage("..cmkverify.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "com.cloudbees..");

    @ArchTest
    static final ArchRule THE_JUNIT_PLUGIN_IS_OPTIONAL = only("hudson.tasks.junit..", JunitRecorder.class);

    @ArchTest
    static final ArchRule THE_CHECKS_PLUGIN_IS_OPTIONAL = only("io.jenkins.plugins.checks..", ChecksRecorder.class);

    @ArchTest
    static final ArchRule PLAIN_CREDENTIALS_ARE_OPTIONAL =
            only("org.jenkinsci.plugins.plaincredentials..", SecretText.class);

    @ArchTest
    static final ArchRule AZURE_CREDENTIALS_ARE_OPTIONAL =
            only("com.microsoft.azure.util..", AzurePluginCredentials.class);

    private static ArchRule only(String packages, Class<?> user) {
        return classes()
                .that()
                .resideInAPackage("io.jenkins.plugins.cmkverify..")
                .and()
                .doNotBelongToAnyOf(user)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(packages)))
                .because("a class that names it must only be loaded when it is there");
    }

    private static boolean asks(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getName().equals("checkPermission")
                                || call.getName().equals("hasPermission")
                                || call.getTarget()
                                        .resolveMember()
                                        .filter(target -> target.getOwner()
                                                .getPackageName()
                                                .startsWith("io.jenkins.plugins.cmkverify"))
                                        .filter(target -> asks(target, seen))
                                        .isPresent());
    }
}
