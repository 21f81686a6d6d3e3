package org.fengsui.server.duty.notice.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StampedStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.document.Documents;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 盖章件: the scan of the stamped paper becomes the version that is served. The frozen files without
 * the stamp stay in the record, and so does every scan that was replaced.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Stamping {

    private static final String PDF = "application/pdf";
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg");

    private final NoticeStore notices;
    private final StampedStore scans;
    private final Files files;
    private final Documents documents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;

    Stamping(
            NoticeStore notices,
            StampedStore scans,
            Files files,
            Documents documents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock) {
        this.notices = notices;
        this.scans = scans;
        this.files = files;
        this.documents = documents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
    }

    void stamp(Actor by, long id, int version, Attachment scan, String reason) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        var head = gate.lock(by, id, version);
        if (!head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        var replaces = !scans.of(by.scope(), id).isEmpty();
        var why = replaces ? NoticeGate.reason(reason) : reason.strip();
        // Kept for the offices alone: a unit gets the version that counts through its notice, and
        // never one that was replaced, which may have been another unit's paper.
        var file = files.store(by, new Subject("notice", head.id()), null, scan);
        int pages = pages(by, file);
        scans.add(
                by.scope(),
                head,
                new Notice.Stamped(
                        file.id(),
                        file.sha256(),
                        pages,
                        why,
                        new Notice.Act(by.accountId(), by.name(), clock.now())));
        notices.state(by.scope(), id, head.state());
        gate.tell(
                head,
                replaces ? Kind.STAMP_REPLACED : Kind.STAMPED,
                by,
                texts.chinese("notice.stamp.pages", pages),
                why);
    }

    private int pages(Actor by, StoredFile file) {
        if (PICTURES.contains(file.mediaType())) {
            return 1;
        }
        if (!file.mediaType().equals(PDF)) {
            throw new Refusal(NoticeProblem.SCAN_TYPE, file.name());
        }
        try {
            var path = files.toTempFile(by.scope(), file.id());
            try {
                return documents.pages(path, file.name());
            } finally {
                java.nio.file.Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
