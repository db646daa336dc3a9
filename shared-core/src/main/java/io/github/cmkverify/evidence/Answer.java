package io.github.cmkverify.evidence;

import java.time.Instant;
import java.util.function.Function;

/** What came back for one request: an HTTP answer of any status, or none at all. */
public sealed interface Answer permits Answer.Received, Answer.Missing {
    /** When the answer, or the failure, was complete. */
    Instant time();

    <R> R fold(Function<Received, R> received, Function<Missing, R> missing);

    /**
     * An HTTP answer.
     *
     * @param status the HTTP status
     * @param requestId Azure's request id, or empty; Azure support can look the request up by it
     * @param mediaType the Content-Type, or empty
     * @param body the raw bytes after redaction
     */
    record Received(int status, Instant time, String requestId, String mediaType, Bytes body) implements Answer {
        @Override
        public <R> R fold(Function<Received, R> received, Function<Missing, R> missing) {
            return received.apply(this);
        }
    }

    /**
     * No HTTP answer.
     *
     * @param reason one line without secrets: "connection refused", "timed out after 30 s"
     */
    record Missing(Instant time, String reason) implements Answer {
        @Override
        public <R> R fold(Function<Received, R> received, Function<Missing, R> missing) {
            return missing.apply(this);
        }
    }
}
