package org.fengsui.server.account.accountability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The versions of the rule of scoring that were proposed. */
@Component
public class RuleStore {

    private static final String ALL = "select * from accountability.rules ";

    private final Database database;

    RuleStore(Database database) {
        this.database = database;
    }

    /** A version. */
    public record Row(
            int version,
            String text,
            long proposedBy,
            String proposer,
            Instant proposedAt,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            boolean adopted,
            String reason) {}

    /** Keeps what is proposed under the next version and gives it. */
    public int propose(Scope scope, String text, long by, String name, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into accountability.rules
                            (version, text, proposed_by, proposer, proposed_at)
                        values ((select coalesce(max(version), 1) + 1 from accountability.rules),
                            :text, :by, :name, :at)
                        returning version
                        """)
                .param("text", text)
                .param("by", by)
                .param("name", name)
                .param("at", Rows.at(at))
                .query(Integer.class)
                .single();
    }

    /** Decides what waits. */
    public void decide(
            Scope scope,
            int version,
            long by,
            String name,
            Instant at,
            boolean adopted,
            String reason) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update accountability.rules
                                set decided_by = :by, decider = :name, decided_at = :at,
                                    adopted = :adopted, reason = :reason
                                where version = :version and decided_at is null
                                """)
                        .param("version", version)
                        .param("by", by)
                        .param("name", name)
                        .param("at", Rows.at(at))
                        .param("adopted", adopted)
                        .param("reason", reason)
                        .update());
    }

    /** What waits, locked until the transaction ends. */
    public Optional<Row> lockWaiting(Scope scope) {
        return one(scope, "where decided_at is null for update");
    }

    /** What waits. */
    public Optional<Row> waiting(Scope scope) {
        return one(scope, "where decided_at is null");
    }

    /** The one in force. */
    public Optional<Row> inForce(Scope scope) {
        return one(scope, "where adopted order by version desc limit 1");
    }

    private Optional<Row> one(Scope scope, String rest) {
        return database.in(scope).sql(ALL + rest).query(RuleStore::row).optional();
    }

    /** All, the newest first. */
    public List<Row> all(Scope scope) {
        return database.in(scope).sql(ALL + "order by version desc").query(RuleStore::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("version"),
                row.getString("text"),
                row.getLong("proposed_by"),
                row.getString("proposer"),
                Rows.moment(row, "proposed_at"),
                row.getString("decider"),
                Rows.optional(row, "decided_at"),
                row.getBoolean("adopted"),
                row.getString("reason"));
    }
}
