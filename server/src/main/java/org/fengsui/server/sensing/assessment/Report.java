package org.fengsui.server.sensing.assessment;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to one superior about an assessment; the ledger's subject {@code assessment-report}.
 *
 * @param id identity
 * @param assessmentId about which
 * @param superior to whom
 * @param state where it stands
 * @param aheadBy who sent it ahead of the approval; null where nobody did
 * @param ratifiedAt when the leading group stood for that; null before
 * @param approvedAt when the leading group approved; null before
 */
public record Report(
        long id,
        long assessmentId,
        Superior superior,
        ReportState state,
        @Nullable Long aheadBy,
        @Nullable Instant ratifiedAt,
        @Nullable Instant approvedAt) {

    /** What a report says, by the items of 《国家网络安全事件报告管理办法》第七条. */
    public enum Item {
        /** （一） who is affected: unit, system, facility. */
        WHO,
        /**
         * （二） when, where, what kind and level, harm so far, what was done and with what effect.
         */
        WHAT,
        /** （三） where it is heading. */
        TREND,
        /** （四） the probable cause. */
        CAUSE,
        /** （五） leads to whoever did it. */
        TRACES,
        /** （六） what will be done, and what help is asked for. */
        PLAN,
        /** （七） how the scene is preserved. */
        SCENE,
        /** （八） whatever else. */
        OTHER
    }

    /** How it went out. */
    public enum Way {
        /** 电话. */
        PHONE,
        /** 传真. */
        FAX,
        /** 平台. */
        PLATFORM,
        /** 邮件. */
        MAIL
    }

    /** Which of the reports to one superior it was. */
    public enum Kind {
        /** 初报. */
        FIRST,
        /** 续报. */
        SUPPLEMENT,
        /** 总结报告. */
        SUMMARY
    }

    /**
     * What was sent.
     *
     * @param way how
     * @param at when it went out, which may lie before it was written down
     * @param to who took it
     * @param reference the number it got there; may be empty
     * @param items the text of each item, in the order of {@link Item}; blank where nothing is
     *     known
     */
    public record Dispatch(Way way, Instant at, String to, String reference, List<String> items) {

        /** Keeps its own copy, with each item. */
        public Dispatch {
            items =
                    Stream.concat(items.stream(), Stream.generate(() -> ""))
                            .limit(Item.values().length)
                            .map(String::strip)
                            .toList();
        }

        /** The text of an item. */
        public String item(Item item) {
            return items.get(List.of(Item.values()).indexOf(item));
        }

        /** Whether it says less than everything: the rest is to be supplemented. */
        public boolean partial() {
            return items.subList(0, items.size() - 1).stream().anyMatch(String::isEmpty);
        }
    }

    /**
     * A report that went out.
     *
     * @param reportId of which
     * @param kind first, supplement or summary
     * @param ahead whether it went ahead of the approval
     * @param dispatch what was sent
     * @param who who recorded it
     * @param recordedAt when
     */
    public record Sent(
            long reportId,
            Kind kind,
            boolean ahead,
            Dispatch dispatch,
            String who,
            Instant recordedAt) {}

    /**
     * What the leading group was asked, and said.
     *
     * @param id identity
     * @param askedBy who asked
     * @param asker the name as it was then
     * @param askedAt when
     * @param text what is asked
     * @param supersededAt when the question became void, as what is owed had changed; null
     *     otherwise
     * @param answer null while it waits, and where it is void
     */
    public record Approval(
            long id,
            long askedBy,
            String asker,
            Instant askedAt,
            String text,
            @Nullable Instant supersededAt,
            @Nullable Answer answer) {

        /** Whether the leading group has to answer it. */
        public boolean waits() {
            return answer == null && supersededAt == null;
        }
    }

    /**
     * What the leading group said.
     *
     * @param yes whether it approved
     * @param who who of it said so
     * @param at when it was said
     * @param words what was said
     * @param call by telephone: who called on what number; null where it was said here
     */
    public record Answer(boolean yes, String who, Instant at, String words, @Nullable Call call) {}

    /**
     * A telephone call.
     *
     * @param caller who called
     * @param number which number
     */
    public record Call(String caller, String number) {}

    /** Whether it went ahead of the approval and nobody stood for that yet. */
    public boolean toRatify() {
        return aheadBy != null && ratifiedAt == null;
    }

    /** The same in another state. */
    public Report in(ReportState after) {
        return new Report(id, assessmentId, superior, after, aheadBy, ratifiedAt, approvedAt);
    }

    /** The same, approved. */
    public Report approved(Instant at) {
        return new Report(id, assessmentId, superior, state, aheadBy, ratifiedAt, at);
    }

    /** The same, sent ahead of the approval. */
    public Report ahead(long by) {
        return new Report(id, assessmentId, superior, state, by, ratifiedAt, approvedAt);
    }

    /** The same, with somebody standing for what went ahead. */
    public Report ratified(Instant at) {
        return new Report(id, assessmentId, superior, state, aheadBy, at, approvedAt);
    }
}
