package org.fengsui.server.duty.notice.store;

import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Stamped;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of stamped scans, which only grows; the last of a notice counts. */
@Component
public class StampedStore {

    private final Database database;

    StampedStore(Database database) {
        this.database = database;
    }

    /** Adds a scan, which from now on is the version that is served. */
    public void add(Scope scope, Head notice, Stamped scan) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                insert into notice.stamped
                                  (notice_id, unit_id, supporting_unit_ids, file_id, sha256, pages,
                                   reason, stamped_by, stamper, stamped_at)
                                values (:notice, :unit, :supporting, :file, :sha, :pages, :reason,
                                   :account, :name, :at)
                                """)
                        .param("notice", notice.id())
                        .param("unit", notice.unitId())
                        .param("supporting", Values.ids(notice.supportingUnitIds()))
                        .param("file", scan.fileId())
                        .param("sha", scan.sha256())
                        .param("pages", scan.pages())
                        .param("reason", scan.reason())
                        .param("account", scan.by().accountId())
                        .param("name", scan.by().name())
                        .param("at", Values.at(scan.by().at()))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("stamped scans written: " + written);
        }
    }

    /** The scans of a notice, the one that counts first. */
    public List<Stamped> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select file_id, sha256, pages, reason, stamped_by, stamper, stamped_at
                        from notice.stamped where notice_id = :notice order by id desc
                        """)
                .param("notice", noticeId)
                .query((row, at) ->
                        new Stamped(
                                row.getLong("file_id"),
                                row.getString("sha256"),
                                row.getInt("pages"),
                                row.getString("reason"),
                                new Notice.Act(
                                        row.getLong("stamped_by"),
                                        row.getString("stamper"),
                                        Values.instant(row, "stamped_at"))))
                .list();
    }
}
