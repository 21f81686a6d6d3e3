package org.fengsui.server.duty.circular;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a circular stands: RECEIVED → FORWARDING → FORWARDED → REPORTED → ACCEPTED, or back by
 * RETURNED; NONE_AFFECTED and CLOSED where no unit has anything to do.
 */
public enum CircularState {
    /** It came and was entered. */
    RECEIVED,
    /** Notices are drafted, and not all of them served. */
    FORWARDING,
    /** Every responsible unit is served. */
    FORWARDED,
    /** 非我校、已下线: no unit is responsible, which is answered upward. */
    NONE_AFFECTED,
    /** It was reported up. */
    REPORTED,
    /** The superior accepted the report. */
    ACCEPTED,
    /** The superior sent the report back: the next round. */
    RETURNED,
    /** 知悉: for information only, nothing is owed. */
    CLOSED;

    /** What can happen to a circular. */
    public enum Move {
        /** It is entered. */
        REGISTER,
        /** Notices to units are drafted. */
        FORWARD,
        /** The last unit is served. */
        SERVE_ALL,
        /** It is found that no unit is responsible. */
        FIND_NONE,
        /** 审核 of a unit’s answer, or of its silence. */
        REVIEW,
        /** 复查. */
        RETEST,
        /** It is reported for some units. */
        REPORT_PARTLY,
        /** 上报. */
        REPORT,
        /** 补报: something is added to a report. */
        SUPPLEMENT,
        /** The superior accepts. */
        ACCEPT,
        /** The superior sends it back. */
        RETURN,
        /** It was for information. */
        CLOSE
    }

    private Map<Move, CircularState> moves() {
        return switch (this) {
            case RECEIVED ->
                    Map.of(
                            Move.FORWARD, FORWARDING,
                            Move.FIND_NONE, NONE_AFFECTED,
                            Move.CLOSE, CLOSED);
            case FORWARDING ->
                    Map.of(
                            Move.FORWARD, FORWARDING,
                            Move.SERVE_ALL, FORWARDED,
                            Move.FIND_NONE, NONE_AFFECTED,
                            Move.REVIEW, FORWARDING,
                            Move.RETEST, FORWARDING,
                            Move.REPORT_PARTLY, FORWARDING);
            case FORWARDED, RETURNED ->
                    Map.of(
                            Move.FORWARD, FORWARDING,
                            Move.FIND_NONE, NONE_AFFECTED,
                            Move.REVIEW, this,
                            Move.RETEST, this,
                            Move.REPORT_PARTLY, this,
                            Move.REPORT, REPORTED);
            case NONE_AFFECTED -> Map.of(Move.REPORT, REPORTED);
            case REPORTED ->
                    Map.of(
                            Move.SUPPLEMENT, REPORTED,
                            Move.ACCEPT, ACCEPTED,
                            Move.RETURN, RETURNED);
            case ACCEPTED, CLOSED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable CircularState after(Move move) {
        return moves().get(move);
    }

    /** Whether it is over. */
    public boolean over() {
        return moves().isEmpty();
    }
}
