package org.fengsui.server.alarm.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a takedown task stands: ORDERED → DONE → CONFIRMED; back where it still stands; REVOKED.
 */
public enum TakedownState {
    /** The executor has to take it down. */
    ORDERED,
    /** The executor says, with proof, that it is down. */
    DONE,
    /** Another person saw that it is. */
    CONFIRMED,
    /** Given up. */
    REVOKED;

    /** What can happen to a task. */
    public enum Move {
        /** 宣传部 orders it, with what it looked like before. */
        ORDER,
        /** The executor took it down, with what it looks like now. */
        DO,
        /** It still stands there. */
        FIND_STANDING,
        /** It is gone. */
        CONFIRM,
        /** It is given up. */
        REVOKE
    }

    private Map<Move, TakedownState> moves() {
        return switch (this) {
            case ORDERED -> Map.of(Move.DO, DONE, Move.REVOKE, REVOKED);
            case DONE -> Map.of(Move.CONFIRM, CONFIRMED, Move.FIND_STANDING, ORDERED);
            case CONFIRMED, REVOKED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable TakedownState after(Move move) {
        return moves().get(move);
    }
}
