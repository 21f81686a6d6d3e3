package org.fengsui.server.account.desk.web;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger.ObligorFigures;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Chart;
import org.fengsui.server.platform.page.Headline;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.sensing.finding.Trends;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What leaders look at: how the school stands, whose duty is late, and where it is going. */
@Component
class OverviewView {

    private static final int UNITS = 10;
    private static final List<NoticeState> RUNNING =
            List.of(
                    NoticeState.ISSUED,
                    NoticeState.DELIVERED,
                    NoticeState.ACKNOWLEDGED,
                    NoticeState.ANSWERED);
    private static final String GRAVE = "&level=CRITICAL&level=HIGH&level=MEDIUM&level=LOW";
    private static final String NOW = "?open=yes" + GRAVE;

    /** What is open and no hint. */
    static final String OPEN = "/findings" + NOW;

    private final DeskFigures figures;
    private final Notices notices;
    private final DeskLines lines;
    private final Doors doors;
    private final ObjectProvider<Waiting> waiting;
    private final ObjectProvider<Headline> headlines;

    OverviewView(
            DeskFigures figures,
            Notices notices,
            DeskLines lines,
            Doors doors,
            ObjectProvider<Waiting> waiting,
            ObjectProvider<Headline> headlines) {
        this.waiting = waiting;
        this.headlines = headlines;
        this.figures = figures;
        this.notices = notices;
        this.lines = lines;
        this.doors = doors;
    }

    /** Whose duties they are, with what was late. */
    record Line(String name, String rate, String note, String href) {}

    Map<String, Object> of(Reader reader) {
        var scope = reader.actor().scope();
        var counted = figures.of(scope);
        var standing = counted.figures();
        Map<String, Object> model = new HashMap<>();
        model.put("today", reader.times().todayInWords());
        model.put("asOf", reader.times().clock(counted.at()));
        model.put("kpis", kpis(reader, scope, standing));
        model.put("levels", OpenByLevel.of(standing.findings(), doors, reader));
        model.put("trend", trend(reader, standing.trend(counted.at())));
        model.put("rates", rates(reader, scope, standing.obligors()));
        model.put("fixes", fixes(reader, standing.fixes()));
        model.put("decisions", decisions(reader));
        model.put("late", late(reader, scope, standing.obligors()));
        return model;
    }

    /** What waits for a decision of the leading group, for whoever looks. */
    private List<Line> decisions(Reader reader) {
        var actor = reader.actor();
        var leaders =
                new Actor(
                        actor.accountId(),
                        actor.name(),
                        Set.of(Role.LEADING_GROUP),
                        null,
                        actor.scope());
        return waiting.orderedStream()
                .flatMap(room -> room.of(leaders).stream())
                .filter(line -> line.count() > 0 && doors.open(actor, line.href()))
                .map(line ->
                        new Line(
                                reader.say(line.key()),
                                reader.times().number(line.count()),
                                "",
                                line.href()))
                .toList();
    }

    private List<Kpi> kpis(Reader reader, Scope scope, DeskFigures.Standing standing) {
        var now = standing.quarter();
        var before = standing.past().quarter();
        var open = standing.findings().openBySeverity();
        var running = notices.summary(scope).byState();
        var numbers = reader.times();
        List<Kpi> kpis = new ArrayList<>();
        Collections.addAll(
                kpis,
                new Kpi(
                        Quarter.rate(now, reader.locale()),
                        reader.say("desk.kpi.rate"),
                        reader.say("desk.kpi.before", Quarter.rate(before, reader.locale())),
                        Quarter.ledger(reader.times().today())),
                new Kpi(
                        numbers.number(now.openLate()),
                        reader.say("desk.kpi.late"),
                        "",
                        "/ledger?state=OPEN&late=yes"),
                new Kpi(
                        numbers.number(
                                open.getOrDefault(Severity.CRITICAL, 0L)
                                        + open.getOrDefault(Severity.HIGH, 0L)),
                        reader.say("desk.kpi.grave"),
                        "",
                        findings(reader, "?open=yes&level=CRITICAL&level=HIGH")),
                new Kpi(
                        numbers.number(
                                RUNNING.stream()
                                        .mapToLong(state -> running.getOrDefault(state, 0L))
                                        .sum()),
                        reader.say("desk.kpi.running"),
                        "",
                        RUNNING.stream()
                                .map(Enum::name)
                                .collect(joining("&state=", "/notices?state=", ""))));
        headlines.orderedStream().map(room -> room.of(reader)).forEach(kpis::add);
        return kpis;
    }

