package io.github.cmkverify.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cmkverify.action.StepInputs.Tristate;
import io.github.cmkverify.action.toolkit.Annotation;
import io.github.cmkverify.action.toolkit.Http;
import io.github.cmkverify.action.toolkit.InputException;
import io.github.cmkverify.action.toolkit.Json;
import io.github.cmkverify.report.ReportFormat;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Hands the findings to code scanning. Also when there are none: an alert closes when the next upload no longer has it.
 *
 * <p>It is about showing findings, not about the gate: only a workflow that says {@code upload-sarif: true} fails without it.
 */
final class SarifUpload {
    private static final String FORMAT = "sarif";
    private static final String TITLE = "CMK Verify: code scanning";
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");
    private static final int LONGEST = 300;

    private final Context context;
    private final StepInputs inputs;
    private final Http http;

    SarifUpload(Context context, StepInputs inputs, Http http) {
        this.context = context;
        this.inputs = inputs;
        this.http = http;
    }

    /** How the uploads went. */
    record Outcome(List<String> ids, boolean failed) {}

    /** @throws InputException when an upload is demanded that the other inputs make impossible */
    void demandPossible() {
        if (inputs.uploadSarif() == Tristate.TRUE) {
            if (inputs.token().isEmpty()) {
                throw new InputException("The input upload-sarif: true needs github-token: ${{ github.token }} and the"
                        + " permission security-events: write");
            }
            if (inputs.formats().stream().noneMatch(format -> format.id().equals(FORMAT))) {
                throw new InputException("The input upload-sarif: true needs sarif among formats");
            }
        }
    }

    Outcome upload(RunResult result) {
        var ids = new ArrayList<String>();
        if (inputs.uploadSarif() == Tristate.FALSE || inputs.token().isEmpty()) {
            return new Outcome(ids, false);
        }
        boolean failed = false;
        for (RunResult.Ending ending : result.profiles()) {
            if (ending.verdict().evaluatedAt().isEmpty()) {
                continue; // nothing was judged: an upload would close all alerts but one
            }
            Optional<Path> file = ending.reports().stream()
                    .filter(report -> ReportFormat.of(FORMAT)
                            .filter(format -> report.endsWith(format.fileName()))
                            .isPresent())
                    .findFirst();
            if (file.isPresent()) {
                failed |= !upload(file.get(), category(ending, result.profiles().size()), ids);
            }
        }
        return new Outcome(ids, failed && inputs.uploadSarif() == Tristate.TRUE);
    }

    /** One per job, tool and category: so a workload and a value of the matrix need one of their own. */
    private String category(RunResult.Ending ending, int profiles) {
        String name = inputs.name().map(text -> "-" + text).orElse("");
        String workload = profiles == 1
                ? ""
                : ending.verdict()
                        .profile()
                        .map(profile -> "-" + profile.workload())
                        .orElse("");
        return inputs.sarifCategory().orElse("cmk-verify" + name) + workload;
    }

    private boolean upload(Path file, String category, List<String> ids) {
        try {
            Http.Answer answer = http.send("POST", address(), headers(), body(file, category));
            if (answer.status() == 202) {
                ids.add(id(answer.body()));
                return true;
            }
            tell("GitHub answered " + answer.status() + reason(answer));
        } catch (IOException e) {
            tell("GitHub cannot be reached (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell("it was interrupted");
        }
        return false;
    }

    private static String reason(Http.Answer answer) {
        return switch (answer.status()) {
            case 403 ->
                ": code scanning is off for this repository (a private one needs GitHub Code Security), or the token"
                        + " lacks security-events: write, as in a pull request from a fork";
            case 404 -> ": the token cannot see this repository";
            case 413 -> ": the report is too large";
            default -> "";
        };
    }

    private void tell(String why) {
        var level = inputs.uploadSarif() == Tristate.TRUE ? Annotation.Level.ERROR : Annotation.Level.WARNING;
        context.commands()
                .annotate(Annotation.of(
                        level,
                        TITLE,
                        "The findings were not uploaded: " + Visible.cut(why, LONGEST)
                                + ". The verdict does not depend on it; upload-sarif: false leaves it out."));
    }

    private URI address() throws IOException {
        String repository = context.job().variable("GITHUB_REPOSITORY");
        String api = context.job().variable("GITHUB_API_URL");
        try {
            if (REPOSITORY.matcher(repository).matches() && !api.isEmpty()) {
                return new URI(api + "/repos/" + repository + "/code-scanning/sarifs");
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IOException("GITHUB_API_URL and GITHUB_REPOSITORY name no repository");
    }

    private Map<String, String> headers() {
        return Map.of(
                "Authorization",
                "Bearer " + inputs.token().orElseThrow(),
                "Accept",
                "application/vnd.github+json",
                "Content-Type",
                "application/json",
                "X-GitHub-Api-Version",
                "2022-11-28",
                "User-Agent",
                "cmk-verify");
    }

    private byte[] body(Path file, String category) throws IOException {
        var mapper = JsonMapper.builder().build();
        byte[] sarif = mapper.writeValueAsBytes(
                withCategory(Json.read(Files.readString(file, StandardCharsets.UTF_8)), category));
        return mapper.writeValueAsBytes(Map.of(
                "commit_sha", context.job().variable("GITHUB_SHA"),
                "ref", context.job().variable("GITHUB_REF"),
                "sarif", Base64.getEncoder().encodeToString(compressed(sarif)),
                "tool_name", "CMK Verify"));
    }

    /** The category stands in the file: the interface has no field for it. */
    private static JsonNode withCategory(JsonNode sarif, String category) {
        for (JsonNode run : sarif.path("runs")) {
            if (run instanceof ObjectNode object) {
                object.putObject("automationDetails").put("id", category + "/");
            }
        }
        return sarif;
    }

    private static byte[] compressed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not throw", e);
        }
        return compressed.toByteArray();
    }

    /** Empty when the answer has none: the upload itself was taken. */
    private static String id(String body) {
        try {
            String id = Json.read(body).path("id").asText("");
            return id.matches("[A-Za-z0-9-]{1,64}") ? id : "";
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
