package io.github.cmkverify.report;

import io.github.cmkverify.profile.Waiver;
import io.github.cmkverify.report.HtmlPage.Account;
import io.github.cmkverify.report.HtmlPage.CauseCard;
import io.github.cmkverify.report.HtmlPage.CheckRow;
import io.github.cmkverify.report.HtmlPage.Fix;
import io.github.cmkverify.report.HtmlPage.Some;
import io.github.cmkverify.report.HtmlPage.Tile;
import io.github.cmkverify.report.HtmlPage.WaiverRow;
import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the page of a verdict; what would make it too large is left out from the least on, and counted. */
final class HtmlPages {
    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.FAIL, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE, Outcome.WAIVED, Outcome.PASS);

    private static final int MOST_CAUSES = 100;
    private static final int MOST_OF_A_CAUSE = 20;
    private static final int MOST_BLOCKING = 200;
    private static final int MOST_ROWS = 500;
    private static final int MOST_ANSWERS = 2_000;
    private static final int MOST_NOTES = 50;

    /** Characters for what stands behind findings, which is most of a page. */
    private static final int ROOM = 2_500_000;

    private final Verdict verdict;
    private final Map<String, HtmlFinding> findings = new HashMap<>();
    private final List<Finding> worstFirst;
    private int withoutDetail;

    private HtmlPages(Verdict verdict) {
        this.verdict = verdict;
        this.worstFirst = verdict.findings().stream().sorted(WorstFirst.ORDER).toList();
    }

    static HtmlPage of(Verdict verdict) {
        return new HtmlPages(verdict).page();
    }

    private HtmlPage page() {
        makeFindings();
        Decision decision = verdict.decision();
        return new HtmlPage(
                HtmlEvidence.shown(Words.about(verdict)),
                decision.kind().text(),
                NextStep.of(decision),
                HtmlEvidence.shown(decision.cause()),
                decision.exit().number(),
                findings.size(),
                withoutDetail,
                verdict.notes().stream()
                        .limit(MOST_NOTES)
                        .map(HtmlEvidence::shown)
                        .toList(),
                outcomes(),
                marks(verdict.findings()),
                causes(),
                decision.kind() == Decision.Kind.BLOCK ? "What blocks" : "What would block",
                Some.of(those(finding -> finding.blocks() && finding.mark() != Mark.WAITS), MOST_BLOCKING),
                those(finding -> finding.blocks() && finding.mark() == Mark.WAITS)
                        .size(),
                Matrix.of(verdict).groups().stream().map(Groups::name).toList(),
                accounts(),
                waivers(),
                Some.of(those(finding -> finding.mark() == Mark.NOT_APPLICABLE), MOST_ROWS),
                checks(),
                Origin.of(verdict).stream()
                        .map(origin -> new Origin(origin.name(), HtmlEvidence.shown(origin.value())))
                        .toList(),
                answers());
    }

    private void makeFindings() {
        var exhibits =
                new Exhibits(verdict.evidence().map(Verdict.EvidenceInfo::items).orElse(List.of()));
        String profile = verdict.profile().map(Verdict.ProfileInfo::fileName).orElse("profile");
        int room = ROOM;
        for (Finding finding : worstFirst) {
            Optional<HtmlFinding.Detail> detail = Optional.empty();
            if (room > 0) {
                var whole = HtmlFinding.detail(finding, exhibits, profile);
                room -= whole.size();
                detail = room >= 0 ? Optional.of(whole) : Optional.empty();
            }
            withoutDetail += detail.isPresent() ? 0 : 1;
            findings.put(finding.id(), HtmlFinding.of(finding, findings.size() + 1, detail));
        }
    }

    private HtmlFinding shown(Finding finding) {
        return findings.get(finding.id());
    }

    private List<HtmlFinding> those(Predicate<HtmlFinding> choice) {
        return worstFirst.stream().map(this::shown).filter(choice).toList();
    }

    /** The numbers that every report tells. */
    private List<Tile> outcomes() {
        var blocking = new Tile("blocking", verdict.blocking().size(), Mark.FAIL.tone());
        return Stream.concat(
                        Stream.of(blocking),
                        OUTCOMES.stream()
                                .map(outcome -> new Tile(Words.of(outcome), verdict.count(outcome), tone(outcome))))
                .toList();
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case PASS -> Mark.PASS.tone();
            case FAIL -> Mark.FAIL.tone();
            case UNDETERMINED -> Mark.UNDETERMINED.tone();
            case NOT_APPLICABLE -> Mark.NOT_APPLICABLE.tone();
            case WAIVED -> Mark.WAIVED.tone();
        };
    }

    private static List<Tile> marks(List<Finding> findings) {
        return Arrays.stream(Mark.values())
                .map(mark -> new Tile(
                        mark.text(),
                        findings.stream()
                                .filter(finding -> Mark.of(finding) == mark)
                                .count(),
                        mark.tone()))
                .filter(tile -> tile.count() > 0)
                .toList();
    }

    private Some<CauseCard> causes() {
        var causes = Cause.of(verdict.findings());
        var some = Some.of(causes, MOST_CAUSES);
        return new Some<>(
                IntStream.range(0, some.shown().size())
                        .mapToObj(i -> cause(i + 1, causes.get(i)))
                        .toList(),
                some.more());
    }

    private CauseCard cause(int number, Cause cause) {
        return new CauseCard(
                number,
                cause.severity().text(),
                cause.blocks(),
                HtmlEvidence.brief(cause.title()),
                cause.fixes().stream().map(Fix::of).toList(),
                Some.of(cause.findings().stream().map(this::shown).toList(), MOST_OF_A_CAUSE));
    }

    private List<Account> accounts() {
        Map<String, List<Finding>> byAccount = worstFirst.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.subject().account(), LinkedHashMap::new, Collectors.toList()));
        var accounts = new ArrayList<Account>();
        for (Matrix.Row row : Matrix.of(verdict).rows()) {
            var own = byAccount.get(row.account());
            accounts.add(new Account(
                    "a" + (accounts.size() + 1),
                    HtmlEvidence.shown(Words.account(row.account())),
                    Effect.worst(own),
                    marks(own).stream()
                            .map(tile -> tile.count() + " " + tile.label())
                            .collect(Collectors.joining(", ")),
                    row.cells(),
                    HtmlChain.of(Words.account(row.account()), own),
                    own.stream().map(this::shown).toList()));
        }
        return accounts;
    }

    private List<WaiverRow> waivers() {
        return verdict.findings().stream()
                .flatMap(finding -> finding.waiver().map(waiver -> waiver(finding, waiver)).stream())
                .limit(MOST_ROWS)
                .toList();
    }

    private WaiverRow waiver(Finding finding, Waiver waiver) {
        return new WaiverRow(
                shown(finding),
                waiver.expires().toString(),
                HtmlEvidence.shown(waiver.approver()),
                HtmlEvidence.shown(waiver.requester()),
                HtmlEvidence.shown(waiver.ticket()),
                HtmlEvidence.shown(waiver.reason()));
    }

    private List<CheckRow> checks() {
        return Proof.of(verdict).stream()
                .map(proof -> new CheckRow(
                        proof.check().id(),
                        proof.check().title(),
                        proof.check().severity().text(),
                        proof.check().conditions().pass().replace("`", ""),
                        marks(proof.findings()),
                        proof.evidence().stream().map(HtmlEvidence::shown).collect(Collectors.joining(", "))))
                .toList();
    }

    private Some<HtmlEvidence.Answer> answers() {
        var items = verdict.evidence().map(Verdict.EvidenceInfo::items).orElse(List.of());
        var pages = items.stream().flatMap(item -> item.pages().stream()).toList();
        var some = Some.of(pages, MOST_ANSWERS);
        return new Some<>(some.shown().stream().map(HtmlEvidence.Answer::of).toList(), some.more());
    }
}
