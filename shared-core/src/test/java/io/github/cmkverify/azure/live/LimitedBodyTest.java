package io.github.cmkverify.azure.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {
    private static final ByteBuffer MIB = ByteBuffer.allocate(1024 * 1024);

    private final LimitedBody body = new LimitedBody();
    private final CompletableFuture<byte[]> whole = body.getBody().toCompletableFuture();
    private boolean cancelled;

    LimitedBodyTest() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long parts) {}

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    private void receive(int mib) {
        for (int i = 0; i < mib; i++) {
            body.onNext(List.of(MIB.duplicate()));
        }
    }

    @Test
    void sixteenMebibytesAreRead() {
        receive(16);
        body.onComplete();
        assertThat(cancelled).isFalse();
        assertThat(whole.join()).hasSize(16 * 1024 * 1024);
    }

    @Test
    void oneByteMoreIsNotAndNothingMoreIsTaken() {
        receive(16);
        body.onNext(List.of(ByteBuffer.allocate(0), ByteBuffer.allocate(1)));
        assertThat(cancelled).isTrue();
        assertThatThrownBy(whole::join).hasRootCauseInstanceOf(LimitedBody.TooLarge.class);
    }

    @Test
    void whatEndsHalfWayIsNoBody() {
        receive(1);
        body.onError(new java.io.EOFException());
        assertThatThrownBy(whole::join).hasRootCauseInstanceOf(java.io.EOFException.class);
    }
}
