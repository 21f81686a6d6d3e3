package org.fengsui.server.account.desk.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.account.desk.Screens.Screen;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Devices by the hashes of their words. */
@Component
public class ScreenStore {

    private final Database database;

    ScreenStore(Database database) {
        this.database = database;
    }

    /** Keeps a device and gives its identity. */
    public long insert(Scope scope, String name, String hash, Actor by, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into desk.screen (name, word_sha256, made_by, maker, made_at)
                        values (:name, :hash, :by, :maker, :at)
                        returning id
                        """)
                .param("name", name)
                .param("hash", hash)
                .param("by", by.accountId())
                .param("maker", by.name())
                .param("at", Rows.at(at))
                .query(Long.class)
                .single();
    }

    /** Revokes one; false where it is none that shows. */
    public boolean revoke(Scope scope, long id, Instant at) {
        return database.in(scope)
                        .sql(
                                """
                                update desk.screen set revoked_at = :at
                                where id = :id and revoked_at is null
                                """)
                        .param("id", id)
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** All, the newest first. */
    public List<Screen> all(Scope scope) {
        return database.in(scope)
                .sql("select * from desk.screen order by id desc")
                .query(ScreenStore::screen)
                .list();
    }

    /** The one that shows and has a word of this hash. */
    public Optional<Screen> find(Scope scope, String hash) {
        return database.in(scope)
                .sql("select * from desk.screen where word_sha256 = :hash and revoked_at is null")
                .param("hash", hash)
                .query(ScreenStore::screen)
                .optional();
    }

    /** Notes that one showed. */
    public void seen(Scope scope, long id, Instant at) {
        database.in(scope)
                .sql("update desk.screen set seen_at = :at where id = :id and revoked_at is null")
                .param("id", id)
                .param("at", Rows.at(at))
                .update();
    }

    private static Screen screen(ResultSet row, int number) throws SQLException {
        return new Screen(
                row.getLong("id"),
                row.getString("name"),
                row.getString("maker"),
                Rows.moment(row, "made_at"),
                Rows.optional(row, "revoked_at"),
                Rows.optional(row, "seen_at"));
    }
}
