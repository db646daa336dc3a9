package io.jenkins.plugins.cmkverify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class and member that is declared is in the real Jenkins, with the same descriptor. Runs in the profile "jenkins". */
class DeclarationsTest {
    @Test
    void everyDeclarationIsTrue() throws IOException, ClassNotFoundException {
        assertThat(untrue(Path.of("jenkins-api", "target", "classes"), DeclarationsTest.class.getClassLoader()))
                .isEmpty();
    }

    static List<String> untrue(Path declarations, ClassLoader real) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(declarations)) {
            names = files.map(file -> declarations.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("io/github/cmkverify/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
        var untrue = new ArrayList<String>();
        try (var declared = loader(declarations, real)) {
            for (String name : names) {
                compare(declared.loadClass(name), real, untrue);
            }
        }
        return untrue;
    }

    /** Declarations first; what they need besides, such as sezpoz, comes from the real class path. */
    private static URLClassLoader loader(Path declarations, ClassLoader real) throws MalformedURLException {
        return new URLClassLoader(new URL[] {declarations.toUri().toURL()}, ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                try {
                    return super.findClass(name);
                } catch (ClassNotFoundException e) {
                    return real.loadClass(name);
                }
            }
        };
    }

    private static void compare(Class<?> declared, ClassLoader loader, List<String> untrue) {
        Class<?> real;
        try {
            real = Class.forName(declared.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            untrue.add(declared.getName() + " does not exist");
            return;
        }
        if (declared.isInterface() != real.isInterface() || declared.isAnnotation() != real.isAnnotation()) {
            untrue.add(declared.getName() + " is of another kind");
        }
        for (Field field : declared.getDeclaredFields()) {
            if (!Modifier.isPrivate(field.getModifiers()) && !field.isSynthetic() && !has(real, field)) {
                untrue.add(declared.getName() + "." + field.getName());
            }
        }
        for (Method method : declared.getDeclaredMethods()) {
            if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic() && !has(real, method)) {
                untrue.add(declared.getName() + "." + method.getName() + descriptor(method));
            }
        }
        for (Constructor<?> constructor : declared.getDeclaredConstructors()) {
            boolean used = constructor.getParameterCount() > 0 && !Modifier.isPrivate(constructor.getModifiers());
            if (used
                    && !declared.isEnum()
                    && Arrays.stream(real.getDeclaredConstructors())
                            .noneMatch(other -> descriptor(other).equals(descriptor(constructor)))) {
                untrue.add(declared.getName() + descriptor(constructor));
            }
        }
    }

    private static boolean has(Class<?> real, Field field) {
        return lineage(real)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .anyMatch(other -> other.getName().equals(field.getName())
                        && other.getType().getName().equals(field.getType().getName())
                        && isStatic(other.getModifiers()) == isStatic(field.getModifiers()));
    }

    private static boolean has(Class<?> real, Method method) {
        return lineage(real)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(other -> other.getName().equals(method.getName())
                        && other.getReturnType()
                                .getName()
                                .equals(method.getReturnType().getName())
                        && descriptor(other).equals(descriptor(method))
                        && isStatic(other.getModifiers()) == isStatic(method.getModifiers()));
    }

    /** The type, what it extends and what it implements. */
    private static Stream<Class<?>> lineage(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return Stream.concat(
                Stream.of(type),
                Stream.concat(
                        parent == null ? Stream.of() : lineage(parent),
                        Arrays.stream(type.getInterfaces()).flatMap(DeclarationsTest::lineage)));
    }

    private static boolean isStatic(int modifiers) {
        return Modifier.isStatic(modifiers);
    }

    private static String descriptor(Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(Class::getName)
                .toList()
                .toString();
    }
}
