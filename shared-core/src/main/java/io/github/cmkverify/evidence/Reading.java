package io.github.cmkverify.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.fact.Fact;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.fact.Source;
import io.github.cmkverify.profile.Cloud;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns one recorded answer into a body, or into the gap that says why it cannot be one. */
final class Reading {
    /** How a body as a whole is cited. */
    static final String ANSWERED = "answered 200";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.]{1,80}");

    private final TimeWindow window;
    private final Map<String, List<String>> redacted;
    private final Cloud cloud;

    private Reading(TimeWindow window, Map<String, List<String>> redacted, Cloud cloud) {
        this.window = window;
        this.redacted = redacted;
        this.cloud = cloud;
    }

    /** Of a collection that has ended. */
    Reading(Provenance provenance, Cloud cloud) {
        this(TimeWindow.of(provenance), provenance.redacted(), cloud);
    }

    /**
     * Of a collection that goes on.
     *
     * @param from before its first request
     * @param redacted what was taken out so far; may grow
     */
    static Reading during(Instant from, Map<String, List<String>> redacted, Cloud cloud) {
        return new Reading(TimeWindow.since(from), redacted, cloud);
    }

    /** The body of a single resource. */
    Fact<Body> resource(Item item) {
        EvidenceKey key = item.key();
        if (item.pages().size() == 2 && key.kind() == EvidenceKind.ACCOUNT) {
            return Fact.unknown(changed(key));
        }
        if (item.pages().size() != 1) {
            return Fact.unknown(foreign(key, "has " + item.pages().size() + " pages, but is no list"));
        }
        return page(key, item.pages().get(0), expected(key)).flatMap(body -> Identity.check(key, body));
    }

    /** An account is read again at the end of a run; both answers are kept when they differ. */
    private static Gap changed(EvidenceKey key) {
        return new Gap(
                Gap.Kind.CONTRADICTION,
                key.text(),
                "was changed, or could not be read again, while the evidence was collected",
                "collect the evidence again when nobody is changing the account");
    }

    /** The body of one answer; absent when a 404 with the resource's own code proves it. */
    Fact<Body> page(EvidenceKey key, Item.Page page, Request expected) {
        if (!SameRequest.test(page.request(), expected)) {
            return Fact.unknown(foreign(key, "is the answer to another request"));
        }
        return window.contains(page.answer().time())
                ? page.answer().fold(received -> answered(key, received), missing -> unreachable(key, missing.reason()))
                : Fact.unknown(new Gap(
                        Gap.Kind.STALE,
                        key.text(),
                        "was read at " + page.answer().time() + ", outside the collection that it is part of",
                        "collect the evidence again"));
    }

    Request expected(EvidenceKey key) {
        return Request.of(key, cloud, key.kind().apiVersion());
    }

    private Fact<Body> answered(EvidenceKey key, Answer.Received answer) {
        int status = answer.status();
        return switch (status) {
            case 200 -> json(key, answer);
            case 401 ->
                Fact.unknown(new Gap(
                        Gap.Kind.REFUSED,
                        key.text(),
                        refusal(401, errorCode(key, answer)),
                        "sign the reader in again: Azure did not accept its token"));
            case 403 -> Fact.unknown(forbidden(key, answer));
            case 404 -> notFound(key, errorCode(key, answer));
            case 408, 429 -> unreachable(key, "Azure answered " + status);
            default ->
                status >= 500
                        ? unreachable(key, "Azure answered " + status)
                        : Fact.unknown(foreign(key, "was answered with status " + status));
        };
    }

    private Fact<Body> json(EvidenceKey key, Answer.Received answer) {
        try {
            ObjectNode node = StrictJson.object(answer.body());
            var body = new Body(key.text(), "", node, redacted(key));
            return Fact.read(body, body.source(ANSWERED));
        } catch (StrictJson.Refused e) {
            return Fact.unknown(new Gap(
                    Gap.Kind.UNPARSABLE,
                    key.text(),
                    "the answer is " + e.getMessage() + looksLikePage(answer),
                    "check proxy and sign-in of the reader, then collect again"));
        }
    }

    /** What was taken out of this answer; two spellings of a key are one key. */
    private List<String> redacted(EvidenceKey key) {
        return redacted.entrySet().stream()
                .filter(entry -> Names.same(entry.getKey(), key.text()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static Fact<Body> notFound(EvidenceKey key, String code) {
        return key.kind().provesAbsence(code)
                ? Fact.absent(new Source(key.text(), "", "404 " + code))
                : Fact.unknown(foreign(
                        key,
                        code.isEmpty()
                                ? "was answered 404 without an error code of Azure"
                                : "was answered 404 " + code + ", which does not prove that it is absent"));
    }

    private static <T> Fact<T> unreachable(EvidenceKey key, String detail) {
        return Fact.unknown(new Gap(
                Gap.Kind.UNREACHABLE, key.text(), detail, "collect again when Azure answers; see its status page"));
    }

    private Gap forbidden(EvidenceKey key, Answer.Received answer) {
        Fact<Body> body = json(key, answer);
        String code = code(body, "/error/innererror/code", code(body, "/error/code", ""));
        String detail = refusal(403, code);
        return Refusal.of(code)
                .map(refusal -> new Gap(Gap.Kind.REFUSED, key.text(), detail, refusal.fix(Scope.of(key))))
                .orElseGet(() -> Gap.refused(
                        key.text(), detail, ReaderRole.grant(key, Refusal.objectId(text(body, "/error/message")))));
    }

    private static String refusal(int status, String code) {
        return "Azure answered " + status + (code.isEmpty() ? "" : " " + code);
    }

    static Gap foreign(EvidenceKey key, String detail) {
        return new Gap(
                Gap.Kind.FOREIGN_ANSWER,
                key.text(),
                detail,
                "check proxy, host and target of the reader, then collect again");
    }

    private String errorCode(EvidenceKey key, Answer.Received answer) {
        return code(json(key, answer), "/error/code", "");
    }

    private static String code(Fact<Body> body, String pointer, String otherwise) {
        String code = text(body, pointer);
        return CODE.matcher(code).matches() ? code : otherwise;
    }

    private static String text(Fact<Body> body, String pointer) {
        return body.flatMap(answer -> answer.text(pointer)).fold(text -> text, () -> "", () -> "");
    }

    private static String looksLikePage(Answer.Received answer) {
        return Names.lower(answer.mediaType()).startsWith("text/html") ? " (an HTML page)" : "";
    }
}
