package org.fengsui.server.duty.obligation.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of profiles that were ever in force. */
@Component
public class ProfileStore {

    private final Database database;

    ProfileStore(Database database) {
        this.database = database;
    }

    /** The text of a version, if it was ever in force. */
    public Optional<String> text(Scope scope, int version) {
        return database.in(scope)
                .sql("select text from obligation.profile where version = :version")
                .param("version", version)
                .query(String.class)
                .optional();
    }

    /**
     * A version that was in force.
     *
     * @param version its number
     * @param from when a server first started with it
     * @param running obligations under it that are open
     */
    public record Kept(int version, Instant from, long running) {}

    /** All that were in force, the newest first. */
    public List<Kept> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select p.version, p.read_at, coalesce(o.running, 0) as running
                        from obligation.profile p
                        left join (
                            select profile_version, count(*) as running
                            from obligation.obligation where state = 'OPEN'
                            group by profile_version) o on o.profile_version = p.version
                        order by p.version desc
                        """)
                .query((row, number) ->
                        new Kept(
                                row.getInt("version"),
                                Columns.instant(row, "read_at"),
                                row.getLong("running")))
                .list();
    }

    /** Keeps a new version; another node may have done so already. */
    public void keep(Scope scope, int version, String name, String text, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into obligation.profile (version, name, text, read_at)
                        values (:version, :name, :text, :at)
                        on conflict do nothing
                        """)
                .param("version", version)
                .param("name", name)
                .param("text", text)
                .param("at", Columns.at(at))
                .update();
    }
}
