package org.fengsui.server.account.accountability;

import java.util.List;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;

/**
 * 评分: what the record of a year says of one unit or office.
 *
 * @param obligor whose
 * @param score from 0 to 100; NaN where nothing could be measured
 * @param lines one for each measure of the rule, in its order
 */
public record Scorecard(Obligor obligor, double score, List<Line> lines) {

    /** Keeps its own copy. */
    public Scorecard {
        lines = List.copyOf(lines);
    }

    /**
     * One measure.
     *
     * @param yardstick its key
     * @param most what it is worth at most
     * @param tally what was counted; null where nothing in the product takes this measure
     * @param points what it came to; null where it is left out
     */
    public record Line(
            String yardstick, double most, @Nullable Tally tally, @Nullable Double points) {}

    /** A measure's line; null where the rule has no such measure. */
    public @Nullable Line line(String yardstick) {
        return lines.stream()
                .filter(line -> line.yardstick().equals(yardstick))
                .findFirst()
                .orElse(null);
    }
}