    private @Nullable String findings(Reader reader, String filter) {
        return doors.href(reader.actor(), "/findings" + filter);
    }

    private Chart trend(Reader reader, List<Trends.OpenAt> weeks) {
        List<Chart.Row> rows = new ArrayList<>();
        for (var week : weeks) {
            var last = week.at().minusMillis(1).atZone(BusinessClock.ZONE).toLocalDate();
            rows.add(
                    new Chart.Row(
                            reader.times().date(week.at().minusMillis(1)),
                            OpenByLevel.LEVELS.stream()
                                    .map(level -> week.bySeverity().getOrDefault(level, 0L))
                                    .toList(),
                            findings(
                                    reader,
                                    last.equals(reader.times().today())
                                            ? NOW
                                            : "?openOn=" + last + GRAVE),
                            false));
        }
        return new Chart(
                Chart.Kind.LINES,
                reader.say("desk.trend"),
                reader.say("desk.day"),
                OpenByLevel.LEVELS.stream()
                        .map(Level::of)
                        .map(level -> new Chart.Series(reader.say(level.key()), level))
                        .toList(),
                rows);
    }

    private Chart rates(Reader reader, Scope scope, List<ObligorFigures> obligors) {
        List<Chart.Row> rows = new ArrayList<>();
        obligors.stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit)
                .filter(one -> one.figures().onTimeRate() < 1)
                .limit(UNITS)
                .forEach(one ->
                        rows.add(
                                new Chart.Row(
                                        lines.obligor(reader, scope, one.obligor()),
                                        List.of(Math.round(one.figures().onTimeRate() * 100)),
                                        Quarter.ledger(reader.times().today(), one.obligor()),
                                        false)));
        return new Chart(
                Chart.Kind.RANKED,
                reader.say("desk.rates"),
                reader.say("desk.unit"),
                List.of(new Chart.Series(reader.say("desk.percent"), null)),
                rows);
    }

    private Chart fixes(Reader reader, List<Long> counts) {
        var days = DeskFigures.DAYS;
        List<Chart.Row> rows = new ArrayList<>();
        for (int at = 0; at < counts.size(); at++) {
            var label =
                    at < days.size()
                            ? reader.say("desk.fixes.within", days.get(at))
                            : reader.say("desk.fixes.longer", days.getLast());
            var list =
                    "?fixedFrom="
                            + Quarter.firstDay(reader.times().today())
                            + "&fixed="
                            + (at < days.size() ? days.get(at) : "more");
            rows.add(new Chart.Row(label, List.of(counts.get(at)), findings(reader, list), false));
        }
        return new Chart(
                Chart.Kind.RANKED,
                reader.say("desk.fixes"),
                reader.say("desk.fixes.time"),
                List.of(new Chart.Series(reader.say("desk.fixes.count"), null)),
                rows);
    }

    /** The school's own offices, which 网信办 supervises, then the units with something late. */
    private List<Line> late(Reader reader, Scope scope, List<ObligorFigures> obligors) {
        var offices = obligors.stream().filter(one -> !(one.obligor() instanceof Obligor.Unit));
        var units =
                obligors.stream()
                        .filter(one -> one.obligor() instanceof Obligor.Unit)
                        .filter(one -> one.figures().openLate() > 0);
        return Stream.concat(offices, units)
                .limit(UNITS)
                .map(one -> line(reader, one, lines.obligor(reader, scope, one.obligor())))
                .toList();
    }

    private static Line line(Reader reader, ObligorFigures one, String name) {
        var figures = one.figures();
        return new Line(
                name,
                Quarter.rate(figures, reader.locale()),
                reader.say(
                        "desk.unitFigures",
                        figures.metOnTime(),
                        figures.metLate(),
                        figures.openLate()),
                "/ledger?state=OPEN&late=yes&obligor=" + one.obligor().key());
    }
}
