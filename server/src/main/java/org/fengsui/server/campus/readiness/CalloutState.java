package org.fengsui.server.campus.readiness;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a call-out stands: CALLING → ACCEPTED, or EXHAUSTED, which can still be accepted. */
public enum CalloutState {
    /** One after the other is called. */
    CALLING,
    /** Everybody was called and nobody accepted; it was escalated. */
    EXHAUSTED,
    /** Somebody accepted. */
    ACCEPTED,
    /** It is not needed any more. */
    CLOSED;

    /** What can happen to a call-out. */
    public enum Move {
        /** A call was answered with no, or with nothing. */
        TRY,
        /** Somebody accepts. */
        ACCEPT,
        /** The list is at its end. */
        EXHAUST,
        /** After a pause the list begins anew. */
        BEGIN_ANEW,
        /** It is not needed any more. */
        CLOSE
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable CalloutState after(Move move) {
        var moves =
                switch (this) {
                    case CALLING ->
                            Map.of(
                                    Move.TRY, CALLING,
                                    Move.ACCEPT, ACCEPTED,
                                    Move.EXHAUST, EXHAUSTED,
                                    Move.CLOSE, CLOSED);
                    case EXHAUSTED ->
                            Map.of(
                                    Move.TRY, EXHAUSTED,
                                    Move.BEGIN_ANEW, CALLING,
                                    Move.EXHAUST, EXHAUSTED,
                                    Move.ACCEPT, ACCEPTED,
                                    Move.CLOSE, CLOSED);
                    case ACCEPTED, CLOSED -> Map.<Move, CalloutState>of();
                };
        return moves.get(move);
    }

    /** Whether somebody still has to accept. */
    public boolean open() {
        return this == CALLING || this == EXHAUSTED;
    }
}
