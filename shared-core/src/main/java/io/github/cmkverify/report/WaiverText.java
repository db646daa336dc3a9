package io.github.cmkverify.report;

import io.github.cmkverify.profile.Waiver;

/** A waiver in one line. */
final class WaiverText {
    private WaiverText() {}

    static String of(Waiver waiver) {
        return "waived until " + waiver.expires() + " by " + waiver.approver() + " (" + waiver.ticket()
                + ", asked for by " + waiver.requester() + "): " + waiver.reason();
    }
}
