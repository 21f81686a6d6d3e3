package org.fengsui.server.alarm.content;

import java.time.Instant;
import org.fengsui.server.alarm.content.ContentState.Move;
import org.jspecify.annotations.Nullable;

/**
 * 舆情与信息内容: something that was found; the ledger's subject {@code content-record}.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param entry what was found
 * @param seen how often it was found; the same thing again is folded into the first
 * @param judgement of what kind of concern; null where of none, or not judged
 */
public record ContentRecord(
        long id,
        int version,
        ContentState state,
        Entry entry,
        int seen,
        @Nullable Judgement judgement) {

    /** How it came in. */
    public enum Origin {
        /** Entered by hand. */
        HAND,
        /** A row of a table. */
        TABLE,
        /** An RSS or Atom feed. */
        FEED
    }

    /** 研判: of what kind a concern is (第五条). */
    public enum Judgement {
        /** 预警性. */
        WARNING,
        /** 倾向性. */
        TENDENCY,
        /** 苗头性. */
        SPROUT
    }

    /**
     * What was found.
     *
     * @param origin how it came in
     * @param source where it was found: a forum, a paper, a feed; may be empty
     * @param title one line
     * @param text what it says; may be empty
     * @param url where it stands; may be empty
     * @param publishedAt when it was published; null where nobody knows
     * @param foundAt when it was found
     */
    public record Entry(
            Origin origin,
            String source,
            String title,
            String text,
            String url,
            @Nullable Instant publishedAt,
            Instant foundAt) {}

    /**
     * What somebody did.
     *
     * @param move what
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(Move move, Instant at, long accountId, String who, String note) {}

    /** The same in another state, with its judgement. */
    public ContentRecord in(ContentState after, @Nullable Judgement kind) {
        return new ContentRecord(id, version, after, entry, seen, kind);
    }
}
