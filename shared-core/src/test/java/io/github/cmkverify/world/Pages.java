package io.github.cmkverify.world;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Bytes;
import io.github.cmkverify.evidence.Item;
import java.util.function.UnaryOperator;

/** Pages as if Azure had answered something else. */
public final class Pages {
    private Pages() {}

    /** The same page with another body; one without an answer stays as it is. */
    public static Item.Page with(Item.Page page, UnaryOperator<Bytes> body) {
        return new Item.Page(
                page.request(),
                page.answer()
                        .fold(
                                received -> new Answer.Received(
                                        received.status(),
                                        received.time(),
                                        received.requestId(),
                                        received.mediaType(),
                                        body.apply(received.body())),
                                missing -> missing));
    }
}
