package org.fengsui.server.duty.obligation.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.duty.obligation.domain.Standing;
import org.fengsui.server.duty.obligation.store.LedgerEntryStore.NewEntry;
import org.fengsui.server.duty.obligation.store.ObligationStore;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.platform.calendar.CalendarImported;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Settles provisional dues when a year's calendar comes, and serves the corrections. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CalendarRecomputer {

    private static final Scope SCHOOL = Scope.school();

    private final ObligationStore obligations;
    private final LedgerKeeper keeper;
    private final Profiles profiles;
    private final SchoolCalendar calendar;
    private final StepSender sender;
    private final StepTexts texts;
    private final BusinessClock clock;

    CalendarRecomputer(
            ObligationStore obligations,
            LedgerKeeper keeper,
            Profiles profiles,
            SchoolCalendar calendar,
            StepSender sender,
            StepTexts texts,
            BusinessClock clock) {
        this.obligations = obligations;
        this.keeper = keeper;
        this.profiles = profiles;
        this.calendar = calendar;
        this.sender = sender;
        this.texts = texts;
        this.clock = clock;
    }

    /** Those of one duty and obligor whose due moved from the same instant get one message. */
    private record Moved(Obligor obligor, int profileVersion, String duty, Instant before) {}

    @EventListener
    void on(CalendarImported imported) {
        var edition = calendar.at(imported.version());
        var moved = new LinkedHashMap<Moved, List<Row>>();
        for (var row : obligations.lockProvisional(SCHOOL)) {
            var due = edition.calendar().due(row.due(), row.standing().started(), row.roll());
            var after = row.standing().recomputed(due, edition.version());
            if (after.isEmpty()) {
                continue;
            }
            var settled = row.standing(after.get());
            var before = row.standing().due();
            keeper.write(settled, entry(imported, after.get(), before));
            if (!after.get().due().equals(before) && after.get().state() == ObligationState.OPEN) {
                var key = new Moved(row.obligor(), row.profileVersion(), row.duty(), before);
                moved.computeIfAbsent(key, _ -> new ArrayList<>()).add(settled);
            }
        }
        moved.forEach(this::serve);
    }

    private void serve(Moved moved, List<Row> rows) {
        var audience = sender.audience(moved.obligor());
        var duty = profiles.duty(rows.getFirst());
        sender.byWhole(rows)
                .forEach((Subject whole, List<Row> of) ->
                        sender.correct(audience, of, duty, moved.before(), clock.now()));
    }

    private NewEntry entry(CalendarImported imported, Standing after, Instant before) {
        var now = clock.now();
        return new NewEntry(
                EntryKind.RECOMPUTED,
                now,
                now,
                0,
                "calendar",
                texts.recomputed(imported.year(), !after.due().equals(before)),
                after.due());
    }
}
