package org.fengsui.server.alarm.content.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.content.ContentProblem;
import org.fengsui.server.alarm.content.SecrecyBook;
import org.fengsui.server.alarm.content.store.SecrecyStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.MarkedMaterial;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 保密办's book in the record. */
@Service
@Transactional
class StoredSecrecyBook implements SecrecyBook {

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST_NAME = 40;

    private final SecrecyStore book;
    private final ContentMail mail;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredSecrecyBook(SecrecyStore book, ContentMail mail, AuditLog audit, BusinessClock clock) {
        this.book = book;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Handover> handovers(Actor reader) {
        return reader.may(Permission.SECRECY_WORK) ? book.handovers(reader.scope()) : List.of();
    }

    @Override
    public List<Refused> refused(Actor reader) {
        return reader.may(Permission.SECRECY_WORK) ? book.refused(reader.scope()) : List.of();
    }

    @Override
    public void enter(Actor by, LocalDate on, String handedBy, String receivedBy) {
        if (!by.may(Permission.SECRECY_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.SECRECY_WORK.name());
        }
        var now = clock.now();
        if (on.isAfter(LocalDate.ofInstant(now, BusinessClock.ZONE))) {
            throw new Refusal(ContentProblem.AHEAD);
        }
        long id =
                book.insert(
                        SCHOOL,
                        new Handover(0, on, name(handedBy), name(receivedBy), now),
                        by.accountId());
        audit.append(
                by.accountId(),
                by.name(),
                "secrecy.handover",
                new Subject("content-handover", id),
                Map.of());
    }

    /** A name has no room for a text. */
    private static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal(ContentProblem.NAME);
        }
        return name;
    }

    /** In a transaction of its own: that of whoever is refused is taken back. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void on(MarkedMaterial material) {
        long id =
                book.refused(
                        SCHOOL, material.door(), material.accountId(), material.who(), clock.now());
        audit.append(
                material.accountId(),
                material.who(),
                "secrecy.refused",
                new Subject("content-refused", id),
                Map.of("door", material.door()));
        mail.refused(Actor.machine("secrecy"), id);
    }
}
