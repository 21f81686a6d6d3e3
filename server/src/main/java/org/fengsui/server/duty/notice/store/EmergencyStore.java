package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.duty.notice.Notice.Emergency;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what was issued by one person alone. */
@Component
public class EmergencyStore {

    private final Database database;

    EmergencyStore(Database database) {
        this.database = database;
    }

    /** Notes that a notice was issued alone. */
    public void insert(Scope scope, Head notice, String reason, Act by) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.emergency
                          (notice_id, unit_id, supporting_unit_ids, reason, issued_by, issuer,
                           issued_at)
                        values (:notice, :unit, :supporting, :reason, :account, :name, :at)
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("reason", reason)
                .param("account", by.accountId())
                .param("name", by.name())
                .param("at", Values.at(by.at()))
                .update();
    }

    /** How a notice was issued alone, if it was. */
    public Optional<Emergency> find(Scope scope, long noticeId) {
        return database.in(scope)
                .sql("select * from notice.emergency where notice_id = :notice")
                .param("notice", noticeId)
                .query(EmergencyStore::emergency)
                .optional();
    }

    /**
     * Writes the second signature.
     *
     * @throws IllegalStateException if there is none to write
     */
    public void sign(Scope scope, long noticeId, Act by) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.emergency
                                set signed_by = :account, signer = :name, signed_at = :at
                                where notice_id = :notice and signed_at is null
                                """)
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("at", Values.at(by.at()))
                        .param("notice", noticeId)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("signatures written: " + written);
        }
    }

    private static Emergency emergency(ResultSet row, int number) throws SQLException {
        return new Emergency(
                row.getString("reason"),
                Objects.requireNonNull(Values.act(row, "issued_by", "issuer", "issued_at")),
                Values.act(row, "signed_by", "signer", "signed_at"));
    }
}
