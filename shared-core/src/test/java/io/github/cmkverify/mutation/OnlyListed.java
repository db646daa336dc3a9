package io.github.cmkverify.mutation;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * For mutation tests only: Pitest lists the tests of a class by running them, anew for each class that it changes, before it
 * changes anything. They are only listed then.
 */
public final class OnlyListed implements InvocationInterceptor {
    private static final String LISTING = "org.pitest.junit5.JUnit5TestUnitFinder";
    private static final String BEFORE_CHANGES = "org.pitest.mutationtest.execute.MutationTestMinion";

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unlessListed(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unlessListed(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unlessListed(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        unlessListed(invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        unlessListed(invocation);
    }

    private static void unlessListed(Invocation<Void> invocation) throws Throwable {
        if (isListed()) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }

    private static boolean isListed() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).collect(Collectors.toSet()))
                .containsAll(Set.of(LISTING, BEFORE_CHANGES));
    }
}
