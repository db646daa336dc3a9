package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.java.sezpoz.Index;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;

/** A class that is in none of these lists does not exist for Jenkins: its step is dropped without a word. */
class ExtensionIndexTest {
    @Test
    void everyExtensionIsInTheIndexOfJenkins() {
        Set<String> indexed = new TreeSet<>();
        Index.load(Extension.class, Object.class, ExtensionIndexTest.class.getClassLoader())
                .forEach(item -> indexed.add(item.className()));
        assertThat(indexed)
                .isEqualTo(annotated(Extension.class))
                .contains(
                        CmkVerifyBuilder.DescriptorImpl.class.getName(),
                        CmkVerifyStep.DescriptorImpl.class.getName(),
                        GlobalSettings.class.getName());
    }

    @Test
    void peopleCanReadTheIndex() throws IOException {
        assertThat(lines("META-INF/annotations/hudson.Extension.txt")).containsAll(annotated(Extension.class));
    }

    @Test
    void everySymbolIsInTheIndexOfJenkins() throws IOException {
        assertThat(lines("META-INF/services/annotations/org.jenkinsci.Symbol"))
                .isEqualTo(annotated(Symbol.class))
                .isNotEmpty();
    }

    private static Set<String> annotated(Class<? extends Annotation> annotation) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.jenkins.plugins.cmkverify")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(annotation))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> lines(String name) throws IOException {
        try (InputStream in = ExtensionIndexTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
