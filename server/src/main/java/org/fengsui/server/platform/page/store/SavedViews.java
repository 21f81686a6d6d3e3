package org.fengsui.server.platform.page.store;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.PageProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions to a list that a person asks again: a name and an address, each person's own. */
@Service
@Transactional
public class SavedViews {

    /** How many a person keeps for one list. */
    static final int MOST = 30;

    private final Database database;
    private final BusinessClock clock;

    SavedViews(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One saved question. */
    public record SavedView(String name, String address) {}

    /** A person's views of a list, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> of(Actor actor, String listKey) {
        return database.in(actor.scope())
                .sql(
                        """
                        select name, address from page.saved_view
                        where account_id = :account and list_key = :list
                        order by name
                        """)
                .param("account", actor.accountId())
                .param("list", listKey)
                .query((row, _) -> new SavedView(row.getString("name"), row.getString("address")))
                .list();
    }

    /** All of a person's views, by their lists' keys. */
    @Transactional(readOnly = true)
    public Map<String, List<SavedView>> of(Actor actor) {
        var views = new TreeMap<String, List<SavedView>>();
        database.in(actor.scope())
                .sql(
                        """
                        select list_key, name, address from page.saved_view
                        where account_id = :account
                        order by list_key, name
                        """)
                .param("account", actor.accountId())
                .query(row -> {
                    views.computeIfAbsent(row.getString("list_key"), _ -> new ArrayList<>())
                            .add(new SavedView(row.getString("name"), row.getString("address")));
                });
        return views;
    }

    /**
     * Keeps a view; one of the same name is replaced.
     *
     * @throws Refusal VIEW_INVALID, TOO_MANY_VIEWS
     */
    public void keep(Actor actor, String listKey, SavedView view) {
        var name = view.name().strip();
        if (name.isEmpty() || name.length() > 60 || view.address().length() > 2000) {
            throw new Refusal(PageProblem.VIEW_INVALID);
        }
        var others = of(actor, listKey).stream().filter(one -> !one.name().equals(name)).count();
        if (others >= MOST) {
            throw new Refusal(PageProblem.TOO_MANY_VIEWS, MOST);
        }
        database.in(actor.scope())
                .sql(
                        """
                        insert into page.saved_view (account_id, list_key, name, address, saved_at)
                        values (:account, :list, :name, :address, :at)
                        on conflict (account_id, list_key, name)
                        do update set address = excluded.address, saved_at = excluded.saved_at
                        """)
                .param("account", actor.accountId())
                .param("list", listKey)
                .param("name", name)
                .param("address", view.address())
                .param("at", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets a view; nothing happens if there is none. */
    public void forget(Actor actor, String listKey, String name) {
        database.in(actor.scope())
                .sql(
                        """
                        delete from page.saved_view
                        where account_id = :account and list_key = :list and name = :name
                        """)
                .param("account", actor.accountId())
                .param("list", listKey)
                .param("name", name)
                .update();
    }
}
