package org.fengsui.server.duty.mailbox.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.springframework.stereotype.Component;

/** The table of mailboxes, with their sealed passwords. */
@Component
public class BoxStore {

    private final Database database;
    private final Secrets secrets;

    BoxStore(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    private static Place place(long id) {
        return new Place("mailbox.box", "password", id);
    }

    /** All of them. */
    public List<Mail.Box> all(Scope scope) {
        return database.in(scope)
                .sql("select * from mailbox.box order by id")
                .query((row, number) -> {
                    return new Mail.Box(
                            row.getLong("id"),
                            row.getInt("version"),
                            row.getString("name"),
                            row.getString("host"),
                            row.getInt("port"),
                            row.getString("username"),
                            row.getString("authority"),
                            row.getBoolean("active"),
                            row.getLong("uid_validity"),
                            row.getLong("last_uid"),
                            Rows.optional(row, "checked_at"),
                            row.getString("trouble"));
                })
                .list();
    }

    /** The password, opened. */
    public String password(Scope scope, long id) {
        var stored =
                database.in(scope)
                        .sql("select password from mailbox.box where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single();
        return secrets.open(place(id), stored);
    }

    /** Adds or changes one; false where one has this name or somebody else was first. */
    public boolean put(Scope scope, Mail.Box box, String password) {
        Optional<Long> id = box.id() == 0 ? insert(scope, box) : update(scope, box);
        if (id.isPresent() && !password.isEmpty()) {
            var sealed = secrets.forThisTransaction(scope).seal(place(id.get()), password);
            database.in(scope)
                    .sql("update mailbox.box set password = :password where id = :id")
                    .param("password", sealed)
                    .param("id", id.get())
                    .update();
        }
        return id.isPresent();
    }

    private Optional<Long> insert(Scope scope, Mail.Box box) {
        return database.in(scope)
                .sql(
                        """
                        insert into mailbox.box
                          (name, host, port, username, password, authority, active)
                        values (:name, :host, :port, :username, '', :authority, :active)
                        on conflict do nothing
                        returning id
                        """)
                .param("name", box.name())
                .param("host", box.host())
                .param("port", box.port())
                .param("username", box.username())
                .param("authority", box.authority())
                .param("active", box.active())
                .query(Long.class)
                .optional();
    }

    /** Another server or user is another mailbox, read from then on. */
    private Optional<Long> update(Scope scope, Mail.Box box) {
        return database.in(scope)
                .sql(
                        """
                        update mailbox.box
                        set version = version + 1, name = :name,
                            uid_validity = case when host = :host and username = :username
                                then uid_validity else 0 end,
                            host = :host, port = :port, username = :username,
                            authority = :authority, active = :active
                        where id = :id and version = :version
                            and not exists (
                                select 1 from mailbox.box o where o.name = :name and o.id <> :id)
                        returning id
                        """)
                .param("name", box.name())
                .param("host", box.host())
                .param("port", box.port())
                .param("username", box.username())
                .param("authority", box.authority())
                .param("active", box.active())
                .param("id", box.id())
                .param("version", box.version())
                .query(Long.class)
                .optional();
    }

    /** Notes how far it was read. */
    public void reached(Scope scope, long id, long validity, long uid) {
        database.in(scope)
                .sql(
                        """
                        update mailbox.box
                        set last_uid = case when uid_validity = :validity
                                then greatest(last_uid, :uid) else :uid end,
                            uid_validity = :validity
                        where id = :id
                        """)
                .param("validity", validity)
                .param("uid", uid)
                .param("id", id)
                .update();
    }

    /** Notes that it was looked into, and why that failed. */
    public void looked(Scope scope, long id, Instant at, String trouble) {
        database.in(scope)
                .sql("update mailbox.box set checked_at = :at, trouble = :trouble where id = :id")
                .param("at", Rows.at(at))
                .param("trouble", trouble)
                .param("id", id)
                .update();
    }
}
