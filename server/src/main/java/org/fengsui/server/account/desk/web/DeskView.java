package org.fengsui.server.account.desk.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Doors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Chart;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the workbench shows, put together from the rooms' faces. */
@Component
class DeskView {

    private static final int DAYS = 14;
    private static final int UNITS = 8;

    private final Ledger ledger;
    private final DeskFigures figures;
    private final SchoolCalendar calendar;
    private final ObjectProvider<Waiting> waiting;
    private final DeskLines lines;
    private final Doors doors;

    DeskView(
            Ledger ledger,
            DeskFigures figures,
            SchoolCalendar calendar,
            ObjectProvider<Waiting> waiting,
            DeskLines lines,
            Doors doors) {
        this.ledger = ledger;
        this.figures = figures;
        this.calendar = calendar;
        this.waiting = waiting;
        this.lines = lines;
        this.doors = doors;
    }

    /** A unit with its figures. */
    record UnitLine(String name, String rate, String note, String href) {}

    /** Work without a clock: what, how much of it, and the list that holds it. */
    record WaitingLine(String what, String count, String href) {}

    Map<String, Object> of(Reader reader) {
        var scope = reader.actor().scope();
        var counted = figures.of(scope);
        var standing = counted.figures();
        Map<String, Object> model = new HashMap<>();
        model.put("today", today(reader));
        model.put("asOf", reader.times().clock(counted.at()));
        model.put("kpis", kpis(reader, standing));
        model.put("waiting", waiting(reader, standing.findings()));
        model.put("lines", lines.own(reader));
        model.put("others", lines.others(reader));
        model.put("load", load(reader, scope));
        model.put("levels", OpenByLevel.of(standing.findings(), doors, reader));
        model.put("units", units(reader, scope, standing));
        return model;
    }

    private String today(Reader reader) {
        var day = calendar.current().calendar().day(reader.times().today().plusDays(1));
        return reader.say(
                "desk.today",
                reader.times().todayInWords(),
                reader.say("desk.dayKind", day.kind()));
    }

    private List<Kpi> kpis(Reader reader, DeskFigures.Standing standing) {
        var summary = standing.findings();
        var now = ledger.openNow(reader.actor().scope());
        long hints = summary.openBySeverity().getOrDefault(Severity.INFO, 0L);
        var number = reader.times();
        return List.of(
                new Kpi(
                        number.number(now.dueToday()),
                        reader.say("desk.kpi.today"),
                        "",
                        onDay(reader.times().today())),
                new Kpi(
                        number.number(now.openLate()),
                        reader.say("desk.kpi.late"),
                        "",
                        "/ledger?state=OPEN&late=yes"),
                new Kpi(
                        number.number(summary.open() - hints),
                        reader.say("desk.kpi.open"),
                        reader.say("desk.kpi.unattributed", summary.unattributed()),
                        doors.href(reader.actor(), OverviewView.OPEN)),
                new Kpi(
                        number.number(summary.awaitingRetest()),
                        reader.say("desk.kpi.retest"),
                        "",
                        doors.href(reader.actor(), "/retests")),
                new Kpi(
                        Quarter.rate(standing.quarter(), reader.locale()),
                        reader.say("desk.kpi.rate"),
                        reader.say(
                                "desk.kpi.before",
                                Quarter.rate(standing.past().quarter(), reader.locale())),
                        Quarter.ledger(reader.times().today())));
    }

    /** What waits for this person and has no clock, with what nobody answers for yet. */
    private List<WaitingLine> waiting(Reader reader, Findings.Summary summary) {
        var actor = reader.actor();
        List<WaitingLine> lines = new ArrayList<>();
        waiting.orderedStream()
                .flatMap(room -> room.of(actor).stream())
                .forEach(line ->
                        add(lines, line.count(), reader.say(line.key()), line.href(), reader));
        if (actor.may(Permission.FINDING_TRIAGE)) {
            add(
                    lines,
                    summary.unattributed(),
                    reader.say("desk.unattributed"),
                    "/findings/unattributed",
                    reader);
        }
        return lines;
    }

    private static void add(
            List<WaitingLine> lines, long count, String what, String href, Reader reader) {
        if (count > 0) {
            lines.add(new WaitingLine(what, reader.times().number(count), href));
        }
    }

    private Chart load(Reader reader, Scope scope) {
        List<Chart.Row> rows = new ArrayList<>();
        var calendarNow = calendar.current().calendar();
        for (var load : ledger.load(scope, DAYS)) {
            rows.add(
                    new Chart.Row(
                            reader.times().date(load.day()),
                            List.of(load.open()),
                            onDay(load.day()),
                            !calendarNow.day(load.day()).isWorking()));
        }
        return new Chart(
                Chart.Kind.BARS,
                reader.say("desk.load"),
                reader.say("desk.day"),
                List.of(new Chart.Series(reader.say("desk.due"), null)),
                rows);
    }

    private List<UnitLine> units(Reader reader, Scope scope, DeskFigures.Standing standing) {
        return standing.obligors().stream()
                .filter(one -> one.obligor() instanceof Obligor.Unit)
                .limit(UNITS)
                .map(one -> unitLine(reader, scope, one))
                .toList();
    }

    private UnitLine unitLine(Reader reader, Scope scope, Ledger.ObligorFigures one) {
        var figures = one.figures();
        return new UnitLine(
                lines.obligor(reader, scope, one.obligor()),
                Quarter.rate(figures, reader.locale()),
                reader.say(
                        "desk.unitFigures",
                        figures.metOnTime(),
                        figures.metLate(),
                        figures.openLate()),
                Quarter.ledger(reader.times().today(), one.obligor()));
    }

    private static String onDay(LocalDate day) {
        return "/ledger?state=OPEN&from=" + day + "&to=" + day;
    }
}
