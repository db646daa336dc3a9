package io.github.cmkverify.azure.live;

/** Is told how far a collection is. Called from the thread that collects. */
public interface Progress {
    /**
     * After the first token was obtained.
     *
     * @param how such as {@code environment (client secret of application 0f1e...)}
     */
    default void signedIn(String how) {}

    /**
     * As {@link #signedIn}, when the token tells it.
     *
     * @param objectId what roles are assigned to; not verified, so make it fit before it is used
     */
    default void reader(String objectId) {}

    /**
     * After each item.
     *
     * @param done how many items have their answer
     * @param known how many there are as far as is known; grows while the chain is followed
     */
    default void items(int done, int known) {}

    /** Tells nobody. */
    static Progress silent() {
        return new Progress() {};
    }
}
