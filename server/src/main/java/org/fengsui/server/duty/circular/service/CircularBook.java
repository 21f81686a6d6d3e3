package org.fengsui.server.duty.circular.service;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.circular.CircularSignal;
import org.fengsui.server.duty.circular.CircularState;
import org.fengsui.server.duty.circular.domain.Limits;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what happens to circulars: the row, the story, the audit log and the ledger’s signals. */
@Component
class CircularBook {

    private static final Scope SCHOOL = Scope.school();

    private final CircularStore circulars;
    private final Files files;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    CircularBook(
            CircularStore circulars,
            Files files,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.circulars = circulars;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Refuses who may not. */
    static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    /** A text that must say something, and not too much. */
    static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(CircularProblem.TEXT_MISSING);
        }
        Limits.text(text, Limits.TEXT);
        return text.strip();
    }

    /** A circular as somebody read it, locked until the transaction ends. */
    Circular lock(Actor by, long id, int version) {
        var circular =
                circulars
                        .lock(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (circular.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return circular;
    }

    /** The state after a move. */
    static CircularState after(Circular circular, CircularState.Move move) {
        var after = circular.state().after(move);
        if (after == null) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        return after;
    }

    /** Writes a move of a locked circular, with what was said and its files. */
    Circular write(
            Actor by,
            Circular circular,
            CircularState.Move move,
            @Nullable Long shareId,
            String note,
            List<Attachment> proof) {
        var written = circular.at(after(circular, move), circular.round(), circular.reports());
        circulars.update(SCHOOL, written);
        did(by, written, move, shareId, note, proof);
        return written;
    }

    /** Tells what somebody did. */
    void did(
            Actor by,
            Circular circular,
            CircularState.Move move,
            @Nullable Long shareId,
            String note,
            List<Attachment> proof) {
        var act = new Circular.Act(0, shareId, move, clock.now(), by.accountId(), by.name(), note);
        long id = circulars.did(SCHOOL, circular.id(), act);
        var about = new Subject("circular-act", id);
        proof.forEach(file -> files.store(by, about, null, file));
        audit.append(
                by.accountId(),
                by.name(),
                "circular." + move.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Subject("circular", circular.id()),
                Map.of("circular", circular.called(), "note", note));
    }

    /** Tells the ledger what happened to a circular. */
    void signal(CircularSignal signal, Circular circular, Instant at, int occurrence, String who) {
        signal(signal, circular, at, occurrence, who, null, Waiver.OTHER);
    }

    /** The same with the due that is demanded, and as what it waives. */
    void signal(
            CircularSignal signal,
            Circular circular,
            Instant at,
            int occurrence,
            String who,
            @Nullable Instant due,
            Waiver as) {
        events.publishEvent(
                new Signalled(
                                signal,
                                new Subject("circular", circular.id()),
                                new Obligor.ItOffice(),
                                at,
                                occurrence,
                                circular.called() + "，" + who,
                                due)
                        .waivedAs(as));
    }

    /** Tells the ledger what happened to a unit’s share. */
    void signal(
            CircularSignal signal,
            Circular circular,
            Circular.Share share,
            Instant at,
            String who) {
        events.publishEvent(
                Signalled.first(
                        signal,
                        new Subject("circular-share", share.id()),
                        new Obligor.ItOffice(),
                        at,
                        circular.called() + "，" + who));
    }
}
