package org.fengsui.server.account.demo.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.account.demo.people.DemoAccounts;
import org.fengsui.server.account.demo.scan.DemoScans;
import org.fengsui.server.platform.kernel.Beginning;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.DemoClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Texts;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays the year before the demo's first page: a scan each month, notices, answers in time and
 * late, false claims, holes that come back; and leaves some of everything for the newcomer. A start
 * that is broken off goes on with the next month.
 */
@Component
@Profile("demo")
class DemoYear implements Beginning {

    private static final int MONTHS = 12;
    private static final int MONTH_DAYS = 29;
    private static final int YEAR_DAYS = 365;
    private static final int NOTICES_A_MONTH = 6;
    private static final int REGRESSING_FROM = 4;
    private static final int WITHDRAWN_IN = 6;
    private static final long SEED = 11;

    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final LocalTime MORNING = LocalTime.of(9, 20);
    private static final LocalTime FORENOON = LocalTime.of(10, 40);
    private static final LocalTime AFTERNOON = LocalTime.of(15, 10);

    private final DemoOffice office;
    private final DemoUnits units;
    private final DemoAccounts people;
    private final DemoScans scans;
    private final DemoMachine machine;
    private final DemoClock clock;
    private final Clock systemClock;
    private final Texts texts;
    private final Path played;
    private final Timeline timeline = new Timeline();

    DemoYear(
            DemoOffice office,
            DemoUnits units,
            DemoAccounts people,
            DemoScans scans,
            DemoMachine machine,
            DemoClock clock,
            Clock systemClock,
            Texts texts,
            DataFolder data) {
        this.office = office;
        this.units = units;
        this.people = people;
        this.scans = scans;
        this.machine = machine;
        this.clock = clock;
        this.systemClock = systemClock;
        this.texts = texts;
        this.played = data.folder("demo").resolve("played");
    }

    @Override
    public void begin(Locale locale, Consumer<String> progress) {
        int from = playedMonths();
        if (from > MONTHS) {
            return;
        }
        var start = morning(systemClock.instant().minus(YEAR_DAYS, ChronoUnit.DAYS));
        clock.beginAt(start);
        try {
            progress.accept(texts.say(locale, "demo.year.school"));
            people.createOffices();
            office.register();
            people.createUnits();
            for (int month = from; month < MONTHS; month++) {
                plan(month, start, locale, progress);
            }
            planPresent();
            play();
            keep(MONTHS + 1);
        } catch (Refusal refusal) {
            progress.accept(texts.say(locale, "demo.year.stopped", texts.detail(locale, refusal)));
        } finally {
            clock.moveToPresent();
        }
    }

    private static Instant morning(Instant day) {
        return day.atZone(BusinessClock.ZONE)
                .toLocalDate()
                .atTime(MORNING)
                .atZone(BusinessClock.ZONE)
                .toInstant();
    }

    private void play() {
        for (var next = timeline.next(); next.isPresent(); next = timeline.next()) {
            var present = systemClock.instant();
            machine.passUntil(next.get().isBefore(present) ? next.get() : present);
            timeline.play();
        }
        machine.passUntil(systemClock.instant());
    }

    private void plan(int month, Instant start, Locale locale, Consumer<String> progress) {
        var random = new Random(SEED + month);
        var day = start.plus(Duration.ofDays(2L + (long) month * MONTH_DAYS));
        timeline.at(
                Timeline.weekday(day, 1, NIGHT),
                () -> {
                    progress.accept(texts.say(locale, "demo.year.month", month + 1, MONTHS));
                    if (month >= REGRESSING_FROM) {
                        units.regress(2);
                    }
                    openHoles(month == 0 ? 70 : 25, random);
                    office.scan("campus-%02d.nessus".formatted(month + 1));
                    keep(month + 1);
                });
        timeline.at(
                Timeline.weekday(day, 1, MORNING),
                () -> {
                    var drafts = office.draft(NOTICES_A_MONTH, random);
                    for (var draft : drafts) {
                        office.propose(draft);
                        var habit = Habit.any(random);
                        timeline.at(
                                Timeline.weekday(day, 1, AFTERNOON),
                                () -> issue(draft, habit, random));
                    }
                    if (month == WITHDRAWN_IN && !drafts.isEmpty()) {
                        timeline.at(
                                Timeline.weekday(day, 2, MORNING.minusMinutes(30)),
                                () -> office.withdraw(drafts.getFirst()));
                    }
                });
    }

