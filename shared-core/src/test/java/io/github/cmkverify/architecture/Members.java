package io.github.cmkverify.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;

/** Finds uses of named members: calls, method references and fields, also through a subclass of their owner. */
final class Members {
    private Members() {}

    static DescribedPredicate<JavaAccess<?>> oneOf(String what, Set<String> members) {
        return DescribedPredicate.describe("target is " + what, access -> hits(access, members));
    }

    private static boolean hits(JavaAccess<?> access, Set<String> members) {
        JavaClass owner = access.getTargetOwner();
        String member =
                access.getTarget().getFullName().substring(owner.getName().length());
        return owners(owner, member).anyMatch(type -> members.contains(type.getName() + member));
    }

    /** Constructors are not inherited. */
    private static Stream<JavaClass> owners(JavaClass owner, String member) {
        return member.startsWith(".<init>")
                ? Stream.of(owner)
                : Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream());
    }
}
