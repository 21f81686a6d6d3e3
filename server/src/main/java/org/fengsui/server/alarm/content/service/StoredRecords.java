package org.fengsui.server.alarm.content.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.content.ContentProblem;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Judgement;
import org.fengsui.server.alarm.content.ContentRecords;
import org.fengsui.server.alarm.content.ContentSignal;
import org.fengsui.server.alarm.content.ContentState;
import org.fengsui.server.alarm.content.ContentState.Move;
import org.fengsui.server.alarm.content.store.RecordStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.reading.Markings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to records, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredRecords implements ContentRecords {

    private static final Scope SCHOOL = Scope.school();

    private final RecordStore records;
    private final Markings markings;
    private final ContentMail mail;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StoredRecords(
            RecordStore records,
            Markings markings,
            ContentMail mail,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.records = records;
        this.markings = markings;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<ContentRecord> find(Actor reader, long id) {
        return records.find(reader.scope(), id).filter(record -> mayRead(reader, record));
    }

    private static boolean mayRead(Actor reader, ContentRecord record) {
        return reader.may(Permission.CONTENT_WORK)
                || (reader.may(Permission.CONTENT_REPORTS)
                        && record.state() == ContentState.REPORTED);
    }

    @Override
    public List<ContentRecord.Act> acts(Actor reader, long id) {
        return find(reader, id).isEmpty() ? List.of() : records.acts(reader.scope(), id);
    }

    @Override
    public long enter(Actor by, Entry entry) {
        require(by);
        return entered(by, entry).id();
    }

    @Override
    public int enterAll(Actor by, Collection<Entry> entries) {
        require(by);
        return (int) entries.stream().filter(entry -> entered(by, entry).fresh()).count();
    }

    private static void require(Actor by) {
        if (!by.isMachine() && !by.may(Permission.CONTENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.CONTENT_WORK.name());
        }
    }

    private RecordStore.Entered entered(Actor by, Entry typed) {
        var entry = clean(typed);
        markings.check(
                new Markings.Bringer("content", by.accountId(), by.name()),
                entry.title(),
                entry.text(),
                entry.source());
        var now = clock.now();
        if (entry.foundAt().isAfter(now)) {
            throw new Refusal(ContentProblem.AHEAD);
        }
        var entered = records.enter(SCHOOL, entry, fingerprint(entry), now);
        if (entered.fresh()) {
            did(by, entered.id(), Move.ENTER, "");
        }
        return entered;
    }

    private static Entry clean(Entry entry) {
        var title = line(entry.title());
        if (title.isEmpty()) {
            throw new Refusal(ContentProblem.TEXT_MISSING);
        }
        return new Entry(
                entry.origin(),
                line(entry.source()),
                title,
                entry.text().strip(),
                WebAddress.orEmpty(entry.url()),
                entry.publishedAt(),
                entry.foundAt());
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** By its address where it has one, else by its words. */
    private static String fingerprint(Entry entry) {
        var key =
                entry.url().isEmpty()
                        ? "words\n" + entry.title() + "\n" + line(entry.text())
                        : "url\n" + entry.url();
        return Sha256.hex(key.toLowerCase(Locale.ROOT));
    }

    @Override
    public void concern(Actor by, long id, int version, Judgement judgement, String note) {
        move(by, id, version, Move.CONCERN, judgement, note);
    }

    @Override
    public void dismiss(Actor by, long id, int version, String note) {
        move(by, id, version, Move.DISMISS, null, said(note));
    }

    @Override
    public void report(Actor by, long id, int version, String text) {
        var reported = move(by, id, version, Move.REPORT, null, said(text));
        mail.reported(by, reported);
    }

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(ContentProblem.TEXT_MISSING);
        }
        return text.strip();
    }

    private ContentRecord move(
            Actor by, long id, int version, Move move, @Nullable Judgement judgement, String note) {
        if (!by.may(Permission.CONTENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.CONTENT_WORK.name());
        }
        var record =
                records.lock(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (record.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        var after = record.state().after(move);
        if (after == null) {
            throw new Refusal(ContentProblem.ILLEGAL_MOVE, record.entry().title());
        }
        markings.check(new Markings.Bringer("content", by.accountId(), by.name()), note);
        var kept = move == Move.REPORT ? record.judgement() : judgement;
        var moved = record.in(after, kept);
        records.update(SCHOOL, moved, clock.now());
        int act = did(by, id, move, note.strip());
        signal(by, record, move, act);
        return moved;
    }

    private int did(Actor by, long id, Move move, String note) {
        int act =
                records.did(
                        SCHOOL,
                        id,
                        new ContentRecord.Act(move, clock.now(), by.accountId(), by.name(), note));
        // The log is read by others, so it says nothing of what was found.
        audit.append(
                by.accountId(),
                by.name(),
                "content." + move.name().toLowerCase(Locale.ROOT),
                new Subject("content-record", id),
                Map.of());
        return act;
    }

    private void signal(Actor by, ContentRecord before, Move move, int act) {
        var signal =
                switch (move) {
                    case CONCERN -> ContentSignal.CONCERN;
                    case REPORT -> ContentSignal.REPORTED;
                    // What was never of concern was owed to nobody.
                    case DISMISS ->
                            before.state() == ContentState.CONCERN ? ContentSignal.DISMISSED : null;
                    case ENTER -> null;
                };
        if (signal != null) {
            events.publishEvent(
                    new Signalled(
                                    signal,
                                    new Subject("content-record", before.id()),
                                    new Obligor.PublicityOffice(),
                                    clock.now(),
                                    act,
                                    by.name())
                            .waivedAs(Waiver.WITHDRAWN));
        }
    }
}
