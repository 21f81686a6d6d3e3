package org.fengsui.server.duty.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an item of a notice stands: OPEN → ANSWERED → an end, with UNCONFIRMED between the first
 * two where a leader of the unit confirms its answers. A notice closes when every item has its end.
 */
public enum ItemState {
    /** No answer that holds. */
    OPEN,
    /** The unit wrote an answer that counts when a leader of it has confirmed it. */
    UNCONFIRMED,
    /** The unit gave a terminal answer; review or proof is awaited. */
    ANSWERED,
    /** Evidence proved it fixed. */
    VERIFIED,
    /** The office took the answer on paper, by whom and why is recorded. */
    ACCEPTED_ON_PAPER,
    /** Decided that nothing need be done. */
    EXCUSED,
    /** Withdrawn, alone or with its notice. */
    WITHDRAWN,
    /** 移交: the system changed hands, and the new unit gets a notice of its own. */
    TRANSFERRED,
    /** Continued in a later notice of the same unit, which names it. */
    CARRIED_OVER;

    /** What can happen to an item. */
    public enum Move {
        /** The unit answers. */
        ANSWER,
        /** The unit writes an answer that a leader has to confirm, or writes it anew. */
        WRITE,
        /** A leader of the unit confirms what was written. */
        CONFIRM,
        /** A leader of the unit sends it back to who wrote it. */
        SEND_BACK,
        /** Review, re-test or scan shows that the answer does not hold. */
        REJECT,
        /** Evidence proves the fix. */
        VERIFY,
        /** The office takes the answer on paper. */
        ACCEPT,
        /** It is decided that nothing need be done. */
        EXCUSE,
        /** It is withdrawn, alone or with its notice. */
        WITHDRAW,
        /** Its system changed hands. */
        TRANSFER,
        /** A later notice continues it. */
        CARRY_OVER
    }

    /** A move that the state does not allow. */
    public static final class IllegalMove extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IllegalMove(ItemState from, Move move) {
            super("an item that is " + from + " cannot " + move);
        }
    }

    private Map<Move, ItemState> moves() {
        return switch (this) {
            case OPEN ->
                    Map.of(
                            Move.ANSWER, ANSWERED,
                            Move.WRITE, UNCONFIRMED,
                            Move.EXCUSE, EXCUSED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.TRANSFER, TRANSFERRED,
                            Move.CARRY_OVER, CARRIED_OVER);
            case UNCONFIRMED ->
                    Map.of(
                            Move.WRITE, UNCONFIRMED,
                            Move.CONFIRM, ANSWERED,
                            Move.SEND_BACK, OPEN,
                            Move.EXCUSE, EXCUSED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.TRANSFER, TRANSFERRED,
                            Move.CARRY_OVER, CARRIED_OVER);
            case ANSWERED ->
                    Map.of(
                            Move.REJECT, OPEN,
                            Move.VERIFY, VERIFIED,
                            Move.ACCEPT, ACCEPTED_ON_PAPER,
                            Move.EXCUSE, EXCUSED,
                            Move.WITHDRAW, WITHDRAWN,
                            Move.TRANSFER, TRANSFERRED);
            case VERIFIED, ACCEPTED_ON_PAPER, EXCUSED, WITHDRAWN, TRANSFERRED, CARRIED_OVER ->
                    Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /**
     * The state after a move.
     *
     * @throws IllegalMove if it is not legal from here
     */
    public ItemState after(Move move) {
        @Nullable ItemState next = moves().get(move);
        if (next == null) {
            throw new IllegalMove(this, move);
        }
        return next;
    }

    /** Whether the unit still owes its answer: none is written, or none is confirmed. */
    public boolean owed() {
        return this == OPEN || this == UNCONFIRMED;
    }

    /** Whether it has its end. */
    public boolean ended() {
        return moves().isEmpty();
    }
}
