package io.github.cmkverify.cli;

import io.github.cmkverify.evidence.Answer;
import io.github.cmkverify.evidence.Item;
import io.github.cmkverify.evidence.pack.Pack;
import io.github.cmkverify.report.Visible;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists what is in a pack, after checking it.")
final class PackShowCommand implements Callable<Integer> {
    private final Tools tools;

    @Mixin
    private PackOptions options;

    PackShowCommand(Tools tools) {
        this.tools = tools;
    }

    @Override
    public Integer call() {
        return options.open(tools.console(), pack -> tools.out().print(text(pack)));
    }

    private static String text(Pack pack) {
        var text = new StringBuilder();
        var about = pack.provenance();
        line(
                text,
                "collected " + about.collectedFrom() + " to " + about.collectedTo() + " by " + pack.tool() + " "
                        + about.toolVersion());
        line(text, "cloud " + about.cloud() + ", tenant " + about.tenant() + ", subscription " + about.subscription());
        line(text, "profile sha256 " + about.profileSha256());
        line(text, "pack sha256    " + pack.sha256());
        for (Item item : pack.items()) {
            for (Item.Page page : item.pages()) {
                line(text, status(page.answer()) + "  " + item.key().text());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String hostile) {
        text.append(Visible.text(hostile)).append('\n');
    }

    private static String status(Answer answer) {
        return answer.fold(
                received -> String.format(
                        Locale.ROOT,
                        "%d %8d B",
                        received.status(),
                        received.body().size()),
                missing -> "no answer     ");
    }
}
