package io.github.cmkverify.world;

import io.github.cmkverify.verdict.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names findings of a case: {@code CMK-KEY-001}, {@code CMK-KEY-001 [key of encryption scope hr]}, or {@code CMK} for all
 * checks that judge nothing where CMK is not required.
 *
 * @param check its id, or {@code CMK}
 * @param about name of the subject, name of the account, or both ({@code account/subject}); empty: all of the check
 */
public record Expectation(String check, Optional<String> about) {
    private static final Pattern FORM = Pattern.compile("(CMK(?:-[A-Z]{3}-\\d{3})?)(?: \\[(.+)])?");

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
        boolean same = check.equals("CMK")
                ? finding.check().cmkOnly()
                : check.equals(finding.check().id());
        return same
                && about.map(text -> text.equals(name) || text.equals(account) || text.equals(account + "/" + name))
                        .orElse(true);
    }
}
