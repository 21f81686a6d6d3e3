package org.fengsui.server.sensing.assessment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an assessment stands: OPEN → PROPOSED → DECIDED, RETURNED between them; a further proposal
 * makes it REPROPOSED while what was decided still holds.
 */
public enum AssessmentState {
    /** To be assessed; nobody has proposed anything. */
    OPEN,
    /** A judgement waits for who decides. */
    PROPOSED,
    /** It went back with reasons. */
    RETURNED,
    /** Decided; what follows is under way or done. */
    DECIDED,
    /** Decided, and another judgement waits. */
    REPROPOSED,
    /** It was nothing: what followed and did not go out is not owed. */
    WITHDRAWN;

    /** What can happen to an assessment. */
    public enum Move {
        /** It is opened. */
        OPEN,
        /** A judgement is laid before who decides. */
        PROPOSE,
        /** The judgement goes back with reasons. */
        RETURN,
        /** 研判: the judgement is decided. */
        DECIDE,
        /** The units concerned are told. */
        TELL,
        /** The handling of what was assessed ended. */
        END_HANDLING,
        /** It was nothing. */
        WITHDRAW
    }

    private Map<Move, AssessmentState> moves() {
        return switch (this) {
            case OPEN, RETURNED ->
                    Map.of(
                            Move.PROPOSE, PROPOSED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.END_HANDLING, this);
            case PROPOSED ->
                    Map.of(
                            Move.DECIDE, DECIDED,
                            Move.RETURN, RETURNED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.END_HANDLING, PROPOSED);
            case WITHDRAWN -> Map.of();
            case DECIDED ->
                    Map.of(
                            Move.PROPOSE, REPROPOSED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.TELL, DECIDED,
                            Move.END_HANDLING, DECIDED);
            case REPROPOSED ->
                    Map.of(
                            Move.DECIDE, DECIDED,
                            Move.RETURN, DECIDED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.TELL, REPROPOSED,
                            Move.END_HANDLING, REPROPOSED);
        };
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable AssessmentState after(Move move) {
        return moves().get(move);
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }
}
