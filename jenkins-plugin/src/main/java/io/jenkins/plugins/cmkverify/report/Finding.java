package io.jenkins.plugins.cmkverify.report;

import java.util.List;
import java.util.Optional;

/**
 * One check on one subject. Every text is hostile and is escaped by who shows it.
 *
 * @param id the same in every run
 * @param parent the check that this one waits for
 */
public record Finding(
        String id,
        String check,
        String title,
        String subject,
        String account,
        String resource,
        Severity severity,
        Outcome outcome,
        boolean blocks,
        String reason,
        List<String> remedy,
        String parent,
        Optional<Waiver> waiver,
        List<Gap> gaps,
        List<Source> sources) {
    public Finding {
        remedy = List.copyOf(remedy);
        gaps = List.copyOf(gaps);
        sources = List.copyOf(sources);
    }

    /** Somebody accepted a FAIL until a day. */
    public record Waiver(String approver, String requester, String reason, String ticket, String expires) {}

    /** What could not be read, and what to do about it. */
    public record Gap(String kind, String item, String detail, String fix) {}

    /** A place that the outcome rests on. */
    public record Source(String item, String pointer, String shown) {}

    /** Wrong or unseen, whether it blocks or only warns. */
    public boolean isOpen() {
        return outcome.isOpen() || blocks;
    }
}
