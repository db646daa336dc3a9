package io.github.cmkverify.verdict;

import io.github.cmkverify.checks.Per;
import io.github.cmkverify.checks.Remedy;
import io.github.cmkverify.fact.Gap;
import io.github.cmkverify.workload.Subject;
import java.util.List;
import java.util.Locale;

/** One thing that a person does; findings with the same needs are one cause. */
sealed interface Need {
    /** What is wrong; {@code gaps} are those that this need closes. */
    String title(List<Gap> gaps);

    List<String> fixes(List<Gap> gaps);

    static Need of(Gap gap) {
        return gap.grant()
                .<Need>map(grant -> new Role(grant.role(), Grants.area(grant)))
                .orElseGet(() -> new Fix(gap.fix()));
    }

    /** What a check found. Where several accounts or keys depend on one vault and the remedy names that, it is one failure. */
    static Need of(Finding failed) {
        Subject subject = failed.subject();
        return failed.parent()
                .<Need>map(waived -> new Name(waived, subject.account(), failed.reason()))
                .orElseGet(() -> new Repair(
                        failed.check().id(),
                        isNamed(failed)
                                ? ""
                                : subject.name() + " " + subject.resource().toLowerCase(Locale.ROOT),
                        failed.reason(),
                        failed.remedy()));
    }

    /** Whether the remedy says itself what is to be mended. */
    private static boolean isNamed(Finding failed) {
        var names = failed.subject().names();
        Remedy remedy = failed.check().remedy();
        var filled = remedy.filled(names);
        boolean store = filled.contains("vault") || filled.contains("vaultId") || filled.contains("keyId");
        return remedy.isFilledBy(names) && (failed.check().per() == Per.ACCOUNT ? filled.contains("account") : store);
    }

    /** A role for the reader, somewhere in {@code area}. */
    record Role(String role, String area) implements Need {
        @Override
        public String title(List<Gap> gaps) {
            return grants(gaps).title();
        }

        @Override
        public List<String> fixes(List<Gap> gaps) {
            return grants(gaps).fixes();
        }

        private static Grants grants(List<Gap> gaps) {
            return new Grants(gaps.stream()
                    .flatMap(gap -> gap.grant().stream())
                    .distinct()
                    .toList());
        }
    }

    /** What closes a gap, in the words of the gap. */
    record Fix(String text) implements Need {
        /** The first gap, and how many more items have the same fix. */
        @Override
        public String title(List<Gap> gaps) {
            Gap first = gaps.get(0);
            long others = gaps.stream().map(Gap::item).distinct().count() - 1;
            String more =
                    others == 0 ? "" : others == 1 ? " (and 1 more like it)" : " (and " + others + " more like it)";
            return first.item() + ": " + first.detail() + more;
        }

        @Override
        public List<String> fixes(List<Gap> gaps) {
            return List.of(text);
        }
    }

    /** The children of a waived check, each of which must be waived by name. */
    record Name(String waived, String account, String reason) implements Need {
        @Override
        public String title(List<Gap> gaps) {
            return reason;
        }

        @Override
        public List<String> fixes(List<Gap> gaps) {
            return List.of("waive each of these checks by name as well, or fix " + waived);
        }
    }

    /**
     * The remedy of a check that failed.
     *
     * @param where empty when the remedy says it itself
     */
    record Repair(String check, String where, String reason, List<String> remedy) implements Need {
        public Repair {
            remedy = List.copyOf(remedy);
        }

        @Override
        public String title(List<Gap> gaps) {
            return reason;
        }

        @Override
        public List<String> fixes(List<Gap> gaps) {
            return remedy;
        }
    }
}
