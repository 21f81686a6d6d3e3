package org.fengsui.server.platform.backup.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.fengsui.server.platform.backup.BackupProblem;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * A database that was empty when it was taken, is nobody else's until it is closed, and is empty
 * again then unless it was kept. Used by one thread.
 */
public final class EmptyDatabase implements AutoCloseable {

    /** What an extension brought along is nobody's data. */
    private static final String ANYTHING =
            """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
              and not exists (select from pg_depend d
                  where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by 1 limit 1
            """;

    private static final String SCHEMAS =
            """
            select format('%I', nspname) from pg_namespace
            where pg_get_userbyid(nspowner) = current_user
            """;

    /** Held by the session that took it, so that one that dies holds it no longer. */
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('backup.restore'))";

    private final DataSource owner;
    private final Connection holding;
    private final Set<String> before;
    private boolean kept;

    private EmptyDatabase(DataSource owner, Connection holding, Set<String> before) {
        this.owner = owner;
        this.holding = holding;
        this.before = before;
    }

    /**
     * Takes a database.
     *
     * @param name what people call it
     * @throws Refusal if anything is in it, or another restore has taken it
     */
    public static EmptyDatabase of(DataSource owner, String name) throws SQLException {
        var holding = owner.getConnection();
        try {
            refuseTaken(holding, name);
            return new EmptyDatabase(owner, holding, schemas(owner));
        } catch (Refusal | SQLException e) {
            holding.close();
            throw e;
        }
    }

    private static void refuseTaken(Connection holding, String name) throws SQLException {
        try (var statement = holding.createStatement()) {
            try (var row = statement.executeQuery(LOCK)) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new Refusal(BackupProblem.DATABASE_TAKEN, name);
                }
            }
            try (var row = statement.executeQuery(ANYTHING)) {
                if (row.next()) {
                    throw new Refusal(BackupProblem.DATABASE_NOT_EMPTY, name, row.getString(1));
                }
            }
        }
    }

    private static Set<String> schemas(DataSource owner) throws SQLException {
        var schemas = new HashSet<String>();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    /** What was put in stays. */
    public void keep() {
        kept = true;
    }

    @Override
    public void close() throws SQLException {
        try (holding) {
            if (!kept) {
                empty();
            }
        }
    }

    private void empty() throws SQLException {
        var made = schemas(owner);
        made.removeAll(before);
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            for (var schema : made) {
                statement.execute("drop schema " + schema + " cascade");
            }
        }
    }
}
