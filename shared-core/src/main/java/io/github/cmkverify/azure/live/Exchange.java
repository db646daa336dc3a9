package io.github.cmkverify.azure.live;

import io.github.cmkverify.evidence.Answer;
import java.util.List;

/**
 * One request's outcome.
 *
 * @param redacted pointers of what was taken out of the body
 * @param etag of the answer, or empty
 */
record Exchange(Answer answer, List<String> redacted, String etag) {}
