package io.github.cmkverify.world;

import io.github.cmkverify.checks.CatalogueEntry;
import io.github.cmkverify.verdict.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names findings of a case: {@code CMK-KEY-001}, {@code CMK-KEY-001 [key of encryption scope hr]}, {@code CMK} for all
 * checks that judge nothing where CMK is not required, or {@code evidence vault} for all whose PASS needs that evidence.
 *
 * @param check its id, {@code CMK}, or {@code evidence KIND}
 * @param about name of the subject, name of the account, or both ({@code account/subject}); empty: all of the check
 */
public record Expectation(String check, Optional<String> about) {
    private static final Pattern FORM = Pattern.compile("(CMK(?:-[A-Z]{3}-\\d{3})?|evidence [a-z-]+)(?: \\[(.+)])?");

    public static Expectation of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text + " names no check");
        }
        return new Expectation(form.group(1), Optional.ofNullable(form.group(2)));
    }

    public boolean names(Finding finding) {
        String account = finding.subject().account();
        String name = finding.subject().name();
        return namesCheck(finding.check())
                && about.map(text -> text.equals(name) || text.equals(account) || text.equals(account + "/" + name))
                        .orElse(true);
    }

    /** Whether it names one check, and so goes before what names several. */
    public boolean isExact() {
        return check.startsWith("CMK-");
    }

    private boolean namesCheck(CatalogueEntry entry) {
        if (check.startsWith("evidence ")) {
            String kind = check.substring("evidence ".length());
            return entry.evidence().always().stream()
                    .anyMatch(need -> need.anyOf().contains(kind));
        }
        return check.equals("CMK") ? entry.cmkOnly() : check.equals(entry.id());
    }
}
