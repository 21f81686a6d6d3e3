package org.fengsui.server.isolation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.page.store.DraftKeeper;
import org.fengsui.server.platform.page.store.SavedViews;
import org.fengsui.server.testing.RecordProbe;

/** What the people of a unit keep for themselves, ask for and do every day. */
record Owned(
        SavedViews views,
        DraftKeeper drafts,
        Tokens tokens,
        ProposalDesk proposals,
        RecordProbe probe) {

    /** What they keep for themselves, and a system they ask to be registered. */
    void keep(Side side, Actor liaison) {
        views.keep(
                liaison,
                "notice.list",
                new SavedViews.SavedView("same", "/unit/notices?q=" + side.word()));
        drafts.keep(liaison, "same", Map.of("text", List.of(side.says("草稿"))));
        tokens.create(liaison, side.says("令牌"), Duration.ofDays(30));
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.NAME, side.says("新系统"));
        cells.put(Column.UNIT, side.code());
        cells.put(Column.ADDRESSES, side.net() + ".99");
        cells.put(Column.IMPORTANT, "no");
        cells.put(Column.OFF_CAMPUS, "no");
        proposals.proposeSystem(liaison, cells, side.says("新建"));
    }

    /** What the unit does every day: a task, a publication, a system closed for a period. */
    void daily(Side side, long unit) {
        probe.sql(
                        """
                        with period as (insert into readiness.period
                                (id, name, first_day, last_day, zero_report)
                                overriding system value
                                values (7, '重保', '2026-01-01', '2026-12-31', false)
                                on conflict do nothing),
                            task as (insert into readiness.task
                                (kind, unit_id, about, title, ask, starts, asked_at)
                                values ('BACKUP', :unit, '', :title, 'x', '2026-03-05', now())),
                            publication as (insert into readiness.publication
                                (unit_id, title, place, body, hash, state, author_id, author,
                                    submitted_at)
                                values (:unit, :title, 'x', 'x', 'x', 'SUBMITTED', 0, 'x', now()))
                        insert into readiness.closing (period_id, unit_id, system_id, name, state,
                            proposed_at, proposer)
                        values (7, :unit, -:unit, :title, 'PROPOSED', now(), 'x')
                        """)
                .param("unit", unit)
                .param("title", side.says("备份"))
                .update();
    }
}
