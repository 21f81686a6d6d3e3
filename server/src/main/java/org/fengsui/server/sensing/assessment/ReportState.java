package org.fengsui.server.sensing.assessment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a report to a superior stands: OWED → ASKED → APPROVED → SENT → SUPPLEMENTED → SUMMARISED.
 * The leading group itself is told without asking; near the due a first report goes ahead of the
 * approval.
 */
public enum ReportState {
    /** It is to be made. */
    OWED,
    /** The leading group is asked. */
    ASKED,
    /** The leading group approved. */
    APPROVED,
    /** The leading group refused, with its reason. */
    REFUSED,
    /** The first report went out. */
    SENT,
    /** A further one went out. */
    SUPPLEMENTED,
    /** The summary went out. */
    SUMMARISED,
    /** Assessed anew: it is not owed. */
    DROPPED;

    /** What can happen to a report. */
    public enum Move {
        /** The leading group is asked. */
        ASK,
        /** The question is void: what is owed changed, or it went ahead. */
        UNASK,
        /** It approves. */
        APPROVE,
        /** It refuses. */
        REFUSE,
        /** The first report is sent. */
        SEND,
        /** 先行报送: it is sent ahead of the approval. */
        SEND_AHEAD,
        /** 追认. */
        RATIFY,
        /** 续报. */
        SUPPLEMENT,
        /** 总结报告. */
        SUMMARISE,
        /** It is not owed any more. */
        DROP
    }

    private Map<Move, ReportState> moves() {
        return switch (this) {
            case OWED -> Map.of(Move.ASK, ASKED, Move.SEND_AHEAD, SENT, Move.DROP, DROPPED);
            case ASKED ->
                    Map.of(
                            Move.UNASK, OWED,
                            Move.APPROVE, APPROVED,
                            Move.REFUSE, REFUSED,
                            Move.SEND_AHEAD, SENT,
                            Move.DROP, DROPPED);
            case APPROVED -> Map.of(Move.SEND, SENT, Move.DROP, DROPPED);
            case REFUSED -> Map.of(Move.ASK, ASKED, Move.DROP, DROPPED);
            case SENT, SUPPLEMENTED ->
                    Map.of(
                            Move.SUPPLEMENT, SUPPLEMENTED,
                            Move.SUMMARISE, SUMMARISED,
                            Move.RATIFY, this);
            case SUMMARISED -> Map.of(Move.RATIFY, SUMMARISED);
            case DROPPED -> Map.of();
        };
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable ReportState after(Move move) {
        return moves().get(move);
    }

    /** The state after a move of a report to a superior; the leading group needs no asking. */
    public @Nullable ReportState after(Move move, Superior superior) {
        if (superior.afterApproval()) {
            return after(move);
        }
        return switch (move) {
            case SEND -> this == OWED ? SENT : null;
            case ASK, UNASK, APPROVE, REFUSE, SEND_AHEAD, RATIFY -> null;
            case SUPPLEMENT, SUMMARISE, DROP -> after(move);
        };
    }

    /** Whether a first report went out. */
    public boolean sent() {
        return switch (this) {
            case SENT, SUPPLEMENTED, SUMMARISED -> true;
            case OWED, ASKED, APPROVED, REFUSED, DROPPED -> false;
        };
    }
}
