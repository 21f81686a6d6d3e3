package org.fengsui.server.sensing.finding.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 风险接受: where the acceptance of an episode's risk stands. */
public enum AcceptanceState {
    /** Asked for; 网信办 has not decided. */
    REQUESTED,
    /** 网信办 did not agree. */
    REFUSED,
    /** The episode was over before anybody decided. */
    LAPSED,
    /** In force: the episode is nobody's work. */
    ACCEPTED,
    /** Its last day is over; the episode is work again. */
    EXPIRED,
    /** 网信办 ended it before its last day; the episode is work again. */
    REVOKED,
    /** The episode was over while it was in force. */
    CONCLUDED;

    /** What can happen to it. */
    public enum Move {
        /** 网信办 agrees. */
        GRANT,
        /** 网信办 does not. */
        REFUSE,
        /** The last day is over. */
        EXPIRE,
        /** 网信办 ends it early. */
        REVOKE,
        /** The episode is over. */
        OVERTAKE
    }

    private Map<Move, AcceptanceState> moves() {
        return switch (this) {
            case REQUESTED ->
                    Map.of(Move.GRANT, ACCEPTED, Move.REFUSE, REFUSED, Move.OVERTAKE, LAPSED);
            case ACCEPTED ->
                    Map.of(Move.EXPIRE, EXPIRED, Move.REVOKE, REVOKED, Move.OVERTAKE, CONCLUDED);
            case REFUSED, LAPSED, EXPIRED, REVOKED, CONCLUDED -> Map.of();
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
    public AcceptanceState after(Move move) {
        @Nullable AcceptanceState next = moves().get(move);
        if (next == null) {
            throw new IllegalStateException("an acceptance that is " + this + " cannot " + move);
        }
        return next;
    }

    /** Whether it is asked for or in force. */
    public boolean live() {
        return this == REQUESTED || this == ACCEPTED;
    }
}
