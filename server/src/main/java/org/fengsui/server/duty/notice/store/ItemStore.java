package org.fengsui.server.duty.notice.store;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.duty.notice.Notice.Found;
import org.fengsui.server.duty.notice.Notice.ItemText;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of items, read with their last answers. */
@Component
public class ItemStore {

    private static final String SELECT =
            """
            select i.*, a.id as answer_id, a.kind, a.text, a.done_at, a.answered_by, a.answerer,
                a.answered_at, a.via, a.said_by, a.verdict, a.reviewed_by, a.reviewer, a.reviewed_at, a.reason,
                a.confirmation, a.confirmed_by, a.confirmer, a.confirmed_at, a.confirmed_note
            from notice.item i
            left join notice.answer a on a.item_id = i.id and a.round = i.round
            """;

    private static final String UNENDED = "i.state in ('OPEN', 'UNCONFIRMED', 'ANSWERED')";

    private static final String NOT_OVER =
            " and n.state not in ('CLOSED', 'WITHDRAWN') and " + UNENDED;

    private final Database database;

    ItemStore(Database database) {
        this.database = database;
    }

    /** What an item is made of. */
    public record NewItem(
            int position,
            @Nullable Long findingId,
            @Nullable Long episodeId,
            String check,
            String title,
            Severity severity,
            String system,
            String target,
            @Nullable Found found,
            String refs,
            ItemText text,
            @Nullable Former continues,
            String recursFrom) {}

    /**
     * The item of an earlier notice that one goes on with.
     *
     * @param id its identity
     * @param words its number and place
     */
    public record Former(long id, String words) {}

    /**
     * What an item is called by.
     *
     * @param id its identity
     * @param noticeId the notice it is part of
     * @param position its place there, from 1
     * @param name the check's name
     */
    public record Called(long id, long noticeId, int position, String name) {}

    /** An item with the notice it is part of. */
    public record OfNotice(long noticeId, Notice.Item item) {}

    /** Replaces the items of a draft. */
    public void replace(Scope scope, Head notice, List<NewItem> items) {
        database.in(scope)
                .sql("delete from notice.item where notice_id = :notice")
                .param("notice", notice.id())
                .update();
        for (var item : items) {
            insert(scope, notice, item);
        }
    }

    private void insert(Scope scope, Head notice, NewItem item) {
        var former = item.continues();
        var found = item.found();
        database.in(scope)
                .sql(
                        """
                        insert into notice.item
                          (notice_id, unit_id, supporting_unit_ids, position, finding_id,
                           episode_id, check_key, title, severity, system_name, target, found_at, found_by,
                           refs, name, harm, remedy, self_check, state, continues_item_id, continues,
                           recurs_from)
                        values (:notice, :unit, :supporting, :position, :finding, :episode,
                           :check, :title, :severity, :system, :target, :foundAt, :foundBy, :refs,
                           :name, :harm, :remedy, :selfCheck, 'OPEN', :former, :formerWords, :recursFrom)
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("supporting", Values.ids(notice.supportingUnitIds()))
                .param("position", item.position())
                .param("finding", item.findingId(), Types.BIGINT)
                .param("episode", item.episodeId(), Types.BIGINT)
                .param("check", item.check())
                .param("title", item.title())
                .param("severity", item.severity().name())
                .param("system", item.system())
                .param("target", item.target())
                .param(
                        "foundAt",
                        found == null ? null : Values.at(found.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("foundBy", found == null ? "" : found.by())
                .param("refs", item.refs())
                .param("name", item.text().name())
                .param("harm", item.text().harm())
                .param("remedy", item.text().remedy())
                .param("selfCheck", item.text().selfCheck())
                .param("former", former == null ? null : former.id(), Types.BIGINT)
                .param("formerWords", former == null ? "" : former.words())
                .param("recursFrom", item.recursFrom())
                .update();
    }

    /** The items of a notice in their order. */
    public List<Notice.Item> of(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(SELECT + " where i.notice_id = :notice order by i.position")
                .param("notice", noticeId)
                .query(ItemRows::item)
                .list();
    }

    /** One item with its notice, if the scope sees it. */
    public Optional<OfNotice> find(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + " where i.id = :id")
                .param("id", id)
                .query(ItemRows::ofNotice)
                .optional();
    }

    /** Those of the items that the scope sees. */
    public List<OfNotice> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(SELECT + " where i.id = any(:ids) order by i.id")
                .param("ids", Values.ids(ids))
                .query(ItemRows::ofNotice)
                .list();
    }

    /**
     * The items of issued notices that the scope's own units answer or have answered, those not
     * ended first, then the latest ended.
     */
    public List<OfNotice> ofUnits(Scope scope, int limit) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                join notice.notice n on n.id = i.notice_id
                                where n.issued_at is not null
                                    and i.unit_id = any ((select kernel.seen_units())::bigint[])
                                    and i.state not in ('WITHDRAWN', 'TRANSFERRED', 'CARRIED_OVER')
                                order by (i.ended_at is not null), i.ended_at desc, i.id
                                limit :limit
                                """)
                .param("limit", limit)
                .query(ItemRows::ofNotice)
                .list();
    }

