package org.fengsui.server.platform.page.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chart;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Empty;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Progress;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Step;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.platform.page.Toast;

/** Sample data of the kit page: plainly fictional, worded by the bundles. */
record KitSamples(Reader reader) {

    private String say(String key, Object... arguments) {
        return reader.say("kit.sample." + key, arguments);
    }

    private Instant now() {
        return reader.times().now();
    }

    /** Midnight that begins the day so many days from today. */
    private Instant midnight(int days) {
        return day(days).atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    private LocalDate day(int days) {
        return reader.times().today().plusDays(days);
    }

    DetailHead head() {
        return DetailHead.of(say("notice"), say("noticeSub"))
                .under(reader.say("nav.NOTICES"), "/kit")
                .under(say("noticeKind"), "/kit")
                .level(Level.HIGH)
                .state(Chip.late(reader.say("kit.list.filter.state.late")))
                .primary(Action.reason(say("supervise"), "/kit/post", say("superviseQuestion")))
                .more(Action.link(say("print"), "/kit"))
                .more(Action.reason(say("withdraw"), "/kit/post", say("withdrawQuestion")))
                .whoCan(say("whoCan"));
    }

    List<Kpi> kpis() {
        return List.of(
                new Kpi("7", say("kpi1"), say("kpi1note"), "/kit/list"),
                new Kpi("3", say("kpi2"), say("kpi2note"), "/kit/list?state=late"),
                new Kpi("5", say("kpi3"), say("kpi3note"), "/kit/list"),
                new Kpi(
                        "12",
                        say("kpi4"),
                        say("kpi4note", reader.times().due(midnight(1))),
                        "/kit/list"),
                new Kpi(reader.times().percent(0.962), say("kpi5"), say("kpi5note"), null));
    }

    List<Chip> chips() {
        return List.of(
                Chip.quiet(say("state1")),
                Chip.open(say("state2")),
                Chip.waiting(say("state3")),
                Chip.done(say("state4")),
                Chip.late(say("state5")));
    }

    List<ClockBar> clocks() {
        var start = midnight(-4).plus(Duration.ofHours(16));
        var basis = reader.say("kit.sample.basis");
        var days = IntStream.rangeClosed(-3, 2).mapToObj(this::midnight).toList();
        return List.of(
                ClockBar.running(start, midnight(3), basis).days(days).explained("/kit"),
                ClockBar.running(
                        now().minus(Duration.ofHours(17)),
                        now().plus(Duration.ofMinutes(450)),
                        say("basis24")),
                ClockBar.running(start.minus(Duration.ofDays(9)), midnight(0), basis)
                        .explained("/kit"),
                ClockBar.running(start, midnight(3), basis).provisional(true),
                ClockBar.running(start, midnight(2), basis).met(now().minus(Duration.ofHours(20))),
                ClockBar.running(start, midnight(-1), basis).met(midnight(-1).plusSeconds(32400)),
                ClockBar.running(start, midnight(4), basis).waived(true));
    }

    List<Step> steps() {
        return List.of(
                new Step(say("step1"), reader.times().date(day(-9)), Step.Place.DONE),
                new Step(say("step2"), reader.times().date(day(-9)) + " 16:02", Step.Place.DONE),
                new Step(say("step3"), "16:02", Step.Place.DONE),
                new Step(say("step4"), reader.times().date(day(-8)) + " 08:40", Step.Place.DONE),
                new Step(say("step5"), say("step5note"), Step.Place.HERE),
                new Step(say("step6"), "", Step.Place.AHEAD),
                new Step(say("step7"), "", Step.Place.AHEAD));
    }

    List<StoryEntry> story() {
        return List.of(
                StoryEntry.machine(midnight(0), say("story1")).note(say("story1note")),
                StoryEntry.machine(midnight(-1).plusSeconds(36000), say("story2")),
                StoryEntry.by(midnight(-3).plusSeconds(55260), say("liaison"), say("story3"))
                        .to("/kit"),
                StoryEntry.by(midnight(-8).plusSeconds(31200), say("liaison"), say("story4")),
                StoryEntry.by(midnight(-9).plusSeconds(57720), say("lead"), say("story5")));
    }

    Form form() {
        return Form.of("kit", "/kit/post")
                .value("title", say("title1"))
                .value("outcome", "fixed")
                .error("remark", say("remarkMissing"))
                .over(new Form.Draft(Map.of(), now().minus(Duration.ofMinutes(9))));
    }

    List<Filter.Option> outcomes() {
        return List.of(
                new Filter.Option("fixed", say("outcome1")),
                new Filter.Option("not-affected", say("outcome2")),
                new Filter.Option("request", say("outcome3")));
    }

    List<Filter.Option> units() {
        return IntStream.range(0, 4)
                .mapToObj(i -> new Filter.Option(Integer.toString(i), say("unit" + i)))
                .toList();
    }

    Empty empty() {
        return new Empty(
                say("emptyTitle"),
                say("emptyText"),
                Action.link(say("emptyAct"), "/kit").icon("upload"));
    }

    Chart load() {
        var counts = List.of(9, 5, 0, 13, 6, 7, 15, 4, 0, 0, 3, 6, 4, 2);
        var rows = new ArrayList<Chart.Row>();
        for (int i = 0; i < counts.size(); i++) {
            rows.add(
                    new Chart.Row(
                            i == 0 ? say("today") : reader.times().date(day(i)),
                            List.of((long) counts.get(i)),
                            "/kit/list",
                            counts.get(i) == 0));
        }
        return new Chart(
                Chart.Kind.BARS,
                say("load"),
                say("day"),
                List.of(new Chart.Series(say("dues"), null)),
                rows);
    }

    Chart trend() {
        var rows = new ArrayList<Chart.Row>();
        for (int week = 0; week < 12; week++) {
            rows.add(
                    new Chart.Row(
                            reader.times().date(day(7 * (week - 11))),
                            List.of(
                                    42L - 3L * week + week % 3,
                                    330L - 11L * week + 9L * (week % 2),
                                    512L - 10L * week + 6L * (week % 3)),
                            "/kit/list",
                            false));
        }
        return new Chart(
                Chart.Kind.LINES,
                say("trend"),
                say("week"),
                List.of(
                        new Chart.Series(reader.say("level.CRITICAL"), Level.CRITICAL),
                        new Chart.Series(reader.say("level.HIGH"), Level.HIGH),
                        new Chart.Series(reader.say("level.MEDIUM"), Level.MEDIUM)),
                rows);
    }

    Progress progress() {
        return new Progress(
                "/kit", 24_500, 39_200, say("items"), Duration.ofSeconds(7), true, say("reading"));
    }

    Toast toast(boolean problem) {
        return new Toast(say(problem ? "toastRefused" : "toastDone"), problem);
    }
}
