package org.fengsui.server.duty.measure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a measure stands: PROPOSED → ORDERED → CONFIRMED → VERIFIED → RESTORATION_ASKED → RETESTED
 * → LIFTED; REVOKED before anything was carried out; ENDED with the system it is about.
 */
public enum MeasureState {
    /** The IT office proposes it; 网信办 decides. */
    PROPOSED,
    /** 网信办 ordered it; the executor has to carry it out. */
    ORDERED,
    /** The executor says, with proof, that it is carried out. */
    CONFIRMED,
    /** Somebody else checked that it works. */
    VERIFIED,
    /** The unit applies for restoration. */
    RESTORATION_ASKED,
    /** A re-test after the application found the cause gone. */
    RETESTED,
    /** 网信办 lifted it. */
    LIFTED,
    /** Given up before it was carried out. */
    REVOKED,
    /** 下线: the system it is about is out of service for good, and it with it. */
    ENDED;

    /** What can happen to a measure. */
    public enum Move {
        /** The IT office proposes it. */
        PROPOSE,
        /** 网信办 orders it. */
        ORDER,
        /** Another executor is named. */
        ASSIGN,
        /** The executor confirms. */
        CONFIRM,
        /** The check shows that it does not work. */
        FIND_INEFFECTIVE,
        /** The check shows that it works. */
        VERIFY,
        /** The unit applies for restoration. */
        ASK_RESTORATION,
        /** The re-test finds the cause gone. */
        PASS_RETEST,
        /** The re-test, or 网信办, finds that it must stay. */
        FAIL_RETEST,
        /** 网信办 lifts it. */
        LIFT,
        /** It is given up before it was carried out. */
        REVOKE,
        /** Its system is retired; nobody's to make. */
        END
    }

    private Map<Move, MeasureState> moves() {
        return switch (this) {
            case PROPOSED -> Map.of(Move.ORDER, ORDERED, Move.REVOKE, REVOKED);
            case ORDERED ->
                    Map.of(
                            Move.ASSIGN, ORDERED,
                            Move.CONFIRM, CONFIRMED,
                            Move.REVOKE, REVOKED);
            case CONFIRMED ->
                    Map.of(
                            Move.FIND_INEFFECTIVE, ORDERED,
                            Move.VERIFY, VERIFIED,
                            Move.ASK_RESTORATION, RESTORATION_ASKED);
            case VERIFIED -> Map.of(Move.ASK_RESTORATION, RESTORATION_ASKED);
            case RESTORATION_ASKED ->
                    Map.of(Move.PASS_RETEST, RETESTED, Move.FAIL_RETEST, VERIFIED);
            case RETESTED -> Map.of(Move.LIFT, LIFTED, Move.FAIL_RETEST, VERIFIED);
            case LIFTED, REVOKED, ENDED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable MeasureState after(Move move) {
        return moves().get(move);
    }

    /** Whether it is carried out and not lifted. */
    public boolean inForce() {
        return switch (this) {
            case CONFIRMED, VERIFIED, RESTORATION_ASKED, RETESTED -> true;
            case PROPOSED, ORDERED, LIFTED, REVOKED, ENDED -> false;
        };
    }

    /** Whether it is over. */
    public boolean over() {
        return moves().isEmpty();
    }
}