    /** What those of the items are called by that the scope sees. */
    public List<Called> called(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        select i.id, i.notice_id, i.position, i.name
                        from notice.item i
                        where i.id = any(:ids)
                        order by i.id
                        """)
                .param("ids", Values.ids(ids))
                .query((row, number) ->
                        new Called(
                                row.getLong("id"),
                                row.getLong("notice_id"),
                                row.getInt("position"),
                                row.getString("name")))
                .list();
    }

    /** The items about an episode in notices that were issued, newest first. */
    public List<OfNotice> ofEpisode(Scope scope, long episodeId) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                join notice.notice n on n.id = i.notice_id
                                where i.episode_id = :episode and n.issued_at is not null
                                order by i.id desc
                                """)
                .param("episode", episodeId)
                .query(ItemRows::ofNotice)
                .list();
    }

    /** The items about a finding in any notice that is not given up, newest first. */
    public List<OfNotice> ofFinding(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                join notice.notice n on n.id = i.notice_id
                                where i.finding_id = :finding
                                    and not (n.state = 'WITHDRAWN' and n.issued_at is null)
                                order by i.id desc
                                """)
                .param("finding", findingId)
                .query(ItemRows::ofNotice)
                .list();
    }

    /** The episodes among these that stand in another notice on this basis that is not over. */
    public List<OfNotice> taken(
            Scope scope, Collection<Long> episodeIds, String basis, long exceptNotice) {
        return database.in(scope)
                .sql(
                        SELECT
                                + """
                                join notice.notice n on n.id = i.notice_id
                                where i.episode_id = any(:episodes) and n.basis = :basis
                                    and n.id <> :except
                                """
                                + NOT_OVER
                                + " order by i.id")
                .param("episodes", Values.ids(episodeIds))
                .param("basis", basis)
                .param("except", exceptNotice)
                .query(ItemRows::ofNotice)
                .list();
    }

    /** Those of the episodes that stand in any notice on this basis that is not over. */
    public Set<Long> held(Scope scope, Collection<Long> episodeIds, String basis) {
        return Set.copyOf(
                database.in(scope)
                        .sql(
                                """
                                select distinct i.episode_id
                                from notice.item i
                                join notice.notice n on n.id = i.notice_id
                                where i.episode_id = any(:episodes) and n.basis = :basis
                                """
                                        + NOT_OVER)
                        .param("episodes", Values.ids(episodeIds))
                        .param("basis", basis)
                        .query(Long.class)
                        .list());
    }

    /** Whether every item of a notice has its end. */
    public boolean allEnded(Scope scope, long noticeId) {
        return database.in(scope)
                .sql(
                        "select not exists (select from notice.item i"
                                + " where i.notice_id = :notice and "
                                + UNENDED
                                + ")")
                .param("notice", noticeId)
                .query(Boolean.class)
                .single();
    }

    /** Freezes what the notice says of an item. */
    public void freeze(
            Scope scope,
            long id,
            ItemText text,
            Severity severity,
            String system,
            String target,
            Found found) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.item
                                set version = version + 1, name = :name, harm = :harm,
                                    remedy = :remedy, self_check = :selfCheck,
                                    severity = :severity, system_name = :system, target = :target,
                                    found_at = :foundAt, found_by = :foundBy
                                where id = :id
                                """)
                        .param("name", text.name())
                        .param("harm", text.harm())
                        .param("remedy", text.remedy())
                        .param("selfCheck", text.selfCheck())
                        .param("severity", severity.name())
                        .param("system", system)
                        .param("target", target)
                        .param("foundAt", Values.at(found.at()))
                        .param("foundBy", found.by())
                        .param("id", id));
    }

    /** Changes state and round. */
    public void state(Scope scope, long id, ItemState state, int round) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.item
                                set version = version + 1, state = :state, round = :round
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("round", round)
                        .param("id", id));
    }

    /** Writes an item's end. */
    public void end(Scope scope, long id, ItemState state, Act by) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.item
                                set version = version + 1, state = :state, ended_by = :account,
                                    ender = :name, ended_at = :at
                                where id = :id
                                """)
                        .param("state", state.name())
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("at", Values.at(by.at()))
                        .param("id", id));
    }

    /** Notes what proves the fix; null takes it back. */
    public void proof(Scope scope, long id, @Nullable String proof) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.item set version = version + 1, proof = :proof
                                where id = :id
                                """)
                        .param("proof", proof)
                        .param("id", id));
    }

    /** Notes that evidence disproved an answer accepted on paper. */
    public void falseClaim(Scope scope, long id, Instant at) {
        change(
                database.in(scope)
                        .sql(
                                """
                                update notice.item
                                set version = version + 1, false_claim_at = :at
                                where id = :id
                                """)
                        .param("at", Values.at(at))
                        .param("id", id));
    }

    private static void change(StatementSpec update) {
        int written = update.update();
        if (written != 1) {
            throw new IllegalStateException("items changed: " + written);
        }
    }
}
