package org.fengsui.server.sensing.finding;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an episode stands between people: NEW → CONFIRMED → NOTIFIED → ANSWERED → CLOSED, and
 * ACCEPTED beside, for a time. What the machine sees is {@link Presence}, a column of its own. A
 * return is a new episode, so nothing leads out of CLOSED.
 */
public enum EpisodeState {
    /** Reported; nobody has looked at it. */
    NEW,
    /** Somebody has looked and holds it for real. */
    CONFIRMED,
    /** It stands in an issued notice that is open. */
    NOTIFIED,
    /** The unit says it is fixed; proof is awaited. */
    ANSWERED,
    /** 网信办 lets it stand until a day (风险接受); it is nobody's work meanwhile. */
    ACCEPTED,
    /** Over: proved fixed, ruled out by a person, or known from an older report only. */
    CLOSED;

    /** What can happen to an episode. */
    public enum Move {
        /** Somebody holds it for real. */
        CONFIRM,
        /** It goes into an issued notice. */
        NOTICE,
        /** The notice it stood in no longer holds it. */
        RELEASE,
        /** The unit says it is fixed. */
        CLAIM,
        /** The claim was sent back or disproved. */
        REJECT,
        /** 网信办 lets it stand for a time. */
        ACCEPT,
        /** That time is over and it is still there. */
        RESUME,
        /** It is over. */
        CLOSE
    }

    /** A move that the state does not allow. */
    public static final class IllegalMove extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final EpisodeState from;
        private final Move move;

        IllegalMove(EpisodeState from, Move move) {
            super("an episode that is " + from + " cannot " + move);
            this.from = from;
            this.move = move;
        }

        /** Where the episode stood. */
        public EpisodeState from() {
            return from;
        }

        /** What was tried. */
        public Move move() {
            return move;
        }
    }

    private Map<Move, EpisodeState> moves() {
        return switch (this) {
            case NEW ->
                    Map.of(
                            Move.CONFIRM, CONFIRMED,
                            Move.NOTICE, NOTIFIED,
                            Move.ACCEPT, ACCEPTED,
                            Move.CLOSE, CLOSED);
            case CONFIRMED ->
                    Map.of(Move.NOTICE, NOTIFIED, Move.ACCEPT, ACCEPTED, Move.CLOSE, CLOSED);
            case NOTIFIED ->
                    Map.of(
                            Move.NOTICE, NOTIFIED,
                            Move.CLAIM, ANSWERED,
                            Move.RELEASE, CONFIRMED,
                            Move.ACCEPT, ACCEPTED,
                            Move.CLOSE, CLOSED);
            case ANSWERED ->
                    Map.of(
                            Move.NOTICE, ANSWERED,
                            Move.REJECT, NOTIFIED,
                            Move.RELEASE, CONFIRMED,
                            Move.ACCEPT, ACCEPTED,
                            Move.CLOSE, CLOSED);
            case ACCEPTED -> Map.of(Move.RESUME, CONFIRMED, Move.CLOSE, CLOSED);
            case CLOSED -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /**
     * The state after a move. A second notice on another basis leaves NOTIFIED and ANSWERED as they
     * are.
     *
     * @throws IllegalMove if it is not legal from here
     */
    public EpisodeState after(Move move) {
        @Nullable EpisodeState next = moves().get(move);
        if (next == null) {
            throw new IllegalMove(this, move);
        }
        return next;
    }

    /**
     * The state in which an accepted episode is work again: the one it had, or CONFIRMED where that
     * was a notice's, because the acceptance ended what the notice asked for.
     *
     * @param former the state in which it was accepted
     * @throws IllegalMove if nothing is accepted from there
     */
    public static EpisodeState resumed(EpisodeState former) {
        var accepted = former.after(Move.ACCEPT);
        return former == NEW ? NEW : accepted.after(Move.RESUME);
    }

    /** Whether it is not over. */
    public boolean open() {
        return this != CLOSED;
    }

    /** The states from which a move is legal, with the state it leads to. */
    public static Map<EpisodeState, EpisodeState> allowing(Move move) {
        var result = new EnumMap<EpisodeState, EpisodeState>(EpisodeState.class);
        for (var state : values()) {
            if (state.allows(move)) {
                result.put(state, state.after(move));
            }
        }
        return result;
    }
}
