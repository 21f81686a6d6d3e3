package org.fengsui.server.platform.kernel;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
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
     * The same for batches and COPY.
     *
     * @throws IllegalStateException outside a transaction
     */
    public JdbcTemplate batchIn(Scope scope) {
        enter(scope);
        return template;
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
