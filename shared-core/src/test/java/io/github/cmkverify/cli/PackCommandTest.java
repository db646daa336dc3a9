package io.github.cmkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.EvidenceKind;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.pack.PackWriter;
import io.github.cmkverify.run.Workplace;
import io.github.cmkverify.world.World;
import io.github.cmkverify.world.Worlds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {
    @TempDir
    Path place;

    private final Cli cli = Cli.inBuild();

    @Test
    void showListsEveryRequest() {
        World world = Worlds.base("rbac");
        var recorded = world.record(item -> item.map(PackCommandTest::vaultDoesNotAnswer));
        var work = Workplace.of(place, world, recorded);
        var result = cli.run("pack", "show", work.evidence());
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith(
                        "collected 2026-11-20T08:00:00Z to 2026-11-20T08:00:20Z by cmk-verify 0.1.0\ncloud AzureCloud, ")
                .contains("\npack sha256    " + work.packSha256() + "\n", "\nno answer       vault:/subscriptions/")
                .containsPattern("\n200 +\\d+ B  account:/subscriptions/");
        int pages =
                recorded.items().stream().mapToInt(item -> item.pages().size()).sum();
        assertThat(result.out()).hasLineCount(4 + pages);
    }

    private static Item vaultDoesNotAnswer(Item item) {
        var page = item.pages().get(0);
        return item.key().kind() == EvidenceKind.VAULT
                ? Item.of(
                        item.key(),
                        page.request(),
                        new Answer.Missing(page.answer().time(), "timed out after 30 s"))
                : item;
    }

    @Test
    void checkSaysThatAPackIsWhole() throws Exception {
        var recorded = Worlds.base("rbac").record();
        Path zip = place.resolve("pack.zip");
        String hash = PackWriter.write(zip, recorded.provenance(), recorded.items());
        String whole = "whole: " + recorded.items().size() + " items, pack sha256 " + hash + "\n";
        assertThat(cli.run("pack", "check", zip)).isEqualTo(new Cli.Result(0, whole, ""));
        assertThat(cli.run("pack", "check", zip, "--expect-pack-sha256", hash)).isEqualTo(new Cli.Result(0, whole, ""));
        var other = cli.run("pack", "check", "--expect-pack-sha256=" + "f".repeat(64), zip);
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("f".repeat(64), hash).hasLineCount(1);
        assertThat(other.out()).isEmpty();
    }

    @Test
    void everyDamageIsNamedALineEach() throws Exception {
        var work = Workplace.green(place);
        Files.writeString(work.evidence().resolve("items/0001.json"), "{}");
        Files.delete(work.evidence().resolve("items/0002.json"));
        Files.writeString(work.evidence().resolve("cmk-report.json"), "{}");
        for (String command : new String[] {"show", "check"}) {
            var result = cli.run("pack", command, work.evidence());
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines()).hasSize(4).first().asString().contains("is refused, for 3 reasons:");
            assertThat(result.err()).contains("items/0001.json", "items/0002.json", "cmk-report.json");
        }
    }

    @Test
    void aFileThatIsNoZipIsNoPack() throws Exception {
        Path text = Files.writeString(place.resolve("pack.zip"), "not a zip");
        var result = cli.run("pack", "check", text);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("cmk-verify: the evidence pack ").hasLineCount(1);
    }

    @Test
    void nothingAtThePathIsWrongUsage() {
        var result = cli.run("pack", "check", place.resolve("nothing"));
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("there is no such folder or file").hasLineCount(1);
    }
}
