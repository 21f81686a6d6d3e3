package org.fengsui.server.platform.backup.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps rows from being put back as they were: row security that binds the owner too, triggers
 * of append-only tables, and references, which would want the tables in an order. The owner takes
 * them away and puts them back in the transaction that loads, so that nobody ever finds them
 * missing; the references are checked anew when they come back.
 */
final class Barriers {

    private static final String OWN_TABLES =
            """
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and pg_get_userbyid(c.relowner) = current_user
              and n.nspname <> 'flyway' and n.nspname not like 'pg\\_%'
            """;

    private static final String FORCED =
            "select format('%I.%I', n.nspname, c.relname) "
                    + OWN_TABLES
                    + " and c.relforcerowsecurity order by c.oid";

    private static final String TRIGGERED =
            "select format('%I.%I', n.nspname, c.relname) "
                    + OWN_TABLES
                    + """
                    and exists (select from pg_trigger t
                        where t.tgrelid = c.oid and not t.tgisinternal)
                    order by c.oid
                    """;

    private static final String REFERENCES =
            """
            select format('%I.%I', n.nspname, c.relname) as target, format('%I', k.conname) as name,
                pg_get_constraintdef(k.oid) as definition
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'f' and pg_get_userbyid(c.relowner) = current_user
              and n.nspname not like 'pg\\_%'
            order by k.oid
            """;

    private final Connection owner;
    private final List<String> back = new ArrayList<>();

    private Barriers(Connection owner) {
        this.owner = owner;
    }

    /** Takes them away, in the running transaction. */
    static Barriers lift(Connection owner) throws SQLException {
        var lifted = new Barriers(owner);
        lifted.lift();
        return lifted;
    }

    private void lift() throws SQLException {
        var away = new ArrayList<String>();
        try (var statement = owner.createStatement()) {
            // Otherwise a definition would leave out the schemas that the role looks into.
            statement.execute("set local search_path = pg_catalog");
            try (var row = statement.executeQuery(REFERENCES)) {
                while (row.next()) {
                    var table = "alter table " + row.getString("target");
                    var constraint = " constraint " + row.getString("name");
                    away.add(table + " drop" + constraint);
                    back.add(table + " add" + constraint + " " + row.getString("definition"));
                }
            }
        }
        alter(TRIGGERED, away, "disable trigger user", "enable trigger user");
        alter(FORCED, away, "no force row level security", "force row level security");
        execute(away);
    }

    private void alter(String tables, List<String> away, String off, String on)
            throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(tables)) {
            while (row.next()) {
                away.add("alter table " + row.getString(1) + " " + off);
                back.add("alter table " + row.getString(1) + " " + on);
            }
        }
    }

    /**
     * Puts them back.
     *
     * @throws SQLException if a reference leads nowhere
     */
    void restore() throws SQLException {
        execute(back);
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
