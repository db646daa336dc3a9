package hudson.model;

import io.github.cmkverify.declaration.Declaration;

public interface Describable<T extends Describable<T>> {
    default Descriptor<T> getDescriptor() {
        throw new Declaration();
    }
}
