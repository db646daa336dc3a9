package io.github.cmkverify.report;

import java.util.List;

/**
 * Everything that the page shows. All texts are fit to be shown; the templates escape them for HTML.
 *
 * @param kind {@code promote}, {@code block}, {@code observe} or {@code partial}
 * @param blockingHeading what the section of {@code blocking} is called
 * @param waiting how many more only wait for one of these
 * @param groups short names, the columns of the matrix
 * @param accounts the worst first
 * @param withoutDetail how many findings are shown without what stands behind them
 */
record HtmlPage(
        String about,
        String kind,
        String next,
        String cause,
        int exit,
        int findings,
        int withoutDetail,
        List<String> notes,
        List<Tile> outcomes,
        List<Tile> marks,
        Some<CauseCard> causes,
        String blockingHeading,
        Some<HtmlFinding> blocking,
        int waiting,
        List<String> groups,
        List<Account> accounts,
        List<WaiverRow> waivers,
        Some<HtmlFinding> switchedOff,
        List<CheckRow> checks,
        List<Origin> origins,
        Some<HtmlEvidence.Answer> answers) {

    /** The first of many, and how many more there are. */
    record Some<T>(List<T> shown, int more) {
        Some {
            shown = List.copyOf(shown);
        }

        static <T> Some<T> of(List<T> all, int most) {
            int kept = Math.min(all.size(), most);
            return new Some<>(all.subList(0, kept), all.size() - kept);
        }
    }

    /** So many accounts that a browser should lay out only those in sight. */
    boolean isLarge() {
        return accounts.size() > 50;
    }

    /** A number with a name and a colour. */
    record Tile(String label, long count, String tone) {}

    /** A cause, and what it settles. */
    record CauseCard(
            int number, String severity, boolean blocks, String title, List<Fix> fixes, Some<HtmlFinding> findings) {
        int settles() {
            return findings.shown.size() + findings.more;
        }
    }

    /** A line to do: a command to paste, or a sentence. */
    record Fix(boolean command, String text) {
        private static final int LONGEST = 2000;

        static Fix of(String line) {
            String text = Visible.cut(line, LONGEST);
            boolean command = line.startsWith("az ") || line.startsWith("Terraform: ");
            return new Fix(command, command ? text : text.replace("`", ""));
        }
    }

    /** One account with its findings, the worst first. */
    record Account(
            String anchor,
            String name,
            Effect effect,
            String summary,
            List<Matrix.Cell> cells,
            HtmlChain chain,
            List<HtmlFinding> findings) {}

    /** A waiver in use. */
    record WaiverRow(
            HtmlFinding finding, String until, String approver, String requester, String ticket, String reason) {}

    /** A check, on how many subjects it came to what, and what was read for a PASS. */
    record CheckRow(String id, String title, String severity, String passes, List<Tile> counts, String evidence) {}
}
