package io.github.cmkverify.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MappingTest {
    private final Map<String, Mapping> mappings = MappingReader.read(
            new Fields("catalogue/mappings.yml", CatalogueJson.read().get("mappings.yml")));

    @Test
    void holdsTheFifteenProfiles() {
        assertThat(mappings.keySet())
                .containsExactly(
                        "M-ENC",
                        "M-KEY",
                        "M-ROT",
                        "M-VAULT",
                        "M-IDENT",
                        "M-LEAST",
                        "M-NET",
                        "M-LOG",
                        "M-ALERT",
                        "M-CHANGE",
                        "M-POLICY",
                        "M-DEP",
                        "M-GOV",
                        "M-DRILL",
                        "M-CAP");
    }

    @Test
    void keepsApartWhatIsPublishedAndWhatIsOurReading() {
        assertThat(controls("M-VAULT", "pci")).containsExactly("3.6.1.2*", "3.7.3*", "3.7.5");
        assertThat(controls("M-ENC", "nist")).containsExactly("SC-12", "SC-13", "SC-28", "SC-28(1)*");
        assertThat(controls("M-LEAST", "hipaa"))
                .containsExactly(
                        "164.308(a)(3)(ii)(A)",
                        "164.308(a)(3)(ii)(C)",
                        "164.308(a)(4)(i)",
                        "164.308(a)(4)(ii)(B)",
                        "164.308(a)(4)(ii)(C)",
                        "164.312(a)(1)");
        assertThat(mappings.values())
                .allSatisfy(m -> assertThat(standard(m, "gdpr").controls()).allMatch(Control::ours));
    }

    @Test
    void leavesAStandardOutWhereNothingMaps() {
        assertThat(mappings.get("M-CAP").standards())
                .extracting(Mapping.Standard::id)
                .containsExactly("mcsb", "nist", "hipaa", "iso", "gdpr");
    }

    @Test
    void knowsTheNumbersOfCisByEdition() {
        CisTopic rbac = mappings.get("M-LEAST").cis().get(0);
        assertThat(rbac.editions().keySet()).containsExactly("2.0", "2.1", "3.0", "4.0", "5.0");
        assertThat(rbac.editions().get("3.0")).extracting(Control::id).containsExactly("3.3.6");
        assertThat(mappings.get("M-ENC").cis()).isEmpty();
        assertThat(mappings.get("M-ENC").note())
                .hasValueSatisfying(n -> assertThat(n).contains("CIS"));
        assertThat(mappings.get("M-ALERT").cis().get(1).editions().get("4.0"))
                .containsExactly(new Control("9.1.8.1", true, java.util.Optional.empty()));
    }

    private List<String> controls(String mapping, String standard) {
        return standard(mappings.get(mapping), standard).controls().stream()
                .map(c -> c.ours() ? c.id() + "*" : c.id())
                .collect(Collectors.toList());
    }

    private static Mapping.Standard standard(Mapping mapping, String id) {
        return mapping.standards().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