    private void openHoles(int systems, Random random) {
        var all = scans.campus().systems();
        for (int i = 0; i < systems; i++) {
            scans.open(all.get(random.nextInt(all.size())), 1 + random.nextInt(2));
        }
        scans.campus().strangers().forEach(stranger -> scans.open(stranger, 1));
    }

    /** The last days: something in every state, and for the shown unit a notice that waits. */
    private void planPresent() {
        var present = systemClock.instant();
        var random = new Random(SEED + MONTHS);
        var scanned = present.minus(Duration.ofDays(9));
        timeline.at(
                Timeline.weekday(scanned, 0, NIGHT),
                () -> {
                    var shown = shownSystems();
                    shown.forEach(system -> scans.open(system, 2));
                    openHoles(20, random);
                    office.scan("campus-recent.nessus");
                });
        var habits = List.of(Habit.PROMPT, Habit.SILENT, Habit.WAITING, Habit.PROMPT, Habit.CLAIMS);
        timeline.at(
                Timeline.weekday(scanned, 1, MORNING),
                () -> {
                    var drafts = office.draft(habits.size(), random);
                    for (int i = 0; i < drafts.size(); i++) {
                        var draft = drafts.get(i);
                        var habit = habits.get(i);
                        office.propose(draft);
                        timeline.at(
                                Timeline.weekday(scanned, 1, AFTERNOON),
                                () -> issue(draft, habit, random));
                    }
                });
        var yesterday = present.minus(Duration.ofDays(1));
        timeline.at(
                Timeline.weekday(yesterday, 0, MORNING),
                () -> {
                    office.draft(DemoAccounts.SHOWN_UNIT)
                            .ifPresent(draft -> {
                                office.propose(draft);
                                office.issue(draft);
                            });
                    var waiting = office.draft(3, random);
                    waiting.stream().limit(2).forEach(office::propose);
                });
    }

    private List<DemoSystem> shownSystems() {
        return scans.campus().systems().stream()
                .filter(system -> system.unitCode().equals(DemoAccounts.SHOWN_UNIT))
                .limit(2)
                .toList();
    }

    private void issue(long notice, Habit habit, Random random) {
        office.issue(notice);
        var now = clock.now();
        if (habit == Habit.SILENT) {
            return;
        }
        var acknowledged = Timeline.weekday(now, habit.acknowledgesAfter(), MORNING);
        timeline.at(acknowledged, () -> units.acknowledge(notice));
        if (habit != Habit.WAITING) {
            answer(notice, habit, acknowledged, habit.answersAfter(random));
        }
    }

    /** The answer, its review the next morning, the scan that proves or disproves it after that. */
    private void answer(long notice, Habit habit, Instant from, int days) {
        var answered = Timeline.weekday(from, days, AFTERNOON);
        timeline.at(answered, () -> units.answer(notice, habit));
        timeline.at(Timeline.weekday(answered, 1, FORENOON), () -> office.review(notice));
        if (habit == Habit.DENIES) {
            return;
        }
        var rescanned = Timeline.weekday(answered, 2, NIGHT);
        timeline.at(rescanned, () -> office.rescan(notice, "retest-%d.nessus".formatted(notice)));
        if (habit == Habit.CLAIMS) {
            answer(notice, Habit.PROMPT, rescanned, 2);
        }
    }

    private int playedMonths() {
        try {
            return Files.exists(played) ? Integer.parseInt(Files.readString(played).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read how far the demo was played", e);
        }
    }

    private void keep(int months) {
        try {
            Files.writeString(played, months + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep how far the demo was played", e);
        }
    }
}
