package io.github.cmkverify.action;

import io.github.cmkverify.action.toolkit.CommandFile;
import io.github.cmkverify.action.toolkit.RunnerException;
import io.github.cmkverify.profile.Severity;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.run.RunResult;
import io.github.cmkverify.run.RunResult.Ending;
import io.github.cmkverify.verdict.Decision;
import io.github.cmkverify.verdict.ExitCode;
import io.github.cmkverify.verdict.Finding;
import io.github.cmkverify.verdict.Outcome;
import io.github.cmkverify.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outputs of the step. None of them holds free text from Azure, a pack or a profile: workflows paste outputs into scripts.
 */
final class Outputs {
    /** The worst first. */
    private static final List<Decision.Kind> WORST_FIRST =
            List.of(Decision.Kind.BLOCK, Decision.Kind.PARTIAL, Decision.Kind.OBSERVE, Decision.Kind.PROMOTE);

    /** Each has an output with the path of its file. */
    static final List<String> FORMATS = List.of("junit", "json", "md", "sarif", "html");

    private final Map<String, String> values = new LinkedHashMap<>();

    private Outputs(Decision.Kind decision, ExitCode exit) {
        values.put("decision", decision.text());
        values.put("promoted", String.valueOf(decision == Decision.Kind.PROMOTE && exit == ExitCode.OK));
        values.put("exit-code", String.valueOf(exit.number()));
    }

    /** Of a step that has no verdict, or that must not be green whatever its verdict is. */
    static Outputs blocked(ExitCode exit) {
        return new Outputs(Decision.Kind.BLOCK, exit);
    }

    /** @param exit of the step; more than 0 blocks even when the verdict does not */
    static Outputs of(RunResult result, ExitCode exit, Path reportDirectory, List<String> sarifIds) {
        var outputs = exit == ExitCode.OK ? new Outputs(worst(result), exit) : blocked(exit);
        outputs.tell(result, reportDirectory);
        outputs.values.put("sarif-id", String.join("\n", sarifIds));
        return outputs;
    }

    void write(Map<String, String> environment) throws RunnerException {
        CommandFile file = CommandFile.outputs(environment);
        for (Map.Entry<String, String> output : values.entrySet()) {
            file.set(output.getKey(), output.getValue());
        }
    }

    private static Decision.Kind worst(RunResult result) {
        return result.profiles().stream()
                .map(ending -> ending.verdict().decision().kind())
                .min(Comparator.comparing(WORST_FIRST::indexOf))
                .orElse(Decision.Kind.BLOCK);
    }

    private void tell(RunResult result, Path reportDirectory) {
        var verdicts = result.profiles().stream().map(Ending::verdict).toList();
        values.put("total", count(verdicts, verdict -> verdict.findings().size()));
        values.put("passed", count(verdicts, verdict -> verdict.count(Outcome.PASS)));
        values.put("failed", count(verdicts, verdict -> verdict.count(Outcome.FAIL)));
        values.put("undetermined", count(verdicts, verdict -> verdict.count(Outcome.UNDETERMINED)));
        values.put("not-applicable", count(verdicts, verdict -> verdict.count(Outcome.NOT_APPLICABLE)));
        values.put("waived", count(verdicts, verdict -> verdict.count(Outcome.WAIVED)));
        values.put("blocking", count(verdicts, verdict -> verdict.blocking().size()));
        values.put("worst-severity", worstSeverity(verdicts));
        values.put("report-dir", reportDirectory.toString());
        for (String format : FORMATS) {
            values.put(format + "-path", lines(result, ending -> file(ending, format).stream()));
        }
        values.put(
                "json-sha256",
                lines(result, ending -> file(ending, "json").map(path -> sha256(ending.json())).stream()));
        values.put("pack-path", lines(result, ending -> ending.pack().map(Path::toString).stream()));
        values.put(
                "pack-sha256",
                lines(
                        result,
                        ending -> ending.verdict().evidence().flatMap(Verdict.EvidenceInfo::packSha256).stream()));
        values.put(
                "profile-sha256",
                lines(result, ending -> ending.verdict().profile().map(Verdict.ProfileInfo::sha256).stream()));
    }

    private static Optional<String> file(Ending ending, String format) {
        return ReportFormat.of(format).flatMap(known -> ending.reports().stream()
                .filter(file -> file.endsWith(known.fileName()))
                .map(Path::toString)
                .findFirst());
    }

    private static String count(List<Verdict> verdicts, Function<Verdict, Number> count) {
        return String.valueOf(verdicts.stream()
                .mapToLong(verdict -> count.apply(verdict).longValue())
                .sum());
    }

    private static String worstSeverity(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.blocking().stream())
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .map(Severity::text)
                .orElse("none");
    }

    private static String lines(RunResult result, Function<Ending, Stream<String>> of) {
        return result.profiles().stream().flatMap(of).collect(Collectors.joining("\n"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** For tests: everything by name. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
