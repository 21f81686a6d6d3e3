package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what 网信办 placed under supervision. */
@Component
public class SupervisionStore {

    /** Whether the notice {@code n} is under supervision. */
    static final String SUPERVISED =
            """
            (n.state in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED', 'ANSWERED')
                and exists (select from notice.supervision p
                    where p.notice_id = n.id and p.lifted_at is null))
            """;

    private final Database database;

    SupervisionStore(Database database) {
        this.database = database;
    }

    /** Writes one and gives it back. */
    public Supervision insert(Scope scope, Head notice, String demand, Instant due, Act by) {
        return database.in(scope)
                .sql(
                        """
                        insert into notice.supervision
                          (notice_id, unit_id, supporting_unit_ids, turn, demand, due_at, placed_by,
                           placer, placed_at)
                        values (:notice, :unit, :supporting,
                           (select count(*) + 1 from notice.supervision where notice_id = :notice),
                           :demand, :due, :account, :name, :at)
                        returning *
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("demand", demand)
                .param("due", Values.at(due))
                .param("account", by.accountId())
                .param("name", by.name())
                .param("at", Values.at(by.at()))
                .query(SupervisionStore::supervision)
                .single();
    }

    /** Writes who lifted it; false where somebody did before. */
    public boolean lift(Scope scope, long id, Act by, String why) {
        return database.in(scope)
                        .sql(
                                """
                                update notice.supervision
                                set lifted_by = :account, lifter = :name, lifted_at = :at, why = :why
                                where id = :id and lifted_at is null
                                """)
                        .param("id", id)
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("at", Values.at(by.at()))
                        .param("why", why)
                        .update()
                == 1;
    }

    /** One, if the scope sees its notice. */
    public Optional<Supervision> find(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from notice.supervision where id = :id")
                .param("id", id)
                .query(SupervisionStore::supervision)
                .optional();
    }

    /** The one of a notice that nobody lifted. */
    public Optional<Supervision> unlifted(Scope scope, long noticeId) {
        return of(scope, noticeId).stream().filter(one -> one.lifted() == null).findFirst();
    }

    /** Those of a notice, the latest first. */
    public List<Supervision> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        "select * from notice.supervision where notice_id = :notice order by turn desc")
                .param("notice", noticeId)
                .query(SupervisionStore::supervision)
                .list();
    }

    /** How many notices are under supervision. */
    public long running(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from notice.notice n where " + SUPERVISED)
                .query(Long.class)
                .single();
    }

    private static Supervision supervision(ResultSet row, int number) throws SQLException {
        return new Supervision(
                row.getLong("id"),
                row.getLong("notice_id"),
                row.getLong("unit_id"),
                row.getInt("turn"),
                row.getString("demand"),
                Values.instant(row, "due_at"),
                Objects.requireNonNull(Values.act(row, "placed_by", "placer", "placed_at")),
                Values.act(row, "lifted_by", "lifter", "lifted_at"),
                row.getString("why"));
    }
}
