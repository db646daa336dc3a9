package io.github.cmkverify.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Profiles for tests, and what a test mostly does with them. */
final class Profiles {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static final CheckIds IDS = new CheckIds(
            Set.of("CMK-ACC-001", "CMK-KEY-001", "CMK-KEY-004", "CMK-NET-003", "CMK-POL-003", "CMK-VLT-006"),
            Set.of("CMK-ACC-001", "CMK-KEY-001"));

    /** Nine lines; what a test is about goes below, from line 10. */
    static final String MINIMAL = """
        schemaVersion: 1
        workload: claims
        environment: production
        azure:
          tenant: 11111111-2222-3333-4444-555555555555
          subscription: 66666666-7777-8888-9999-aaaaaaaaaaaa
        accounts:
          - resourceGroup: rg-claims
            name: aoai-claims
        """;

    private Profiles() {}

    static Loaded<Profile> load(byte[] yaml) {
        return ProfileLoader.load(yaml, "cmk-profile.yml", IDS, TODAY);
    }

    static Loaded<Profile> load(String yaml) {
        return load(yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** The profile; fails with its problems when there are any. */
    static Profile read(String yaml) {
        return load(yaml).fold(profile -> profile, problems -> {
            throw new AssertionError(String.join("\n", text(problems)));
        });
    }

    /** The problems as shown, empty when there are none. */
    static List<String> problems(String yaml) {
        return text(load(yaml).fold(profile -> List.of(), problems -> problems));
    }

    static List<String> problems(byte[] yaml) {
        return text(load(yaml).fold(profile -> List.of(), problems -> problems));
    }

    static List<String> text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    /** The last fenced block of {@code docs/profile.md}. */
    static String documented() {
        String page = page();
        int end = page.lastIndexOf("\n```");
        int start = page.lastIndexOf("```yaml\n", end) + "```yaml\n".length();
        return page.substring(start, end + 1);
    }

    static JsonNode schema() {
        try (var in = ProfileLoader.class.getResourceAsStream("cmk-profile.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String page() {
        try {
            return Files.readString(Path.of("../docs/profile.md")).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
