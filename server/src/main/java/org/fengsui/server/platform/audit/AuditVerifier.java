package org.fengsui.server.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.fengsui.server.platform.audit.domain.ChainWalk;
import org.fengsui.server.platform.kernel.Told;

/**
 * Verifies the chain over a plain connection, without the server: for {@code fengsui audit verify}.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * Walks the whole chain in one snapshot.
     *
     * @param connection to the record; its auto-commit must be off and no transaction running; it
     *     is rolled back
     * @param held a head kept outside, which the chain must contain
     * @throws SQLException if the record cannot be read
     */
    public static AuditVerification verify(Connection connection, Optional<AuditHead> held)
            throws SQLException {
        return new ChainWalk(connection, held, Told.nobody()).verify();
    }

    /**
     * The newest block as the running transaction sees it.
     *
     * @param connection to the record, entered as one who sees the whole school
     * @return {@link AuditHead#NONE} while nothing is sealed
     * @throws SQLException if the record cannot be read
     */
    public static AuditHead head(Connection connection) throws SQLException {
        return ChainWalk.head(connection);
    }
}
