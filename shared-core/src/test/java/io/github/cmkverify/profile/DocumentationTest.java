package io.github.cmkverify.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/profile.md} says is so. */
class DocumentationTest {
    private static final Pattern FENCED = Pattern.compile("```yaml\n(.*?)\n```", Pattern.DOTALL);

    private static List<String> examples() {
        return FENCED.matcher(Profiles.page())
                .results()
                .map(match -> match.group(1) + "\n")
                .toList();
    }

    @Test
    void profilesInItLoad() {
        assertThat(examples()).hasSize(4);
        assertThat(Profiles.problems(examples().get(0))).isEmpty();
        assertThat(Profiles.problems(examples().get(3))).isEmpty();
    }

    @Test
    void theSharedFileInItLoads() {
        String profile = "extends: ../org.yml\n" + Profiles.MINIMAL;
        Profile extending = ProfileLoader.load(
                        profile.getBytes(StandardCharsets.UTF_8),
                        "cmk-profile.yml",
                        Profiles.IDS,
                        Profiles.TODAY,
                        reference -> Extended.file("org.yml", examples().get(1).getBytes(StandardCharsets.UTF_8)))
                .fold(loaded -> loaded, problems -> {
                    throw new AssertionError(problems.toString());
                });
        assertThat(extending.thresholds().maxWaiverDays().value()).isEqualTo(60);
    }

    @Test
    void theFloorInItLoads() {
        List<String> problems = FloorLoader.load(examples().get(2).getBytes(StandardCharsets.UTF_8), "floor.yml")
                .fold(floor -> List.of(), Profiles::text);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyFieldIsInATable() {
        JsonNode schema = Profiles.schema();
        String page = Profiles.page();
        schema.get("properties").properties().forEach(top -> {
            JsonNode fields = top.getValue().path("properties");
            if (fields.isMissingNode()) {
                assertThat(page)
                        .contains(
                                top.getKey().equals("accounts") || top.getKey().equals("waivers")
                                        ? "`" + top.getKey() + "[]."
                                        : "| `" + top.getKey() + "` |");
            } else if (!top.getKey().equals("defaults")) {
                fields.fieldNames()
                        .forEachRemaining(name -> assertThat(page).contains("| `" + top.getKey() + "." + name + "` |"));
            }
        });
        for (String of : List.of("account", "person", "waiver")) {
            schema.at("/$defs/" + of + "/properties").fieldNames().forEachRemaining(name -> assertThat(page)
                    .containsPattern("\\| `[a-zA-Z.*]+\\[]\\." + name + "[`.]"));
        }
    }

    @Test
    void theMessageInItIsTheOneThatIsGiven() {
        String yaml = Profiles.MINIMAL.replace("    name:", "    kind: Face\n    name:");
        String told = Profiles.problems(yaml).get(0);
        assertThat(Profiles.page()).contains(told.substring(told.indexOf(" accounts")));
    }
}
