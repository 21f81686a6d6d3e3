package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.NoticeSearch.Found;
import org.fengsui.server.duty.obligation.Clocks;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;

/** What the pages of this room have in common: the clocks of items, files of answers. */
@Component
class NoticeViews {

    /** What is open first, and of that what is due first. */
    private static final Comparator<Obligation> BY_RULE =
            Comparator.<Obligation, Boolean>comparing(one -> one.state() != ObligationState.OPEN)
                    .thenComparing(Obligation::due);

    private final NoticeDesk desk;
    private final Ledger ledger;
    private final Clocks clocks;

    NoticeViews(NoticeDesk desk, Ledger ledger, Clocks clocks) {
        this.desk = desk;
        this.ledger = ledger;
        this.clocks = clocks;
    }

    /** The subjects of a notice's items. */
    static List<Subject> subjects(Notice notice) {
        return notice.items().stream().map(item -> new Subject("notice-item", item.id())).toList();
    }

    /** The unit's own clock of each item that has one; of several open ones the earlier governs. */
    Map<Long, ClockBar> bars(Notice notice, Reader reader) {
        var bars = new LinkedHashMap<Long, ClockBar>();
        ofUnit(reader.actor().scope(), subjects(notice)).stream()
                .sorted(BY_RULE)
                .forEach(one ->
                        bars.computeIfAbsent(one.subject().id(), _ -> clocks.bar(one, reader)));
        return bars;
    }

    /** The dues of each item that has several open ones, in words, the earlier first. */
    Map<Long, List<String>> dues(Notice notice, Reader reader) {
        var dues = new LinkedHashMap<Long, List<String>>();
        ofUnit(reader.actor().scope(), subjects(notice)).stream()
                .filter(one -> one.state() == ObligationState.OPEN)
                .sorted(BY_RULE)
                .forEach(one ->
                        dues.computeIfAbsent(one.subject().id(), _ -> new ArrayList<>())
                                .add(due(one, reader)));
        dues.values().removeIf(lines -> lines.size() < 2);
        return dues;
    }

    private String due(Obligation duty, Reader reader) {
        var due = reader.times().plainDue(duty.due());
        return reader.say(
                "notice.due.of",
                ledger.dutyName(duty.duty(), reader.locale()),
                duty.provisional() ? reader.say("clock.provisional", due) : due);
    }

    /** The clock of the worst item; the list holds at most one bar. */
    List<ClockBar> worst(Notice notice, Reader reader) {
        return clocks.worst(ofUnit(reader.actor().scope(), subjects(notice)), reader).stream()
                .toList();
    }

    /** The worst clock of each notice of a list that has one. */
    Map<Long, ClockBar> worst(List<Found> found, Reader reader) {
        var scope = reader.actor().scope();
        var subjects = desk.subjects(scope, found.stream().map(f -> f.head().id()).toList());
        var all = new ArrayList<Subject>();
        subjects.values().forEach(all::addAll);
        var bySubject = new LinkedHashMap<Subject, List<Obligation>>();
        for (var obligation : ofUnit(scope, all)) {
            bySubject.computeIfAbsent(obligation.subject(), _ -> new ArrayList<>()).add(obligation);
        }
        var bars = new LinkedHashMap<Long, ClockBar>();
        subjects.forEach((notice, of) -> {
            var obligations =
                    of.stream()
                            .flatMap(s -> bySubject.getOrDefault(s, List.of()).stream())
                            .toList();
            clocks.worst(obligations, reader).ifPresent(bar -> bars.put(notice, bar));
        });
        return bars;
    }

    /** The rows of a list with their units' names and clocks. */
    ListResult<NoticeList.Line> lines(ListResult<Found> found, Reader reader) {
        var bars = worst(found.rows(), reader);
        var names = desk.unitNames(found.rows());
        var lines =
                found.rows().stream()
                        .map(row ->
                                new NoticeList.Line(
                                        row,
                                        Objects.requireNonNull(names.get(row.head().unitId())),
                                        bars.get(row.head().id())))
                        .toList();
        return new ListResult<>(lines, found.more(), found.total());
    }

    private List<Obligation> ofUnit(Scope scope, List<Subject> subjects) {
        return ledger.of(scope, subjects).stream()
                .filter(obligation -> obligation.obligor() instanceof Obligor.Unit)
                .toList();
    }

    /** The proof of each answered item. */
    Map<Long, List<StoredFile>> files(Notice notice, Reader reader) {
        var files = new LinkedHashMap<Long, List<StoredFile>>();
        for (var item : notice.items()) {
            var answer = item.answer();
            if (answer != null) {
                files.put(item.id(), desk.files(reader.actor().scope(), answer));
            }
        }
        return files;
    }

    /** What reminders and escalations went out about a notice. */
    List<Ledger.Entry> steps(Notice notice, Reader reader) {
        return ledger.steps(reader.actor().scope(), subjects(notice));
    }
}
