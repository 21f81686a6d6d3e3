package org.fengsui.server.campus.readiness.service;

import java.util.List;
import java.util.Map;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.domain.Publication;
import org.fengsui.server.campus.readiness.domain.Publication.State;
import org.fengsui.server.campus.readiness.domain.Publication.State.Move;
import org.fengsui.server.campus.readiness.store.PublicationStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 先审后发 (第七条): whoever submits something never reviews it. */
@Service
@Transactional
public class Publications {

    private static final int LONGEST = 20_000;

    private final PublicationStore store;
    private final Files files;
    private final ReadinessBook book;
    private final BusinessClock clock;

    Publications(PublicationStore store, Files files, ReadinessBook book, BusinessClock clock) {
        this.store = store;
        this.files = files;
        this.book = book;
        this.clock = clock;
    }

    /** All the scope sees, those not published first. */
    @Transactional(readOnly = true)
    public List<Publication> all(Scope scope) {
        return store.all(scope);
    }

    /**
     * One of them.
     *
     * @throws Refusal if the scope sees none
     */
    @Transactional(readOnly = true)
    public Publication get(Scope scope, long id) {
        return store.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** What is attached to one. */
    @Transactional(readOnly = true)
    public List<StoredFile> files(Scope scope, long id) {
        return files.of(scope, subject(id));
    }

    private static Subject subject(long id) {
        return new Subject("publication", id);
    }

    /**
     * Submits what is to be published.
     *
     * @return its identity
     * @throws Refusal if the actor has no unit, or title, place, or both text and file are missing
     */
    public long submit(
            Actor by, String title, String place, String text, List<Attachment> attached) {
        ReadinessBook.require(by, Permission.NOTICE_ANSWER);
        var unit = by.unitId();
        if (unit == null) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        var named = ReadinessBook.said(title);
        var where = ReadinessBook.said(place);
        var body = text.strip();
        if ((body.isEmpty() && attached.isEmpty()) || body.length() > LONGEST) {
            throw new Refusal(ReadinessProblem.TEXT_MISSING);
        }
        var hash = Sha256.hex(named + "\n" + where + "\n" + body);
        long id =
                store.insert(
                        by.scope(),
                        new Publication(
                                0,
                                1,
                                unit,
                                named,
                                where,
                                body,
                                hash,
                                State.SUBMITTED,
                                by.accountId(),
                                by.name(),
                                clock.now(),
                                "",
                                null,
                                "",
                                null));
        attached.forEach(file -> files.store(by, subject(id), unit, file));
        book.log(by, "publication-submitted", subject(id), Map.of("sha256", hash));
        return id;
    }

    /**
     * Another person lets it be published or sends it back; or it was published.
     *
     * @param text what is said; needed to send it back
     * @throws Refusal if it is another unit’s, its state does not allow it, both sides are one
     *     person, or somebody else was first
     */
    public void move(Actor by, long id, int version, Move move, String text) {
        ReadinessBook.require(by, Permission.NOTICE_ANSWER);
        var of = get(by.scope(), id);
        var after = of.state().after(move);
        if (after == null) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, of.title());
        }
        if (of.version() != version || !written(by, of, move, after, text)) {
            throw new Refusal(CommonProblem.STALE);
        }
        book.log(by, "publication-moved", subject(id), Map.of("state", after.name()));
    }

    private boolean written(Actor by, Publication of, Move move, State after, String text) {
        if (move == Move.PUBLISH) {
            return store.published(by.scope(), of, clock.now());
        }
        Decision.APPROVE_PUBLICATION.by(by, of.authorId());
        var reason = move == Move.RETURN ? ReadinessBook.said(text) : ReadinessBook.cut(text);
        return store.reviewed(by.scope(), by, of, after, reason, clock.now());
    }
}
