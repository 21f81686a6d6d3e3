package org.fengsui.server.account.accountability.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.account.accountability.Scorecard;
import org.fengsui.server.account.accountability.Scorecards.Counted;
import org.fengsui.server.account.accountability.Scorecards.Year;
import org.fengsui.server.account.accountability.ScoringRule;
import org.fengsui.server.account.accountability.ScoringRule.Weight;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/** A card in words. */
final class CardView {

    private CardView() {}

    /**
     * One measure as a page shows it.
     *
     * @param name what is measured
     * @param what how it is counted
     * @param figure what was counted
     * @param office how long the offices held it; empty for none
     * @param points what it came to of what it is worth
     * @param href the records behind it; null where nothing takes the measure
     */
    record Line(
            String name,
            String what,
            String figure,
            String office,
            String points,
            @Nullable String href) {}

    /**
     * A record as a page shows it.
     *
     * @param id its identity
     * @param title what it is
     * @param href its page, where it opens to the reader
     * @param at the moment it is counted by
     * @param against how much it counts
     * @param office how long the offices held it; empty for none
     * @param excused why it counts for nothing; null where it counts
     */
    record CountedRecord(
            long id,
            String title,
            @Nullable String href,
            String at,
            String against,
            String office,
            @Nullable String excused) {}

    /** A score with one digit; a dash where nothing could be measured. */
    static String score(double score, Reader reader) {
        return Double.isNaN(score) ? "—" : String.format(reader.locale(), "%.1f", score);
    }

    /** What an obligor is called. */
    static String name(Year year, Obligor obligor, Reader reader) {
        return switch (obligor) {
            case Obligor.ItOffice() -> reader.say("score.itOffice");
            case Obligor.CacOffice() -> reader.say("score.cacOffice");
            case Obligor.PublicityOffice() -> reader.say("obligor.publicity-office");
            case Obligor.Unit(long id) -> year.names().getOrDefault(obligor, "#" + id);
        };
    }

    /** What a measure is called. */
    static String yardstick(String key, Reader reader) {
        return reader.say("yardstick." + key + ".name");
    }

    /** The measures of a card. */
    static List<Line> lines(Year year, Scorecard card, String base, Reader reader) {
        return card.lines().stream().map(line -> line(year.rule(), line, base, reader)).toList();
    }

    private static Line line(ScoringRule rule, Scorecard.Line line, String base, Reader reader) {
        var tally = line.tally();
        var points = line.points();
        return new Line(
                yardstick(line.yardstick(), reader),
                weight(rule, line.yardstick(), reader),
                tally == null
                        ? reader.say("score.notTaken")
                        : reader.say("score.figure", tally.against(), tally.cases()),
                tally == null ? "" : held(tally.office(), reader),
                points == null
                        ? reader.say("score.leftOut")
                        : plain(points, reader) + " / " + plain(line.most(), reader),
                tally == null ? null : base + "/" + line.yardstick());
    }

    private static String weight(ScoringRule rule, String yardstick, Reader reader) {
        return rule.weights().stream()
                .filter(weight -> weight.yardstick().equals(yardstick))
                .map(weight -> weight(weight, reader))
                .findFirst()
                .orElse("");
    }

    /** How points are lost by a measure, in words. */
    static String weight(Weight weight, Reader reader) {
        return switch (weight.by()) {
            case SHARE -> reader.say("score.by.SHARE", plain(weight.points(), reader));
            case COUNT ->
                    reader.say(
                            "score.by.COUNT",
                            plain(weight.points(), reader),
                            plain(weight.each(), reader));
        };
    }

    private static String plain(double number, Reader reader) {
        return number == Math.rint(number)
                ? String.format(reader.locale(), "%.0f", number)
                : String.format(Locale.ROOT, "%.1f", number);
    }

    private static String held(Duration office, Reader reader) {
        return office.isZero() ? "" : reader.say("score.held", reader.times().span(office));
    }

    /** The records behind a number. */
    static List<CountedRecord> records(List<Counted> counted, Doors doors, Reader reader) {
        var unitSide = reader.actor().isUnitSide();
        return counted.stream()
                .map(one -> {
                    var path = unitSide ? one.what().unitPath() : one.what().schoolPath();
                    return new CountedRecord(
                            one.what().id(),
                            one.what().title(),
                            path == null ? null : doors.href(reader.actor(), path),
                            reader.times().plainDue(one.what().at()),
                            reader.times().number(one.what().against()),
                            held(one.what().office(), reader),
                            one.excused());
                })
                .toList();
    }
}
