package io.github.cmkverify.mutation;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * For mutation tests only: Pitest lists the tests of a class by running them, anew for each class that it changes, before it
 * changes anything. Of many invocations of one method only the first is run then; the others are listed all the same.
 */
public final class FirstOfMany implements InvocationInterceptor {
    private static final String LISTING = "org.pitest.junit5.JUnit5TestUnitFinder";
    private static final String BEFORE_CHANGES = "org.pitest.mutationtest.execute.MutationTestMinion";

    private final Set<Object> begun = new HashSet<>();

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        first(invocation, method.getExecutable());
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        first(invocation, DynamicTest.class);
    }

    private void first(Invocation<Void> invocation, Object kind) throws Throwable {
        if (begun.add(kind) || !isListed()) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }

    private static boolean isListed() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).collect(Collectors.toSet()))
                .containsAll(Set.of(LISTING, BEFORE_CHANGES));
    }
}
