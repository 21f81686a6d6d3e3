package org.fengsui.server.account.desk.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Figures;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Chart;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the workbench shows, put together from the rooms' faces. */
@Component
class DeskView {

    private static final int DAYS = 14;
    private static final int UNITS = 8;

    private final Ledger ledger;
    private final Findings findings;
    private final Registry registry;
    private final SchoolCalendar calendar;
    private final Notices notices;
    private final DeskLines lines;

    DeskView(
            Ledger ledger,
            Findings findings,
            Registry registry,
            SchoolCalendar calendar,
            Notices notices,
            DeskLines lines) {
        this.ledger = ledger;
        this.findings = findings;
        this.registry = registry;
        this.calendar = calendar;
        this.notices = notices;
        this.lines = lines;
    }

    /** A unit with its figures. */
    record UnitLine(String name, String rate, String note, String href) {}

    Map<String, Object> of(Reader reader) {
        var scope = reader.actor().scope();
        var quarter = Quarter.until(reader.times().today());
        var now = ledger.figures(scope, quarter.from(), quarter.to());
        var last = Quarter.before(reader.times().today());
        var before = ledger.figures(scope, last.from(), last.to());
        Map<String, Object> model = new HashMap<>();
        model.put("today", today(reader));
        var summary = findings.summary(scope);
        model.put("kpis", kpis(reader, summary, now, before));
        model.put("lines", lines.of(reader));
        model.put("load", load(reader, scope));
        model.put("levels", levels(reader, summary));
        model.put("units", units(reader, scope, quarter));
        return model;
    }

    private String today(Reader reader) {
        var day = calendar.current().calendar().day(reader.times().today().plusDays(1));
        return reader.say(
                "desk.today",
                reader.times().todayInWords(),
                reader.say("desk.dayKind", day.kind()));
    }

    private List<Kpi> kpis(Reader reader, Findings.Summary summary, Figures now, Figures before) {
        long hints = summary.openBySeverity().getOrDefault(Severity.INFO, 0L);
        var number = reader.times();
        List<Kpi> kpis = new ArrayList<>(mine(reader));
        kpis.addAll(
                List.of(
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
                                "/findings"),
                        new Kpi(
                                number.number(summary.awaitingRetest()),
                                reader.say("desk.kpi.retest"),
                                "",
                                "/retests"),
                        new Kpi(
                                Quarter.rate(now, reader.locale()),
                                reader.say("desk.kpi.rate"),
                                reader.say(
                                        "desk.kpi.before", Quarter.rate(before, reader.locale())),
                                "/ledger")));
        return kpis;
    }

    /** What waits for this person's own decision. */
    private List<Kpi> mine(Reader reader) {
        var actor = reader.actor();
        var summary = notices.summary(actor.scope());
        List<Kpi> kpis = new ArrayList<>();
        if (actor.may(Permission.NOTICE_ISSUE)) {
            kpis.add(
                    new Kpi(
                            reader.times()
                                    .number(
                                            summary.byState()
                                                    .getOrDefault(NoticeState.PROPOSED, 0L)),
                            reader.say("desk.kpi.toIssue"),
                            "",
                            "/notices?state=PROPOSED"));
        }
        if (actor.may(Permission.NOTICE_DRAFT)) {
            kpis.add(
                    new Kpi(
                            reader.times().number(summary.toReview()),
                            reader.say("desk.kpi.toReview"),
                            "",
                            "/notices?waiting=review"));
        }
        return kpis;
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

    private static Chart levels(Reader reader, Findings.Summary summary) {
        var open = summary.openBySeverity();
        List<Chart.Row> rows = new ArrayList<>();
        for (var severity : Severity.values()) {
            rows.add(
                    new Chart.Row(
                            reader.say(Level.valueOf(severity.name()).key()),
                            List.of(open.getOrDefault(severity, 0L)),
                            "/findings?open=yes&level=" + severity,
                            false));
        }
        return new Chart(
                Chart.Kind.BARS,
                reader.say("desk.levels"),
                reader.say("desk.level"),
                List.of(new Chart.Series(reader.say("desk.openFindings"), null)),
                rows);
    }

    private List<UnitLine> units(Reader reader, Scope scope, Quarter quarter) {
        List<UnitLine> lines = new ArrayList<>();
        for (var entry : ledger.byObligor(scope, quarter.from(), quarter.to())) {
            @Nullable UnitLine line = unitLine(reader, scope, entry);
            if (line != null && lines.size() < UNITS) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable UnitLine unitLine(Reader reader, Scope scope, Ledger.ObligorFigures entry) {
        if (!(entry.obligor() instanceof Obligor.Unit(long id))) {
            return null;
        }
        var figures = entry.figures();
        return registry.unit(scope, id)
                .map(unit ->
                        new UnitLine(
                                unit.name(),
                                Quarter.rate(figures, reader.locale()),
                                reader.say(
                                        "desk.unitFigures",
                                        figures.metOnTime(),
                                        figures.metLate(),
                                        figures.openLate()),
                                "/ledger?obligor=unit:" + id))
                .orElse(null);
    }

    private static String onDay(LocalDate day) {
        return "/ledger?state=OPEN&from=" + day + "&to=" + day;
    }
}
