package org.fengsui.server.duty.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 安全通报整改通知书 (第九条): drafted from what a superior told of. From its issue on it goes the way of every
 * notice, with the unit’s time of 第九条 and without an extension.
 */
public interface CircularNotices {

    /**
     * What a unit is told of.
     *
     * @param episodeId the finding’s episode; null where it is none here
     * @param severity how bad it is
     * @param system the system it is on; empty where none is registered
     * @param target where it is; may be empty
     * @param found when and from whom it came
     * @param foundBy who told of it, under which number
     * @param refs CVE, CNVD and the like; may be empty
     * @param text name, harm and remedy in Chinese
     */
    record Item(
            @Nullable Long episodeId,
            Severity severity,
            String system,
            String target,
            Instant found,
            String foundBy,
            String refs,
            Notice.ItemText text) {}

    /**
     * A notice to one unit.
     *
     * @param unitId 责任单位
     * @param topic what it is about in a few words
     * @param remark a paragraph beside the items; may be empty
     * @param items at least one
     */
    record Draft(long unitId, String topic, String remark, List<Item> items) {

        /** Keeps its own copy. */
        public Draft {
            items = List.copyOf(items);
        }
    }

    /**
     * Drafts it.
     *
     * @return its identity
     * @throws Refusal if the unit is no responsible unit, an item lacks name or remedy, or its
     *     finding stands in a circular’s notice already
     */
    long draft(Actor by, Draft draft);

    /** The notice an item is part of, if the scope sees it. */
    Optional<Notice> ofItem(Scope scope, long itemId);
}
