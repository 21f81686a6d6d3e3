package org.fengsui.server.alarm.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a record stands: NEW → CONCERN → REPORTED, or NEW → NO_CONCERN; until it is reported the
 * judgement may change.
 */
public enum ContentState {
    /** Found, and not judged. */
    NEW,
    /** 研判: nothing to be concerned about. */
    NO_CONCERN,
    /** 研判: 预警性、倾向性、苗头性; 网信办 has to hear of it. */
    CONCERN,
    /** 报备: 网信办 has it. */
    REPORTED;

    /** What can happen to a record. */
    public enum Move {
        /** It is entered. */
        ENTER,
        /** It is judged to be of concern. */
        CONCERN,
        /** It is judged to be of none. */
        DISMISS,
        /** 报备. */
        REPORT
    }

    private Map<Move, ContentState> moves() {
        return switch (this) {
            case NEW -> Map.of(Move.CONCERN, CONCERN, Move.DISMISS, NO_CONCERN);
            case NO_CONCERN -> Map.of(Move.CONCERN, CONCERN);
            case CONCERN -> Map.of(Move.REPORT, REPORTED, Move.DISMISS, NO_CONCERN);
            case REPORTED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable ContentState after(Move move) {
        return moves().get(move);
    }
}
