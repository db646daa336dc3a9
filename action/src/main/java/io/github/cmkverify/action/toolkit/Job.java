package io.github.cmkverify.action.toolkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the runner says about the job ({@code context}). */
public final class Job {
    private final Map<String, String> environment;

    public Job(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Whether the step runs with debug logging ({@code isDebug}). */
    public boolean isDebug() {
        return variable("RUNNER_DEBUG").equals("1");
    }

    /** Where the repository is checked out; paths of annotations are relative to it. */
    public Optional<Path> workspace() {
        try {
            return Optional.of(variable("GITHUB_WORKSPACE"))
                    .filter(text -> !text.isEmpty())
                    .map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether everybody can read the repository; also when that is not known. */
    public boolean isPublic() {
        JsonNode repository = event().path("repository");
        String visibility = repository.path("visibility").asText("");
        boolean closed = visibility.isEmpty()
                ? repository.path("private").asBoolean(false)
                : visibility.equals("private") || visibility.equals("internal");
        return !closed;
    }

    /** Whether this is a pull request from another repository: such a job gets neither tokens nor secrets. */
    public boolean isFork() {
        JsonNode request = event().path("pull_request");
        String head = request.path("head").path("repo").path("full_name").asText("");
        String base = request.path("base").path("repo").path("full_name").asText("");
        return !request.isMissingNode() && !head.equalsIgnoreCase(base);
    }

    /** A variable of the environment; empty when it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    private JsonNode event() {
        try {
            String path = variable("GITHUB_EVENT_PATH");
            return path.isEmpty()
                    ? MissingNode.getInstance()
                    : Json.read(Files.readString(Path.of(path), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException | InvalidPathException e) {
            return MissingNode.getInstance();
        }
    }
}
