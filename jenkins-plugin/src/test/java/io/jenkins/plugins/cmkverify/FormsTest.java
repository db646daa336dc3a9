package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What can be set has a field, a getter and help; what has a field can be set. */
class FormsTest {
    private static final Pattern FIELD = Pattern.compile("field=\"([^\"]+)\"");
    private static final Pattern STEP_OF_SEED = Pattern.compile("cmkVerify \\{\n([^}]*)}");
    private static final Pattern CALL = Pattern.compile("[a-zA-Z]+\\('[^']*'\\)");

    @ParameterizedTest
    @ValueSource(classes = {CmkVerifyBuilder.class, CmkVerifyStep.class, GlobalSettings.class})
    void everySettingHasAFieldAndEveryFieldASetting(Class<?> form) throws IOException {
        assertThat(fields(form)).isEqualTo(settings(form)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {CmkVerifyBuilder.class, CmkVerifyStep.class, GlobalSettings.class})
    void everySettingHasAGetterOfItsType(Class<?> form) throws ReflectiveOperationException {
        for (Method setter : form.getMethods()) {
            if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                Class<?> type = setter.getParameterTypes()[0];
                String getter = (type == boolean.class ? "is" : "get")
                        + setter.getName().substring(3);
                assertThat(form.getMethod(getter).getReturnType()).isEqualTo(type);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {CmkVerifyStep.class, GlobalSettings.class})
    void everySettingHasHelp(Class<?> form) throws IOException {
        for (String setting : settings(form)) {
            assertThat(text(form, "help-" + setting + ".html"))
                    .as(setting)
                    .startsWith("<div>")
                    .hasSizeGreaterThan(60);
        }
    }

    /** The builder shows the help of the step, for each of its settings. */
    @Test
    void theBuilderHasNoSettingThatTheStepHasNot() {
        assertThat(settings(CmkVerifyStep.class)).containsAll(settings(CmkVerifyBuilder.class));
        assertThat(CmkVerifyBuilder.DescriptorImpl.SAME_HELP)
                .containsExactlyInAnyOrderElementsOf(settings(CmkVerifyBuilder.class));
    }

    /** A freestyle job has no script that could look at the result instead. */
    @Test
    void aFreestyleBuildCannotBeLeftUnmarked() {
        assertThat(settings(CmkVerifyBuilder.class)).noneMatch(setting -> setting.startsWith("skip"));
    }

    /** Job DSL and Configuration as Code set texts and switches without knowing more of the plugin. */
    @ParameterizedTest
    @ValueSource(classes = {CmkVerifyBuilder.class, CmkVerifyStep.class, GlobalSettings.class})
    void everySettingIsATextOrASwitch(Class<?> form) {
        assertThat(Arrays.stream(form.getMethods())
                        .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                        .map(setter -> setter.getParameterTypes()[0]))
                .isNotEmpty()
                .isSubsetOf(String.class, boolean.class);
    }

    /** An option that Job DSL does not know fails the seed job; one that is assigned instead of called is dropped without a word. */
    @Test
    void theSeedJobOfTheExamplesCallsOptionsThatThereAre() throws IOException {
        Matcher step = STEP_OF_SEED.matcher(Files.readString(Path.of("..", "examples", "jenkins", "seed.groovy")));
        assertThat(step.find()).isTrue();
        assertThat(step.group(1).lines().map(String::strip).filter(line -> !line.isEmpty()))
                .allMatch(line -> CALL.matcher(line).matches())
                .extracting(line -> line.substring(0, line.indexOf('(')))
                .isSubsetOf(settings(CmkVerifyBuilder.class))
                .contains("profile");
    }

    private static Set<String> settings(Class<?> form) {
        var names = new TreeSet<String>();
        for (Method method : form.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String name = method.getName().substring(3);
                names.add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
            }
        }
        for (Constructor<?> constructor : form.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Arrays.stream(constructor.getParameters())
                        .map(Parameter::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> fields(Class<?> form) throws IOException {
        String jelly = text(form, "config.jelly");
        if (jelly.contains("<k:options />")) {
            jelly += resource("lib/cmkverify/options.jelly");
        }
        if (jelly.contains("<k:advanced>") || jelly.contains("<k:advanced />")) {
            jelly += resource("lib/cmkverify/advanced.jelly");
        }
        var names = new TreeSet<String>();
        FIELD.matcher(jelly).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static String text(Class<?> form, String file) throws IOException {
        return resource(form.getName().replace('.', '/') + "/" + file);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FormsTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
