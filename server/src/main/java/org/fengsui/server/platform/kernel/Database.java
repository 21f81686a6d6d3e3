package org.fengsui.server.platform.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The record (PostgreSQL), entered with a scope. The scope is set for the running transaction and
 * read by every table's row policy, so a forgotten condition shows too little, never too much.
 *
 * <p>A client is good for the statement at hand: take a new one for each, because a later call in
 * the same transaction may have entered with another scope.
 */
@Component
@DependsOnDatabaseInitialization
public class Database {

    /**
     * The record itself breaks off what takes longer: a timer here would be set for each statement.
     */
    private static final String LONGEST = "10min";

    private static final int COPY_BUFFER = 1 << 16;

    private final JdbcTemplate template;
    private final JdbcClient client;

    Database(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.client = JdbcClient.create(template);
    }

    /**
     * A client that sees what the scope sees.
     *
     * @throws IllegalStateException outside a transaction
     */
    public JdbcClient in(Scope scope) {
        enter(scope);
        return client;
    }

    /**
     * The same for batches.
     *
     * @throws IllegalStateException outside a transaction
     */
    public JdbcTemplate batchIn(Scope scope) {
        enter(scope);
        return template;
    }

    /** Writes rows as COPY reads them. */
    @FunctionalInterface
    public interface Rows {
        /** Writes them all; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Streams rows to the record. A writer that fails leaves the stream open on purpose: closing it
     * would end the COPY well.
     *
     * @param sql a COPY from standard input
     * @throws IllegalStateException outside a transaction
     */
    public void copy(Scope scope, String sql, Rows rows) {
        batchIn(scope)
                .execute((ConnectionCallback<Boolean>) connection -> copied(connection, sql, rows));
    }

    @SuppressWarnings("MustBeClosedChecker")
    private static boolean copied(Connection connection, String sql, Rows rows)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            var out = new PGCopyOutputStream(copy, COPY_BUFFER);
            rows.writeTo(out);
            out.close();
        } catch (IOException e) {
            throw new SQLException("the record broke off while rows were sent", e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return true;
    }

    private void enter(Scope scope) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the record is entered inside a transaction only");
        }
        var setting = scope.setting();
        var entered = entered();
        if (setting.equals(entered.setting)) {
            return;
        }
        client.sql(
                        """
                        select set_config('fengsui.scope', :scope, true),
                            set_config('statement_timeout', :longest, true)
                        """)
                .param("scope", setting)
                .param("longest", LONGEST)
                .query()
                .singleRow();
        entered.setting = setting;
    }

    private static Entered entered() {
        for (var each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Entered entered) {
                return entered;
            }
        }
        var entered = new Entered();
        TransactionSynchronizationManager.registerSynchronization(entered);
        return entered;
    }

    /**
     * With which scope a transaction has entered: it ends with the transaction as the setting does,
     * and a transaction inside another has its own.
     */
    private static final class Entered implements TransactionSynchronization {

        private @Nullable String setting;

        @Override
        public void beforeCompletion() {
            setting = null;
        }
    }
}
