package hudson.model;

import io.github.cmkverify.declaration.Declaration;

public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    protected Descriptor() {
        throw new Declaration();
    }

    public String getDisplayName() {
        throw new Declaration();
    }

    public synchronized void save() {
        throw new Declaration();
    }

    public synchronized void load() {
        throw new Declaration();
    }

    @SuppressWarnings("rawtypes")
    protected void addHelpFileRedirect(
            String fieldName, Class<? extends Describable> owner, String fieldNameToRedirectTo) {
        throw new Declaration();
    }
}
