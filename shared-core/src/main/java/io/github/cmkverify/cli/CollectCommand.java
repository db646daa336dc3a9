package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.report.Visible;
import io.github.cmkverify.run.CollectionRun;
import io.github.cmkverify.run.ItemState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Collects from Azure, read-only, what the judgement of a profile needs, and keeps it as an evidence"
                        + " pack. Judges nothing.",
        footer = {
            "",
            "Examples:",
            "  cmk-verify collect --profile cmk-profile.yml --out evidence.zip",
            "  cmk-verify collect --profile a.yml --profile b.yml --out evidence/ --auth azure-cli"
        })
final class CollectCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    private final Tools tools;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            converter = OptionValues.Paths.class,
            description = "the approved configuration; may be repeated, then each has its pack in the folder --out")
    private List<Path> profiles;

    @Option(
            names = "--out",
            paramLabel = "PACK",
            required = true,
            converter = OptionValues.Paths.class,
            description = "where the pack goes: a folder or a .zip that is not there yet")
    private Path out;

    @Mixin
    private LiveOptions options;

    CollectCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        Console console = tools.console();
        var run = new CollectionRun(
                profiles, options.live(console), out, options.allowedHosts(console), tools.catalogue(), tools.clock());
        CollectionRun.Result result = tools.interruption().during(() -> execute(run, console), () -> {
            run.stop();
            console.complain("ended by a signal; no pack was written");
        });
        result.packs().forEach(this::print);
        return result.exit().number();
    }

    private static CollectionRun.Result execute(CollectionRun run, Console console) {
        try (var listener = console.listenerWithProgress()) {
            return run.execute(listener);
        }
    }

    private void print(CollectionRun.Kept kept) {
        List<Item> unread = kept.items().stream()
                .filter(item -> ItemState.of(item).compareTo(ItemState.ABSENT) > 0)
                .toList();
        tools.out().println("pack: " + Visible.text(kept.pack().toString()));
        tools.out().println("sha256: " + kept.sha256());
        tools.out()
                .println(kept.items().size() + " items, " + unread.size() + " of them could not be read"
                        + (unread.isEmpty() ? "" : "; the verdict on this pack will say what to do"));
        unread.stream().limit(MOST_SHOWN).forEach(item -> tools.out()
                .println("  " + Visible.cut(item.key().text() + ": " + ItemState.why(item), 400)));
        if (unread.size() > MOST_SHOWN) {
            tools.out().println("  and " + (unread.size() - MOST_SHOWN) + " more");
        }
    }
}
