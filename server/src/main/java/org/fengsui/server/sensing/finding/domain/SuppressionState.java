package org.fengsui.server.sensing.finding.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 屏蔽规则: where a rule stands that keeps findings out of the work lists. */
public enum SuppressionState {
    /** Asked for; the lead has not decided. */
    REQUESTED,
    /** The lead did not agree. */
    REFUSED,
    /** In force: what matches is nobody's work. */
    HOLDING,
    /** Its last day is over; what it hid is work again. */
    EXPIRED,
    /** Somebody ended it, with a reason. */
    ENDED;

    /** What can happen to it. */
    public enum Move {
        /** The lead agrees, or nobody need. */
        GRANT,
        /** The lead does not. */
        REFUSE,
        /** The last day is over. */
        EXPIRE,
        /** Somebody ends it early. */
        END
    }

    private Map<Move, SuppressionState> moves() {
        return switch (this) {
            case REQUESTED ->
                    Map.of(
                            Move.GRANT, HOLDING,
                            Move.REFUSE, REFUSED,
                            Move.EXPIRE, EXPIRED,
                            Move.END, ENDED);
            case HOLDING -> Map.of(Move.EXPIRE, EXPIRED, Move.END, ENDED);
            case REFUSED, EXPIRED, ENDED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /**
     * The state after a move.
     *
     * @throws IllegalStateException if it is not legal from here
     */
    public SuppressionState after(Move move) {
        @Nullable SuppressionState next = moves().get(move);
        if (next == null) {
            throw new IllegalStateException("a rule that is " + this + " cannot " + move);
        }
        return next;
    }
}
