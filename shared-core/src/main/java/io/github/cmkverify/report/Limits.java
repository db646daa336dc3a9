package io.github.cmkverify.report;

import java.util.List;

/** What even a promotion does not prove; it is said in every report that a person signs off. */
final class Limits {
    /** Whole sentences, ours. */
    static final List<String> TEXTS = List.of(
            "The key is a partial kill switch. Revoking it blocks stored files, new fine-tuning and the deployment of"
                    + " fine-tuned models; a fine-tuned model that is already deployed keeps serving until its"
                    + " deployment is deleted, and inference on base models stores nothing that a key could lock.",
            "The verdict is about the moment at which the evidence was collected. What was changed since is not in it.",
            "The evidence is what Azure's own interfaces say. Nothing here measures the encryption itself.",
            "Hashes prove that evidence and reports are whole, not who made them; a signature or an attestation does.");

    private Limits() {}
}
