package org.fengsui.server.duty.notice.store;

import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;

/** The table of 承办人: whom a unit gave an item to. */
@Component
public class HandlerStore {

    private final Database database;

    HandlerStore(Database database) {
        this.database = database;
    }

    /**
     * Whom an item was given to.
     *
     * @param itemId the item
     * @param accountId the person's account
     * @param name the person's name as it was then
     */
    public record Handler(long itemId, long accountId, String name) {}

    /** Gives an item to somebody, whoever had it before. */
    public void give(Scope scope, Head notice, Handler to, Act by) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.handler (item_id, notice_id, unit_id,
                            supporting_unit_ids, account_id, name, given_by, giver, given_at)
                        values (:item, :notice, :unit, :supporting, :account, :name, :by, :giver,
                            :at)
                        on conflict (item_id) do update
                            set account_id = excluded.account_id, name = excluded.name,
                                given_by = excluded.given_by, giver = excluded.giver,
                                given_at = excluded.given_at
                        """)
                .param("item", to.itemId())
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("account", to.accountId())
                .param("name", to.name())
                .param("by", by.accountId())
                .param("giver", by.name())
                .param("at", Values.at(by.at()))
                .update();
    }

    /** Who handles the items of a notice. */
    public List<Handler> ofNotice(Scope scope, long noticeId) {
        return database.in(scope)
                .sql("select item_id, account_id, name from notice.handler where notice_id = :id")
                .param("id", noticeId)
                .query((row, number) ->
                        new Handler(
                                row.getLong("item_id"),
                                row.getLong("account_id"),
                                row.getString("name")))
                .list();
    }

    /** Who handles these items. */
    public List<Handler> of(Scope scope, Collection<Long> itemIds) {
        return database.in(scope)
                .sql(
                        "select item_id, account_id, name from notice.handler where item_id = any(:ids)")
                .param("ids", Values.ids(itemIds))
                .query((row, number) ->
                        new Handler(
                                row.getLong("item_id"),
                                row.getLong("account_id"),
                                row.getString("name")))
                .list();
    }
}
