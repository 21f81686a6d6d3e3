package org.fengsui.server.duty.circular.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.circular.Circular.Share;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of the units’ shares of circulars. */
@Component
public class ShareStore {

    private final Database database;

    ShareStore(Database database) {
        this.database = database;
    }

    /** Writes a new share, whose notice is to be served. */
    public void insert(Scope scope, long circularId, int round, long unitId, long noticeId) {
        database.in(scope)
                .sql(
                        """
                        insert into circular.share (circular_id, round, unit_id, notice_id, state)
                        values (:circular, :round, :unit, :notice, 'TO_SERVE')
                        """)
                .param("circular", circularId)
                .param("round", round)
                .param("unit", unitId)
                .param("notice", noticeId)
                .update();
    }

    /** Writes where a share stands; its circular is locked. */
    public void update(Scope scope, Share share) {
        database.in(scope)
                .sql(
                        """
                        update circular.share
                        set state = :state, served_at = :served, owed_at = :owed
                        where id = :id
                        """)
                .param("state", share.state().name())
                .param("served", Rows.at(share.servedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("owed", Rows.at(share.owedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", share.id())
                .update();
    }

    /** The shares of a circular. */
    public List<Share> of(Scope scope, long circularId) {
        return select(scope, "where circular_id = :circular order by id")
                .param("circular", circularId)
                .query(ShareStore::share)
                .list();
    }

    /** Those of the shares that the scope sees. */
    public List<Share> all(Scope scope, Collection<Long> ids) {
        return select(scope, "where id = any(:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(ShareStore::share)
                .list();
    }

    /** The share a notice was drafted for. */
    public Optional<Share> ofNotice(Scope scope, long noticeId) {
        return select(scope, "where notice_id = :notice")
                .param("notice", noticeId)
                .query(ShareStore::share)
                .optional();
    }

    /** Those after one about which something is still to be done, the oldest first. */
    public List<Share> running(Scope scope, long after, int most) {
        return select(
                        scope,
                        """
                        where id > :after and state not in ('REPORTED', 'WITHDRAWN')
                        order by id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(ShareStore::share)
                .list();
    }

    /** The circulars after one of which a unit has something to do, the oldest first. */
    public List<Long> runningCirculars(Scope scope, long after, int most) {
        return database.in(scope)
                .sql(
                        """
                        select distinct circular_id from circular.share
                        where circular_id > :after and state not in ('REPORTED', 'WITHDRAWN')
                        order by circular_id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    private StatementSpec select(Scope scope, String rest) {
        return database.in(scope).sql("select * from circular.share " + rest);
    }

    private static Share share(ResultSet row, int number) throws SQLException {
        return new Share(
                row.getLong("id"),
                row.getLong("circular_id"),
                row.getLong("unit_id"),
                row.getLong("notice_id"),
                row.getInt("round"),
                ShareState.valueOf(row.getString("state")),
                Rows.optional(row, "served_at"),
                Rows.optional(row, "owed_at"));
    }
}
