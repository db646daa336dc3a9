package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.Annotation;
import io.github.cmkverify.action.toolkit.Annotation.Level;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.verdict.Cause;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is shown beside the lines of the profile: each cause once, at the account it is about. */
final class VerdictAnnotations {
    private static final int LONGEST = 500;
    private static final int MOST_FIXES = 3;

    private final Optional<Path> workspace;
    private final Optional<String> name;

    /** @param name tells this step from others of its job */
    VerdictAnnotations(Optional<Path> workspace, Optional<String> name) {
        this.workspace = workspace;
        this.name = name;
    }

    /** Worst first. */
    List<Annotation> of(Path profile, Verdict verdict) {
        Optional<String> file = relative(profile);
        var all = new ArrayList<Annotation>();
        boolean enforced = verdict.decision().kind() == Decision.Kind.BLOCK;
        if (enforced && verdict.blocking().isEmpty()) {
            all.add(new Annotation(
                    Level.ERROR,
                    title("blocked"),
                    Visible.cut(verdict.decision().cause(), LONGEST),
                    file,
                    Optional.empty()));
        }
        for (Cause cause : Cause.of(verdict.findings())) {
            all.add(annotation(cause, enforced && cause.blocks() ? Level.ERROR : Level.WARNING, file));
        }
        verdict.notes()
                .forEach(note -> all.add(new Annotation(
                        Level.NOTICE, title("note"), Visible.cut(note, LONGEST), file, Optional.empty())));
        return List.copyOf(all);
    }

    private Annotation annotation(Cause cause, Level level, Optional<String> file) {
        Finding first = cause.findings().get(0);
        String fixes = cause.fixes().stream()
                .limit(MOST_FIXES)
                .map(fix -> "\nFix: " + Visible.cut(fix, LONGEST))
                .collect(Collectors.joining());
        int settled = cause.findings().size();
        return new Annotation(
                level,
                title(first.check().id() + " " + first.subject().account()),
                Visible.cut(cause.title(), LONGEST)
                        + fixes
                        + (settled == 1 ? "" : "\nSettles " + settled + " findings."),
                file,
                Optional.of(first.subject().line()).filter(line -> line > 0));
    }

    private String title(String about) {
        return Visible.cut(name.map(text -> text + ": ").orElse("") + about, LONGEST);
    }

    /** As GitHub writes paths; empty when the profile lies outside of the repository. */
    private Optional<String> relative(Path profile) {
        Path whole = profile.toAbsolutePath().normalize();
        return workspace
                .map(folder -> folder.toAbsolutePath().normalize())
                .filter(whole::startsWith)
                .map(folder -> folder.relativize(whole).toString().replace('\\', '/'));
    }
}
