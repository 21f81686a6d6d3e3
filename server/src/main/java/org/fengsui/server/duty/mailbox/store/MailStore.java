package org.fengsui.server.duty.mailbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.MailState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.platform.reading.Extract;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of mails and their documents. */
@Component
public class MailStore {

    private static final String WAITS =
            "state in ('TO_REGISTER', 'UNKNOWN_SENDER', 'TOO_LARGE', 'UNREADABLE')";

    private final Database database;

    MailStore(Database database) {
        this.database = database;
    }

    /** Writes a new mail and gives its identity; empty where it is there. */
    public Optional<Long> insert(
            Scope scope,
            long boxId,
            Mail.Head head,
            MailState state,
            @Nullable Long sourceId,
            String note,
            String body) {
        return database.in(scope)
                .sql(
                        """
                        insert into mailbox.mail
                          (box_id, uid_validity, uid, message_id, arrived_at, sender, sender_name,
                           subject, state, source_id, note, body)
                        values (:box, :validity, :uid, :message, :arrived, :sender, :name,
                           :subject, :state, :source, :note, :body)
                        on conflict do nothing
                        returning id
                        """)
                .param("box", boxId)
                .param("validity", head.validity())
                .param("uid", head.uid())
                .param("message", head.messageId())
                .param("arrived", Rows.at(head.arrivedAt()))
                .param("sender", head.sender())
                .param("name", head.senderName())
                .param("subject", head.subject())
                .param("state", state.name())
                .param("source", sourceId, Types.BIGINT)
                .param("note", note)
                .param("body", body.replace("\0", ""))
                .query(Long.class)
                .optional();
    }

    /** Writes the documents of a mail. */
    public void insertParts(Scope scope, long mailId, List<Mail.Part> parts) {
        for (var part : parts) {
            database.in(scope)
                    .sql(
                            """
                            insert into mailbox.part (mail_id, file_id, name, state, text)
                            values (:mail, :file, :name, :state, :text)
                            """)
                    .param("mail", mailId)
                    .param("file", part.fileId(), Types.BIGINT)
                    .param("name", part.read().name())
                    .param("state", part.read().state().name())
                    .param("text", part.read().text().replace("\0", ""))
                    .update();
        }
    }

    /** Writes what a file says now that it was opened. */
    public void replaceParts(Scope scope, long mailId, long fileId, List<Mail.Part> parts) {
        database.in(scope)
                .sql("delete from mailbox.part where mail_id = :mail and file_id = :file")
                .param("mail", mailId)
                .param("file", fileId)
                .update();
        insertParts(scope, mailId, parts);
    }

    /** Whether a mail with this Message-ID came before. */
    public boolean known(Scope scope, String messageId) {
        return database.in(scope)
                .sql("select exists (select 1 from mailbox.mail where message_id = :id)")
                .param("id", messageId)
                .query(Boolean.class)
                .single();
    }

    /** A page of the list. */
    public ListResult<Mail> list(Scope scope, ListRequest asked) {
        return new Question("from mailbox.mail", asked)
                .words("subject", "sender", "sender_name")
                .when("open", "yes", WAITS)
                .when("open", "no", "not (" + WAITS + ")")
                .answer(database.in(scope), "select *", MailStore::mail);
    }

    /** How many wait for a person. */
    public long waiting(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from mailbox.mail where " + WAITS)
                .query(Long.class)
                .single();
    }

    /** One mail, if the scope sees it. */
    public Optional<Mail> find(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from mailbox.mail where id = :id")
                .param("id", id)
                .query(MailStore::mail)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Mail> lock(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from mailbox.mail where id = :id for update")
                .param("id", id)
                .query(MailStore::mail)
                .optional();
    }

    /** The documents of a mail. */
    public List<Mail.Part> parts(Scope scope, long mailId) {
        return database.in(scope)
                .sql("select * from mailbox.part where mail_id = :mail order by id")
                .param("mail", mailId)
                .query((row, number) ->
                        new Mail.Part(
                                row.getLong("id"),
                                row.getObject("file_id", Long.class),
                                new Extract(
                                        row.getString("name"),
                                        Extract.State.valueOf(row.getString("state")),
                                        row.getString("text"))))
                .list();
    }

    /** Writes what somebody decided about a locked mail. */
    public void decide(
            Actor by,
            long id,
            MailState state,
            @Nullable Long circularId,
            String note,
            Instant now) {
        database.in(by.scope())
                .sql(
                        """
                        update mailbox.mail
                        set state = :state, circular_id = :circular, note = :note,
                            decided_at = :now, decider = :name
                        where id = :id
                        """)
                .param("state", state.name())
                .param("circular", circularId, Types.BIGINT)
                .param("note", note)
                .param("now", Rows.at(now))
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    /** Keeps of a locked mail that it came, and nothing else. */
    public void silence(Actor by, long id, Instant now) {
        database.in(by.scope())
                .sql("delete from mailbox.part where mail_id = :id")
                .param("id", id)
                .update();
        database.in(by.scope())
                .sql(
                        """
                        update mailbox.mail
                        set sender = '', sender_name = '', subject = '', body = '', message_id = '',
                            source_id = null
                        where id = :id
                        """)
                .param("id", id)
                .update();
        decide(by, id, MailState.REFUSED, null, "", now);
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getLong("box_id"),
                new Mail.Head(
                        row.getLong("uid_validity"),
                        row.getLong("uid"),
                        row.getString("message_id"),
                        Rows.moment(row, "arrived_at"),
                        row.getString("sender"),
                        row.getString("sender_name"),
                        row.getString("subject")),
                MailState.valueOf(row.getString("state")),
                row.getObject("source_id", Long.class),
                row.getString("note"),
                row.getString("body"),
                row.getObject("circular_id", Long.class),
                Rows.optional(row, "decided_at"),
                row.getString("decider"));
    }
}
