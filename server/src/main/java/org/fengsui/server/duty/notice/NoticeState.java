package org.fengsui.server.duty.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a notice stands: DRAFT → (核稿 PROPOSED) → ISSUED → DELIVERED → ACKNOWLEDGED → ANSWERED →
 * CLOSED, or WITHDRAWN. What the items are is {@link ItemState}.
 */
public enum NoticeState {
    /** 拟稿. */
    DRAFT,
    /** 核稿: waits for the second person. */
    PROPOSED,
    /** 已签发: numbered, frozen and sent; not served yet. */
    ISSUED,
    /** 已送达: the unit's clocks run. */
    DELIVERED,
    /** 已签收. */
    ACKNOWLEDGED,
    /** 已反馈: every item has an answer. */
    ANSWERED,
    /** 办结: every item has its end. */
    CLOSED,
    /** 撤回, or a draft that was given up. */
    WITHDRAWN;

    /** What can happen to a notice. */
    public enum Move {
        /** Its content changes. */
        EDIT,
        /** It is put to the second person. */
        PROPOSE,
        /** The second person sends it back. */
        RETURN,
        /** The second person issues it. */
        ISSUE,
        /** It was served. */
        SERVE,
        /** The unit acknowledges it, which serves it too. */
        ACKNOWLEDGE,
        /** The last open item got its answer. */
        ANSWER_ALL,
        /** An answer was sent back. */
        REOPEN,
        /** The last item got its end. */
        CLOSE,
        /** It is withdrawn or given up. */
        WITHDRAW
    }

    /** A move that the state does not allow. */
    public static final class IllegalMove extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IllegalMove(NoticeState from, Move move) {
            super("a notice that is " + from + " cannot " + move);
        }
    }

    private Map<Move, NoticeState> moves() {
        return switch (this) {
            case DRAFT ->
                    Map.of(
                            Move.EDIT, DRAFT,
                            Move.PROPOSE, PROPOSED,
                            Move.ISSUE, ISSUED,
                            Move.WITHDRAW, WITHDRAWN);
            case PROPOSED ->
                    Map.of(
                            Move.RETURN, DRAFT,
                            Move.ISSUE, ISSUED,
                            Move.WITHDRAW, WITHDRAWN);
            case ISSUED ->
                    Map.of(
                            Move.SERVE, DELIVERED,
                            Move.ACKNOWLEDGE, ACKNOWLEDGED,
                            Move.CLOSE, CLOSED,
                            Move.WITHDRAW, WITHDRAWN);
            case DELIVERED ->
                    Map.of(
                            Move.ACKNOWLEDGE, ACKNOWLEDGED,
                            Move.CLOSE, CLOSED,
                            Move.WITHDRAW, WITHDRAWN);
            case ACKNOWLEDGED ->
                    Map.of(
                            Move.ANSWER_ALL, ANSWERED,
                            Move.CLOSE, CLOSED,
                            Move.WITHDRAW, WITHDRAWN);
            case ANSWERED ->
                    Map.of(
                            Move.REOPEN, ACKNOWLEDGED,
                            Move.CLOSE, CLOSED,
                            Move.WITHDRAW, WITHDRAWN);
            case CLOSED, WITHDRAWN -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /**
     * The state after a move.
     *
     * @throws IllegalMove if it is not legal from here
     */
    public NoticeState after(Move move) {
        @Nullable NoticeState next = moves().get(move);
        if (next == null) {
            throw new IllegalMove(this, move);
        }
        return next;
    }

    /** Whether it is being written: nobody owes anything yet. */
    public boolean toBeIssued() {
        return this == DRAFT || this == PROPOSED;
    }

    /** Whether it is issued and not over. */
    public boolean running() {
        return switch (this) {
            case ISSUED, DELIVERED, ACKNOWLEDGED, ANSWERED -> true;
            case DRAFT, PROPOSED, CLOSED, WITHDRAWN -> false;
        };
    }

    /** Whether nothing can happen to it any more. */
    public boolean over() {
        return this == CLOSED || this == WITHDRAWN;
    }

    /** Whether it is still being written. */
    public boolean drafting() {
        return this == DRAFT || this == PROPOSED;
    }
}
