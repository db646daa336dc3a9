package io.github.cmkverify.checks;

import io.github.cmkverify.profile.Severity;
import java.util.List;

/**
 * What the catalogue says about one check. Texts are for release managers; the condition itself is code.
 *
 * @param id such as {@code CMK-VLT-002}
 * @param title one line, at most 100 characters
 * @param severity how bad a FAIL is
 * @param after ids of the checks whose failure makes this one NOT_APPLICABLE
 * @param per what the check is judged once for
 * @param positiveProof whether promotion needs its PASS, whatever the gate says; such a check can't be waived
 * @param cmkOnly whether it is NOT_APPLICABLE to an account whose profile says CMK is not required
 * @param conditions what each outcome means
 * @param evidence what a PASS cites
 * @param why what goes wrong without it
 * @param remedy how to mend a FAIL
 * @param references sources, and the same check elsewhere
 * @param mappings the controls of standards it speaks to
 */
public record CatalogueEntry(
        String id,
        String title,
        Severity severity,
        List<String> after,
        Per per,
        boolean positiveProof,
        boolean cmkOnly,
        Conditions conditions,
        EvidenceNeeds evidence,
        String why,
        Remedy remedy,
        References references,
        List<Mapping> mappings) {
    public CatalogueEntry {
        after = List.copyOf(after);
        mappings = List.copyOf(mappings);
    }
}
