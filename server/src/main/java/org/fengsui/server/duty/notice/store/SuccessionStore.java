package org.fengsui.server.duty.notice.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.store.ItemStore.Former;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Which items go on with which of earlier notices. */
@Component
public class SuccessionStore {

    private final Database database;

    SuccessionStore(Database database) {
        this.database = database;
    }

    /** An item and the one of an earlier notice it goes on with. */
    public record Link(long itemId, long formerId, long formerNoticeId) {}

    /** What the items of a notice go on with, by place. */
    public List<Link> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        """
                        select i.id, f.id as former, f.notice_id as former_notice
                        from notice.item i
                        join notice.item f on f.id = i.continues_item_id
                        where i.notice_id = :notice
                        order by f.notice_id, i.position
                        """)
                .param("notice", noticeId)
                .query((row, number) ->
                        new Link(
                                row.getLong("id"),
                                row.getLong("former"),
                                row.getLong("former_notice")))
                .list();
    }

    /** What the items of a draft go on with, by episode. */
    public Map<Long, Former> continued(Scope scope, long noticeId) {
        return former(
                database.in(scope)
                        .sql(
                                """
                                select episode_id, continues_item_id, continues
                                from notice.item
                                where notice_id = :notice and continues_item_id is not null
                                """)
                        .param("notice", noticeId));
    }

    /**
     * The numbers of the latest notices on which these findings were closed, by finding. What was
     * withdrawn, or went on elsewhere, was not closed there.
     */
    public Map<Long, String> closedOn(Scope scope, Collection<Long> findingIds) {
        var numbers = new HashMap<Long, String>();
        database.in(scope)
                .sql(
                        """
                        select distinct on (i.finding_id) i.finding_id,
                            coalesce(n.old_number,
                                n.series || '〔' || n.year || '〕' || n.number || '号') as number
                        from notice.item i
                        join notice.notice n on n.id = i.notice_id
                        where i.finding_id = any(:findings) and n.issued_at is not null
                            and i.state in ('VERIFIED', 'ACCEPTED_ON_PAPER')
                        order by i.finding_id, i.id desc
                        """)
                .param("findings", Values.ids(findingIds))
                .query(row -> {
                    numbers.put(row.getLong("finding_id"), row.getString("number"));
                });
        return numbers;
    }

    /** The latest items of the episodes that were transferred and go on in no issued notice yet. */
    public Map<Long, Former> transferred(Scope scope, Collection<Long> episodeIds) {
        return former(
                database.in(scope)
                        .sql(
                                """
                                select distinct on (i.episode_id) i.episode_id,
                                    i.id as continues_item_id,
                                    coalesce(n.old_number,
                                        n.series || '〔' || n.year || '〕' || n.number || '号')
                                        || '第' || i.position || '项' as continues
                                from notice.item i
                                join notice.notice n on n.id = i.notice_id
                                where i.episode_id = any(:episodes) and i.state = 'TRANSFERRED'
                                    and not exists (select from notice.item s
                                        join notice.notice sn on sn.id = s.notice_id
                                        where s.continues_item_id = i.id
                                            and sn.number is not null)
                                order by i.episode_id, i.id desc
                                """)
                        .param("episodes", Values.ids(episodeIds)));
    }

    private static Map<Long, Former> former(StatementSpec query) {
        var all = new HashMap<Long, Former>();
        query.query(row -> {
            all.put(
                    row.getLong("episode_id"),
                    new Former(row.getLong("continues_item_id"), row.getString("continues")));
        });
        return all;
    }

    /** Those of the items that stand in a draft that goes on with them, with what it is about. */
    public Map<Long, String> inDrafts(Scope scope, Collection<Long> itemIds) {
        var topics = new HashMap<Long, String>();
        database.in(scope)
                .sql(
                        """
                        select i.continues_item_id, n.topic
                        from notice.item i
                        join notice.notice n on n.id = i.notice_id
                        where i.continues_item_id = any(:items)
                            and n.state in ('DRAFT', 'PROPOSED')
                        """)
                .param("items", Values.ids(itemIds))
                .query(row -> {
                    topics.put(row.getLong("continues_item_id"), row.getString("topic"));
                });
        return topics;
    }

    /** Writes where an item went on. */
    public void passedTo(Scope scope, long itemId, String words) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.item
                                set version = version + 1, passed_to = :words
                                where id = :id
                                """)
                        .param("words", words)
                        .param("id", itemId)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("items changed: " + written);
        }
    }
}
