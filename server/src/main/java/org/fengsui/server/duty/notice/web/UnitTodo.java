package org.fengsui.server.duty.notice.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.NoticeSearch.Found;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.UnitWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A unit's 待办: its notices and what the rooms have for it, the next step first. */
@Component
class UnitTodo {

    private static final Comparator<Entry> NEXT_FIRST =
            Comparator.comparing(Entry::turn)
                    .thenComparing(Entry::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Notices notices;
    private final NoticeDesk desk;
    private final NoticeViews views;
    private final ObjectProvider<UnitWork> works;

    UnitTodo(Notices notices, NoticeDesk desk, NoticeViews views, ObjectProvider<UnitWork> works) {
        this.notices = notices;
        this.desk = desk;
        this.views = views;
        this.works = works;
    }

    /** A notice in the unit's lists. */
    record Card(Found found, UnitPage page) {

        /** What else is so of it, in a word each. */
        public List<Chip> marks() {
            return found.supervised() ? List.of(SupervisionView.mark(page.reader())) : List.of();
        }
    }

    /** Whose turn it is, in the order of the list. */
    enum Turn {
        UNIT,
        OFFICE,
        COPY
    }

    /** A notice or a piece of other work; the other one is null. */
    record Entry(@Nullable Card card, UnitWork.@Nullable Line work) {

        private Turn turn() {
            if (card == null) {
                return Turn.UNIT;
            }
            if (!card.page().answers()) {
                return Turn.COPY;
            }
            return card.page().notice().state() == NoticeState.ANSWERED ? Turn.OFFICE : Turn.UNIT;
        }

        private @Nullable Instant due() {
            ClockBar bar = card != null ? card.page().bar() : work != null ? work.clock() : null;
            return bar == null ? null : bar.due();
        }
    }

    /** What the unit has to do comes before what waits for the office, copies come last. */
    List<Entry> of(Reader reader) {
        return Stream.concat(
                        cards(desk.running(reader.actor().scope()), reader).stream()
                                .map(card -> new Entry(card, null)),
                        works.orderedStream()
                                .flatMap(room -> room.of(reader).stream())
                                .map(line -> new Entry(null, line)))
                .sorted(NEXT_FIRST)
                .toList();
    }

    /** How many entries wait for the unit itself. */
    long count(Actor actor) {
        return desk.waitingForUnit(actor.scope())
                + works.stream().mapToLong(room -> room.count(actor)).sum();
    }

    private List<Card> cards(List<Found> found, Reader reader) {
        var scope = reader.actor().scope();
        var bars = views.worst(found, reader);
        return found.stream()
                .flatMap(one ->
                        notices.find(scope, one.head().id()).stream()
                                .map(notice ->
                                        new Card(one, page(notice, bars.get(notice.id()), reader))))
                .toList();
    }

    /** A notice as this reader's unit reads it. */
    UnitPage page(Notice notice, @Nullable ClockBar bar, Reader reader) {
        var own = reader.actor().scope().sees(notice.unitId());
        return new UnitPage(notice, bar, desk.period(notice.id()), own, reader);
    }
}
