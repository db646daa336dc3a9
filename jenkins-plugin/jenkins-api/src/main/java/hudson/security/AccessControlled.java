package hudson.security;

import io.github.cmkverify.declaration.Declaration;

public interface AccessControlled {
    default void checkPermission(Permission permission) {
        throw new Declaration();
    }

    default boolean hasPermission(Permission permission) {
        throw new Declaration();
    }
}
