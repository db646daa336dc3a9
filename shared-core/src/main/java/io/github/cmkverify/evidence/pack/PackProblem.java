package io.github.cmkverify.evidence.pack;

/**
 * One reason why a pack is refused.
 *
 * @param place the file in the pack, the item, or the field of the manifest; fit to be shown
 * @param detail what is wrong with it
 * @param fix what a person does about it
 */
public record PackProblem(String place, String detail, String fix) {
    /** {@code items/0002.json (vault:/subscriptions/...): was altered ...; copy the pack again}. */
    public String text() {
        return place + ": " + detail + "; " + fix;
    }
}
