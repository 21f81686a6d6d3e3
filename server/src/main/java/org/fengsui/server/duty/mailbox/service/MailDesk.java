package org.fengsui.server.duty.mailbox.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.MailProblem;
import org.fengsui.server.duty.mailbox.MailState;
import org.fengsui.server.duty.mailbox.store.BoxStore;
import org.fengsui.server.duty.mailbox.store.MailStore;
import org.fengsui.server.duty.mailbox.store.SenderStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Markings;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with mails and mailboxes. */
@Service
public class MailDesk {

    private static final Scope SCHOOL = Scope.school();
    private static final long NOBODY = -1;

    private final BoxStore boxes;
    private final MailStore mails;
    private final SenderStore senders;
    private final Circulars circulars;
    private final org.fengsui.server.platform.file.Files files;
    private final Reading reading;
    private final MailReading checks;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    MailDesk(
            BoxStore boxes,
            MailStore mails,
            SenderStore senders,
            Circulars circulars,
            org.fengsui.server.platform.file.Files files,
            Reading reading,
            MailReading checks,
            AuditLog audit,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.boxes = boxes;
        this.mails = mails;
        this.senders = senders;
        this.circulars = circulars;
        this.files = files;
        this.reading = reading;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    /** A page of the mails that came. */
    public ListResult<Mail> list(Scope scope, ListRequest asked) {
        return within(() -> mails.list(scope, asked));
    }

    /** How many wait for a person. */
    public long waiting(Scope scope) {
        return within(() -> mails.waiting(scope));
    }

    /** One mail, if the scope sees it. */
    public Optional<Mail> find(Scope scope, long id) {
        return within(() -> mails.find(scope, id));
    }

    /** Its documents. */
    public List<Mail.Part> parts(Scope scope, long id) {
        return within(() -> mails.parts(scope, id));
    }

    /** The mailboxes. */
    public List<Mail.Box> boxes(Actor by) {
        require(by, Permission.CHANNEL_MANAGE);
        return within(() -> boxes.all(SCHOOL));
    }

    /**
     * Adds or changes a mailbox.
     *
     * @param password empty to keep the one it has
     */
    public void put(Actor by, Mail.Box box, String password) {
        require(by, Permission.CHANNEL_MANAGE);
        boolean missing =
                box.name().isBlank()
                        || box.host().isBlank()
                        || box.username().isBlank()
                        || (box.id() == 0 && password.isEmpty());
        if (missing || !certified(box.authority())) {
            throw new Refusal(MailProblem.BOX_INCOMPLETE);
        }
        transaction.executeWithoutResult(_ -> {
            if (!boxes.put(SCHOOL, box, password)) {
                throw new Refusal(CommonProblem.STALE);
            }
            audit.append(
                    by.accountId(),
                    by.name(),
                    "mailbox.put",
                    null,
                    Map.of("name", box.name(), "host", box.host()));
        });
    }

    private static boolean certified(String authority) {
        if (authority.isBlank()) {
            return true;
        }
        try {
            return ImapServer.trusting(authority).getSupportedCipherSuites().length > 0;
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    private Mail lock(Actor by, long id) {
        var mail =
                mails.lock(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!mail.state().waits()) {
            throw new Refusal(MailProblem.DECIDED);
        }
        return mail;
    }

    /**
     * 收文登记 of what a mail says, as a person confirmed it.
     *
     * @param remember whether the sender’s mails are of this body from now on; the lead’s to say
     * @return the circular
     */
    public long register(Actor by, long id, Circular.Entry entry, boolean remember) {
        require(by, Permission.CIRCULAR_REGISTER);
        return within(() -> {
            var mail = lock(by, id);
            if (!mail.state().registrable()) {
                throw new Refusal(MailProblem.DECIDED);
            }
            long circular = circulars.register(by, entry, List.of());
            if (remember) {
                Decision.REPORT_CIRCULAR.by(by, NOBODY);
                senders.put(by.scope(), by, mail.head().sender(), entry.sourceId(), clock.now());
            }
            mails.decide(by, id, MailState.REGISTERED, circular, "", clock.now());
            return circular;
        });
    }

    /** A person found that it is no circular, or was entered by hand. */
    public void setAside(Actor by, long id, String reason) {
        require(by, Permission.CIRCULAR_REGISTER);
        transaction.executeWithoutResult(_ -> {
            lock(by, id);
            if (reason.isBlank() || reason.length() > 500) {
                throw new Refusal(CommonProblem.FIELD_INVALID, "reason");
            }
            mails.decide(by, id, MailState.SET_ASIDE, null, reason.strip(), clock.now());
            audit.append(
                    by.accountId(),
                    by.name(),
                    "mailbox.set-aside",
                    new Subject("circular-mail", id),
                    Map.of("reason", reason.strip()));
        });
    }

    /** Opens a document with its password, which is not kept. */
    public void open(Actor by, long id, long fileId, String password) {
        require(by, Permission.CIRCULAR_REGISTER);
        var parts = parts(by.scope(), id);
        var name =
                parts.stream()
                        .filter(part -> part.fileId() != null && part.fileId() == fileId)
                        .map(part -> part.read().name())
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var read = read(by, name.replaceFirst("/.*", ""), fileId, password);
        if (read.stream().allMatch(each -> each.state() == Extract.State.PASSWORD)) {
            throw new Refusal(MailProblem.WRONG_PASSWORD);
        }
        try {
            var bringer = new Markings.Bringer("circular-mail", by.accountId(), by.name());
            read.forEach(each -> checks.check(bringer, each));
        } catch (Refusal marked) {
            if (marked.problem() == ReadingProblem.MARKED) {
                forget(by, id);
            }
            throw marked;
        }
        transaction.executeWithoutResult(_ -> {
            lock(by, id);
            mails.replaceParts(
                    by.scope(),
                    id,
                    fileId,
                    read.stream().map(each -> new Mail.Part(0, fileId, each)).toList());
        });
    }

    private List<Extract> read(Actor by, String name, long fileId, String password) {
        var content = within(() -> files.toTempFile(by.scope(), fileId));
        try {
            return reading.texts(name, content, password);
        } catch (BadInput e) {
            throw new Refusal(e, MailProblem.WRONG_PASSWORD);
        } finally {
            discard(content);
        }
    }

    private static void discard(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing of a mail is kept but that it came. */
    private void forget(Actor by, long id) {
        transaction.executeWithoutResult(_ -> {
            lock(by, id);
            var subject = new Subject("circular-mail", id);
            files.forget(
                    by.scope(),
                    files.of(by.scope(), subject).stream()
                            .map(org.fengsui.server.platform.file.Files.StoredFile::id)
                            .toList());
            mails.silence(by, id, clock.now());
        });
    }
}
