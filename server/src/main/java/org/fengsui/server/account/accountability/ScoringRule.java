package org.fengsui.server.account.accountability;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.account.accountability.Scorecard.Line;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;

/**
 * 评分办法: what each measure is worth. It is data: shipped as a proposal, replaced by the school.
 *
 * @param version from 1
 * @param source who decided it or proposes it, with the document
 * @param date of the source
 * @param weights in the order they are shown in
 */
public record ScoringRule(int version, String source, LocalDate date, List<Weight> weights) {

    /** Keeps its own copy. */
    public ScoringRule {
        weights = List.copyOf(weights);
    }

    /** How points are lost. */
    public enum By {
        /** In proportion to the records that stand against the obligor, of all looked at. */
        SHARE,
        /** So many for each. */
        COUNT
    }

    /**
     * What a measure is worth.
     *
     * @param yardstick its key
     * @param points at most
     * @param by how they are lost
     * @param each how many points each takes; 0 by share
     */
    public record Weight(String yardstick, double points, By by, double each) {

        /** What is left of the points; null where there is nothing to measure by. */
        @Nullable Double of(@Nullable Tally tally) {
            if (tally == null) {
                return null;
            }
            return switch (by) {
                case SHARE ->
                        tally.cases() == 0
                                ? null
                                : points * (tally.cases() - tally.against()) / tally.cases();
                case COUNT -> Math.max(0, points - each * tally.against());
            };
        }
    }

    /**
     * The card of one obligor.
     *
     * @param tallies what was counted, by measure; a measure that nothing takes is missing
     */
    public Scorecard card(Obligor obligor, Map<String, Tally> tallies) {
        List<Line> lines = new ArrayList<>();
        double most = 0;
        double reached = 0;
        for (var weight : weights) {
            var tally = tallies.get(weight.yardstick());
            var points = weight.of(tally);
            lines.add(new Line(weight.yardstick(), weight.points(), tally, points));
            if (points != null) {
                most += weight.points();
                reached += points;
            }
        }
        return new Scorecard(obligor, most == 0 ? Double.NaN : 100 * reached / most, lines);
    }
}
