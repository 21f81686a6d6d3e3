package org.fengsui.server.account.desk.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.duty.obligation.Ledger.ObligorFigures;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Trends;
import org.springframework.stereotype.Component;

/** What a hall may see: figures of the school, and the name of nobody and nothing. */
@Component
class WallView {

    private static final int WIDTH = 1_760;
    private static final int HEIGHT = 260;
    private static final int GAP = 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M.d", Locale.ROOT);

    private final DeskFigures figures;

    WallView(DeskFigures figures) {
        this.figures = figures;
    }

    /** A figure. */
    record Figure(String number, String label) {}

    /** What is open of a level. */
    record OfLevel(Level level, String number) {}

    /**
     * A bar of the trend, in the drawing's own units.
     *
     * @param label the last day of the week
     * @param number how many were open
     */
    record Bar(String label, String number, int x, int y, int width, int height) {

        /** Where the words below and above it stand. */
        public int middle() {
            return x + width / 2;
        }
    }

    Map<String, Object> of(Reader reader) {
        var counted = figures.of(Scope.school());
        var standing = counted.figures();
        var quarter = standing.quarter();
        var open = standing.findings().openBySeverity();
        return Map.of(
                "today",
                reader.times().todayInWords(),
                "asOf",
                reader.times().clock(counted.at()),
                "figures",
                List.of(
                        new Figure(
                                Quarter.rate(quarter, reader.locale()),
                                reader.say("desk.kpi.rate")),
                        new Figure(
                                reader.times().number(quarter.openLate()),
                                reader.say("desk.kpi.late")),
                        new Figure(
                                reader.times().number(quarter.dueToday()),
                                reader.say("desk.kpi.today")),
                        new Figure(
                                reader.times().number(lateUnits(standing.obligors())),
                                reader.say("wall.unitsLate"))),
                "levels",
                OpenByLevel.LEVELS.stream()
                        .map(severity ->
                                new OfLevel(
                                        Level.of(severity),
                                        reader.times().number(open.getOrDefault(severity, 0L))))
                        .toList(),
                "bars",
                bars(standing.trend(counted.at()), reader));
    }

    private static long lateUnits(List<ObligorFigures> obligors) {
        return obligors.stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit)
                .filter(one -> one.figures().openLate() > 0)
                .count();
    }

    private static List<Bar> bars(List<Trends.OpenAt> weeks, Reader reader) {
        var totals = weeks.stream().map(WallView::total).toList();
        long greatest = Math.max(1, totals.stream().mapToLong(Long::longValue).max().orElse(1));
        int width = WIDTH / weeks.size() - GAP;
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < totals.size(); at++) {
            int height = (int) (HEIGHT * totals.get(at) / greatest);
            bars.add(
                    new Bar(
                            day(weeks.get(at)),
                            reader.times().number(totals.get(at)),
                            at * (width + GAP),
                            HEIGHT - height,
                            width,
                            height));
        }
        return bars;
    }

    /** Short in both languages: twelve of them stand side by side. */
    private static String day(Trends.OpenAt week) {
        return DAY.format(week.at().minusMillis(1).atZone(BusinessClock.ZONE));
    }

    private static long total(Trends.OpenAt week) {
        return OpenByLevel.LEVELS.stream()
                .mapToLong(level -> week.bySeverity().getOrDefault(level, 0L))
                .sum();
    }
}
