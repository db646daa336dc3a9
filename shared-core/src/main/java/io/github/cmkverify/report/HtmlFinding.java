package io.github.cmkverify.report;

import io.github.cmkverify.checks.Mapping;
import io.github.cmkverify.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finding as a page shows it. All texts are fit to be shown.
 *
 * @param number the worst is 1
 * @param detail empty when it is left out for the size of the page
 */
record HtmlFinding(
        int number,
        Mark mark,
        Effect effect,
        String severity,
        String check,
        String title,
        String account,
        String subject,
        String reason,
        Optional<Detail> detail) {
    private static final int MOST_GAPS = 10;
    private static final int MOST_OPEN = 30;

    /**
     * What stands behind it.
     *
     * @param fixes what to do, one line each
     */
    record Detail(
            List<String> reasons,
            List<HtmlPage.Fix> fixes,
            Optional<String> waiver,
            String why,
            String passes,
            List<String> controls,
            List<HtmlEvidence> evidence) {
        Detail {
            reasons = List.copyOf(reasons);
            fixes = List.copyOf(fixes);
            controls = List.copyOf(controls);
            evidence = List.copyOf(evidence);
        }

        int size() {
            return 600
                    + Stream.of(reasons, fixes.stream().map(HtmlPage.Fix::text).toList(), controls)
                            .flatMap(List::stream)
                            .mapToInt(text -> text.length() + 30)
                            .sum()
                    + why.length()
                    + passes.length()
                    + evidence.stream().mapToInt(HtmlEvidence::size).sum();
        }
    }

    boolean blocks() {
        return effect == Effect.BLOCKS;
    }

    /** Whether it is unfolded to begin with: what must be mended, as long as a person still reads. */
    boolean isOpen() {
        return blocks() && mark != Mark.WAITS && number <= MOST_OPEN;
    }

    String anchor() {
        return "f" + number;
    }

    /** Trouble that does not block has the colour of a warning. */
    String tone() {
        return effect == Effect.WARNS ? Mark.UNDETERMINED.tone() : mark.tone();
    }

    static HtmlFinding of(Finding finding, int number, Optional<Detail> detail) {
        return new HtmlFinding(
                number,
                Mark.of(finding),
                Effect.of(finding),
                finding.severity().text(),
                finding.check().id(),
                finding.check().title(),
                HtmlEvidence.shown(Words.account(finding.subject().account())),
                HtmlEvidence.shown(finding.subject().name()),
                HtmlEvidence.brief(finding.reason()),
                detail);
    }

    static Detail detail(Finding finding, Exhibits exhibits, String profile) {
        return new Detail(
                finding.reasons().stream()
                        .limit(MOST_GAPS)
                        .map(HtmlEvidence::shown)
                        .toList(),
                fixes(finding),
                finding.waiver().map(WaiverText::of).map(HtmlEvidence::shown),
                finding.check().why(),
                finding.check().conditions().pass().replace("`", ""),
                finding.check().mappings().stream()
                        .flatMap(HtmlFinding::controls)
                        .distinct()
                        .toList(),
                HtmlEvidence.of(finding.sources(), exhibits, profile));
    }

    private static List<HtmlPage.Fix> fixes(Finding finding) {
        var fixes = new ArrayList<>(finding.remedy());
        if (finding.parent().isPresent()) {
            fixes.add("settle " + finding.parent().get() + " first");
        } else {
            finding.gaps().stream()
                    .map(gap -> gap.fix())
                    .distinct()
                    .limit(MOST_GAPS)
                    .forEach(fixes::add);
        }
        return fixes.stream().map(HtmlPage.Fix::of).toList();
    }

    private static Stream<String> controls(Mapping mapping) {
        return mapping.standards().stream()
                .map(standard -> standard.title() + ": "
                        + standard.controls().stream()
                                .map(control -> control.id())
                                .collect(Collectors.joining(", ")));
    }
}
