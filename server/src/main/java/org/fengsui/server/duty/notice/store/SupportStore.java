package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what supporting units say; only ever added. */
@Component
public class SupportStore {

    private final Database database;

    SupportStore(Database database) {
        this.database = database;
    }

    /**
     * What a supporting unit says of an item.
     *
     * @param unitId the unit
     */
    public record Said(long itemId, long unitId, String text, Act by) {}

    /** Adds what was said; the unit and the one that answers for the item read it. */
    public long add(Scope scope, Head notice, Said said) {
        return database.in(scope)
                .sql(
                        """
                        insert into notice.support (item_id, notice_id, unit_id,
                            supporting_unit_ids, text, said_by, sayer, said_at)
                        values (:item, :notice, :unit, :answering, :text, :account, :name, :at)
                        returning id
                        """)
                .param("item", said.itemId())
                .param("notice", notice.id())
                .param("unit", said.unitId())
                .param("answering", Values.ids(List.of(notice.unitId())))
                .param("text", said.text())
                .param("account", said.by().accountId())
                .param("name", said.by().name())
                .param("at", Values.at(said.by().at()))
                .query(Long.class)
                .single();
    }

    /** What was said about the items of a notice, oldest first. */
    public List<Said> ofNotice(Scope scope, long noticeId) {
        return database.in(scope)
                .sql("select * from notice.support where notice_id = :notice order by id")
                .param("notice", noticeId)
                .query(SupportStore::said)
                .list();
    }

    private static Said said(ResultSet row, int number) throws SQLException {
        return new Said(
                row.getLong("item_id"),
                row.getLong("unit_id"),
                row.getString("text"),
                Objects.requireNonNull(Values.act(row, "said_by", "sayer", "said_at")));
    }
}
