package org.fengsui.server.alarm.warning;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a warning stands: DRAFT → PROPOSED → PUBLISHED → LIFTED | EXPIRED; RETURNED to who wrote
 * it, or WITHDRAWN, before it is published. An adjustment leaves it PUBLISHED, in a further
 * edition.
 */
public enum WarningState {
    /** Being written. */
    DRAFT,
    /** Waits for being published. */
    PROPOSED,
    /** Sent back with reasons. */
    RETURNED,
    /** Everybody reads it. */
    PUBLISHED,
    /** 解除: it holds no more. */
    LIFTED,
    /** Its time is over. */
    EXPIRED,
    /** Given up before anybody read it. */
    WITHDRAWN;

    /** What can happen to a warning. */
    public enum Move {
        /** Somebody writes it. */
        DRAFT,
        /** The text is changed. */
        EDIT,
        /** It is laid before who decides. */
        PROPOSE,
        /** It goes back with reasons. */
        RETURN,
        /** It is given up. */
        WITHDRAW,
        /** 发布. */
        PUBLISH,
        /** Another level or text is laid before who decides. */
        PROPOSE_ADJUSTMENT,
        /** 调整. */
        ADJUST,
        /** Lifting it is laid before who decides. */
        PROPOSE_LIFTING,
        /** 解除. */
        LIFT,
        /** An adjustment or lifting goes back with reasons. */
        DECLINE,
        /** Its time is over; nobody's to make. */
        EXPIRE
    }

    private Map<Move, WarningState> moves() {
        return switch (this) {
            case DRAFT, RETURNED ->
                    Map.of(
                            Move.EDIT, DRAFT,
                            Move.PROPOSE, PROPOSED,
                            Move.WITHDRAW, WITHDRAWN);
            case PROPOSED ->
                    Map.of(
                            Move.PUBLISH, PUBLISHED,
                            Move.RETURN, RETURNED,
                            Move.WITHDRAW, WITHDRAWN);
            case PUBLISHED ->
                    Map.of(
                            Move.PROPOSE_ADJUSTMENT, PUBLISHED,
                            Move.ADJUST, PUBLISHED,
                            Move.PROPOSE_LIFTING, PUBLISHED,
                            Move.DECLINE, PUBLISHED,
                            Move.LIFT, LIFTED,
                            Move.EXPIRE, EXPIRED);
            case LIFTED, EXPIRED, WITHDRAWN -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable WarningState after(Move move) {
        return moves().get(move);
    }

    /** Whether it is over. */
    public boolean over() {
        return moves().isEmpty();
    }
}
