package org.fengsui.server.platform.audit.domain;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditHead;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Told;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The chain in the server's own record. */
@Component
class RecordedChain implements AuditChain {

    private static final SQLExceptionTranslator FAILURES = new SQLStateSQLExceptionTranslator();

    private final ChainStore chain;
    private final DataSource record;

    RecordedChain(ChainStore chain, DataSource record) {
        this.chain = chain;
        this.record = record;
    }

    @Override
    @Transactional(readOnly = true)
    public AuditHead head() {
        return chain.head(Scope.school());
    }

    @Override
    @Transactional(readOnly = true)
    public long waiting() {
        return chain.waiting(Scope.school());
    }

    // A connection of its own, because the walk needs one snapshot from its first statement on.
    @Override
    public AuditVerification verify(Told told) {
        try (var connection = record.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return new ChainWalk(connection, Optional.empty(), told).verify();
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            var failure = FAILURES.translate("verify the audit chain", null, e);
            throw failure != null ? failure : new IllegalStateException(e);
        }
    }
}
