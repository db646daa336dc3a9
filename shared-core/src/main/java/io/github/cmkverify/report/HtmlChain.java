package io.github.cmkverify.report;

import io.github.cmkverify.verdict.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Account, key, vault and identity of one account, and the links between them. All texts are fit to be shown.
 *
 * @param links three: account to key, key to vault, vault to identity
 */
record HtmlChain(List<Node> nodes, List<Link> links) {
    /** Units of the picture: the width of a node, and from the beginning of one to that of the next. */
    private static final int WIDTH = 140;

    private static final int STEP = 260;
    private static final int LONGEST = 16;
    private static final int MOST_BROKEN = 2;

    HtmlChain {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** One of the four. */
    record Node(int x, String what, String name) {
        int left() {
            return x * STEP;
        }

        int middle() {
            return left() + WIDTH / 2;
        }
    }

    /**
     * Between two of them.
     *
     * @param verb from the left to the right
     * @param state the worst of the checks that prove the link
     * @param broken the checks that do not hold; may be empty
     */
    record Link(int x, String verb, Mark state, Effect effect, String broken) {
        String symbol() {
            return effect == Effect.WARNS ? "!" : state.sign();
        }

        String tone() {
            return effect == Effect.WARNS ? Mark.UNDETERMINED.tone() : state.tone();
        }

        int left() {
            return x * STEP + WIDTH;
        }

        int middle() {
            return (left() + right()) / 2;
        }

        int right() {
            return (x + 1) * STEP;
        }
    }

    /** @param findings of one account */
    static HtmlChain of(String account, List<Finding> findings) {
        return new HtmlChain(
                List.of(
                        new Node(0, "account", cut(account)),
                        new Node(1, "key", names(findings, "key", "keys")),
                        new Node(2, "vault", names(findings, "vault", "vaults")),
                        new Node(3, "identity", names(findings, "principalId", "identities"))),
                List.of(
                        link(0, "encrypted with", findings, Set.of("ACC")),
                        link(1, "kept in", findings, Set.of("KEY", "VLT")),
                        link(2, "opened by", findings, Set.of("IDN", "ACS", "NET"))));
    }

    private static Link link(int x, String verb, List<Finding> findings, Set<String> groups) {
        var own = findings.stream()
                .filter(finding -> groups.contains(Groups.of(finding.check())))
                .sorted(WorstFirst.ORDER)
                .toList();
        if (own.isEmpty()) {
            return new Link(x, verb, Mark.NOT_APPLICABLE, Effect.NONE, "");
        }
        var cell = new Matrix.Cell(own);
        var broken = own.stream()
                .filter(finding ->
                        Effect.of(finding) != Effect.NONE && finding.parent().isEmpty())
                .map(finding -> finding.check().id().replace("CMK-", ""))
                .distinct()
                .toList();
        String more = broken.size() > MOST_BROKEN ? " +" + (broken.size() - MOST_BROKEN) : "";
        return new Link(
                x,
                verb,
                cell.mark(),
                cell.effect(),
                broken.stream().limit(MOST_BROKEN).collect(Collectors.joining(", ")) + more);
    }

    private static String names(List<Finding> findings, String name, String several) {
        var names = findings.stream()
                .map(finding -> finding.subject().names().getOrDefault(name, ""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return switch (names.size()) {
            case 0 -> "not known";
            case 1 -> cut(names.get(0));
            default -> names.size() + " " + several;
        };
    }

    private static String cut(String hostile) {
        return Visible.cut(hostile, LONGEST);
    }

    /** The picture in words. */
    String text() {
        return links.stream()
                .map(link -> nodes.get(link.x).what + " " + link.verb + " " + nodes.get(link.x + 1).what + ": "
                        + link.state.text() + (link.broken.isEmpty() ? "" : " (" + link.broken + ")"))
                .collect(Collectors.joining("; "));
    }
}
