package org.fengsui.server.duty.mailbox.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.MailState;
import org.fengsui.server.duty.mailbox.store.BoxStore;
import org.fengsui.server.duty.mailbox.store.MailStore;
import org.fengsui.server.duty.mailbox.store.SenderStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the look into the mailboxes reads and writes: a mail and how far it got, in one go. */
@Service
@Transactional
class Mailboxes {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("mailbox");

    private final BoxStore boxes;
    private final MailStore mails;
    private final SenderStore senders;
    private final org.fengsui.server.platform.file.Files files;
    private final BusinessClock clock;

    Mailboxes(
            BoxStore boxes,
            MailStore mails,
            SenderStore senders,
            org.fengsui.server.platform.file.Files files,
            BusinessClock clock) {
        this.boxes = boxes;
        this.mails = mails;
        this.senders = senders;
        this.files = files;
        this.clock = clock;
    }

    List<Mail.Box> active() {
        return boxes.all(SCHOOL).stream().filter(Mail.Box::active).toList();
    }

    String password(long boxId) {
        return boxes.password(SCHOOL, boxId);
    }

    void looked(long boxId, String trouble) {
        boxes.looked(SCHOOL, boxId, clock.now(), trouble);
    }

    void reached(long boxId, long validity, long uid) {
        boxes.reached(SCHOOL, boxId, validity, uid);
    }

    boolean known(String messageId) {
        return !messageId.isEmpty() && mails.known(SCHOOL, messageId);
    }

    /** Records a mail by its head. */
    void recordHead(Mail.Box box, Mail.Head head, MailState state, String note) {
        mails.insert(SCHOOL, box.id(), head, state, null, note, "");
        boxes.reached(SCHOOL, box.id(), head.validity(), head.uid());
    }

    /** Records a mail with what is attached; another node may have been first. */
    void record(Mail.Box box, Mail.Head head, String body, List<MailReading.Original> originals) {
        var source = senders.sourceOf(SCHOOL, head.sender());
        var state = source.isPresent() ? MailState.TO_REGISTER : MailState.UNKNOWN_SENDER;
        var id = mails.insert(SCHOOL, box.id(), head, state, source.orElse(null), "", body);
        if (id.isPresent()) {
            var parts = new ArrayList<Mail.Part>();
            for (var original : originals) {
                long file = store(id.get(), original);
                original.read().forEach(read -> parts.add(new Mail.Part(0, file, read)));
            }
            mails.insertParts(SCHOOL, id.get(), parts);
        }
        boxes.reached(SCHOOL, box.id(), head.validity(), head.uid());
    }

    private long store(long mailId, MailReading.Original original) {
        try (var content = Files.newInputStream(original.content())) {
            return files.store(
                            MACHINE,
                            new Subject("circular-mail", mailId),
                            null,
                            org.fengsui.server.platform.file.Files.Kind.RECEIVED,
                            original.name(),
                            content)
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
