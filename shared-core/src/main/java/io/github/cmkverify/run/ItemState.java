package io.github.cmkverify.run;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.StrictJson;

/** What became of one question to Azure, for people; the verdict does not rest on it. */
public enum ItemState {
    /** Answered. */
    READ,
    /** Azure says that there is no such resource. */
    ABSENT,
    /** The reader may not see it. */
    REFUSED,
    /** Anything else: no answer, an error, a login page. */
    FAILED;

    /** The worst of its pages. */
    public static ItemState of(Item item) {
        return item.pages().stream()
                .map(page -> page.answer().fold(received -> of(item.key().kind(), received), missing -> FAILED))
                .max(Enum::compareTo)
                .orElse(FAILED);
    }

    private static ItemState of(EvidenceKind kind, Answer.Received received) {
        return switch (received.status()) {
            case 200 -> json(received) ? READ : FAILED;
            case 404 -> kind.provesAbsence(code(received)) ? ABSENT : FAILED;
            case 401, 403 -> REFUSED;
            default -> FAILED;
        };
    }

    private static boolean json(Answer.Received received) {
        try {
            StrictJson.object(received.body());
            return true;
        } catch (StrictJson.Refused e) {
            return false;
        }
    }

    private static String code(Answer.Received received) {
        try {
            return StrictJson.object(received.body()).path("error").path("code").asText("");
        } catch (StrictJson.Refused e) {
            return "";
        }
    }

    /** Why the answer is none to build on: {@code 403 AuthorizationFailed}, {@code timed out after 30 s}. */
    public static String why(Item item) {
        return item.pages().stream()
                .map(Item.Page::answer)
                .map(answer -> answer.<String>fold(
                        received -> (received.status() + " " + code(received)).strip(), Answer.Missing::reason))
                .reduce((first, last) -> last)
                .orElse("");
    }
}
