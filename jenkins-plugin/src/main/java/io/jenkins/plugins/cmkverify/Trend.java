package io.jenkins.plugins.cmkverify;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of stacked bars, one a build, in units of a view box.
 *
 * @param most findings in the tallest bar
 */
public record Trend(List<Bar> bars, int width, int most) {
    /** For views. */
    public static final int HEIGHT = 120;

    private static final int STEP = 20;
    private static final int BAR = 14;

    public Trend {
        bars = List.copyOf(bars);
    }

    /** One build, with the link to its result relative to the job. */
    public record Bar(String label, String url, int x, List<Part> parts) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a bar: so many findings of one outcome. */
    public record Part(String style, int count, int y, int height) {}

    static Trend of(List<VerificationAction> runs) {
        int most = Math.max(
                1, runs.stream().mapToInt(VerificationAction::total).max().orElse(1));
        var bars = new ArrayList<Bar>();
        for (VerificationAction run : runs) {
            bars.add(new Bar(
                    run.getRun().getDisplayName() + ": " + run.getDecision() + ", " + run.getCountsText(),
                    run.getRun().getNumber() + "/" + run.getUrlName() + "/",
                    bars.size() * STEP,
                    parts(run, most)));
        }
        return new Trend(bars, bars.size() * STEP, most);
    }

    /** What is wrong lies at the bottom, where a change is seen best. */
    private static List<Part> parts(VerificationAction run, int most) {
        var stack = new Stack(most);
        stack.put("fail", run.getFail());
        stack.put("undetermined", run.getUndetermined());
        stack.put("waived", run.getWaived());
        stack.put("not-applicable", run.getNotApplicable());
        stack.put("pass", run.getPass());
        if (run.total() == 0) {
            stack.put("none", most);
        }
        return stack.parts;
    }

    /** For views. */
    public int getBarWidth() {
        return BAR;
    }

    /** For views. */
    public int getHeight() {
        return HEIGHT;
    }

    private static final class Stack {
        private final int most;
        private final List<Part> parts = new ArrayList<>();
        private int below;

        Stack(int most) {
            this.most = most;
        }

        void put(String style, int count) {
            if (count > 0) {
                int bottom = HEIGHT - below * HEIGHT / most;
                below += count;
                int top = HEIGHT - below * HEIGHT / most;
                parts.add(new Part(style, count, top, bottom - top));
            }
        }
    }
}
