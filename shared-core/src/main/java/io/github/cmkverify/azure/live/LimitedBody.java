package io.github.cmkverify.azure.live;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Reads a body into memory, up to a size that no answer of Azure comes near. */
final class LimitedBody implements BodySubscriber<byte[]> {
    static final int LIMIT = 16 * 1024 * 1024;

    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private Subscription subscription;
    private long size;

    /** The answer does not end. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the answer is larger than " + LIMIT / 1024 / 1024 + " MiB");
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        for (ByteBuffer buffer : part) {
            size += buffer.remaining();
        }
        if (size > LIMIT) {
            subscription.cancel();
            whole.onError(new TooLarge());
        } else {
            whole.onNext(part);
        }
    }

    @Override
    public void onError(Throwable reason) {
        whole.onError(reason);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
