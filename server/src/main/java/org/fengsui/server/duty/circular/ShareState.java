package org.fengsui.server.duty.circular;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit’s share of a circular stands: TO_SERVE → WAITING → TO_REVIEW → REVIEWED → RETESTED →
 * REPORTED, back to WAITING when its answer is sent back, or WITHDRAWN with its notice.
 */
public enum ShareState {
    /** Its notice is not served. */
    TO_SERVE,
    /** The unit has not answered every item. */
    WAITING,
    /** 待审核: the unit answered, or its time is over. */
    TO_REVIEW,
    /** 已审核. */
    REVIEWED,
    /** 已复查: it can be reported. */
    RETESTED,
    /** 已上报. */
    REPORTED,
    /** Its notice was withdrawn. */
    WITHDRAWN;

    /** What can happen to a share. */
    public enum Move {
        /** Its notice is served. */
        SERVE,
        /** The unit answered the last item, or its time is over. */
        OWE,
        /** The unit answers what was reviewed: it is reviewed anew. */
        ANSWER,
        /** 审核. */
        REVIEW,
        /** The answer does not hold. */
        SEND_BACK,
        /** 复查. */
        RETEST,
        /** 上报. */
        REPORT,
        /** Its notice is withdrawn. */
        WITHDRAW
    }

    private Map<Move, ShareState> moves() {
        return switch (this) {
            case TO_SERVE -> Map.of(Move.SERVE, WAITING, Move.WITHDRAW, WITHDRAWN);
            case WAITING -> Map.of(Move.OWE, TO_REVIEW, Move.WITHDRAW, WITHDRAWN);
            case TO_REVIEW ->
                    Map.of(
                            Move.REVIEW, REVIEWED,
                            Move.SEND_BACK, WAITING,
                            Move.WITHDRAW, WITHDRAWN);
            case REVIEWED ->
                    Map.of(
                            Move.RETEST, RETESTED,
                            Move.ANSWER, TO_REVIEW,
                            Move.SEND_BACK, WAITING,
                            Move.WITHDRAW, WITHDRAWN);
            case RETESTED ->
                    Map.of(
                            Move.REPORT, REPORTED,
                            Move.ANSWER, TO_REVIEW,
                            Move.WITHDRAW, WITHDRAWN);
            case REPORTED, WITHDRAWN -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable ShareState after(Move move) {
        return moves().get(move);
    }

    /** Whether nothing is left to do about it. */
    public boolean over() {
        return moves().isEmpty();
    }
}
