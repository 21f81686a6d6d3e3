package org.fengsui.server.sensing.trace;

import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Where a terminal task (终端处置任务) stands: OPEN → NOTIFIED → DONE, or over for another reason. A
 * further hit after its end opens a new task.
 */
public enum TaskState {
    /** The account is known; nobody has been told. */
    OPEN,
    /** The person, or their counsellor, has been told by a person of the office. */
    NOTIFIED,
    /** The terminal was cleaned. */
    DONE,
    /** 无法溯源: the account leads to nobody who can be told. */
    NOT_TRACED,
    /** Nothing is to be done; the reason stands in the history. */
    DROPPED,
    /** A person decided that a unit gets a notice instead. */
    TO_UNIT;

    /** What can happen to a task. */
    public enum Move {
        /** Somebody is told. */
        NOTIFY,
        /** The terminal is clean. */
        FINISH,
        /** Nobody is behind the account. */
        LOSE,
        /** Nothing is to be done. */
        DROP,
        /** A unit gets a notice. */
        GIVE_TO_UNIT
    }

    private Map<Move, TaskState> moves() {
        return switch (this) {
            case OPEN ->
                    Map.of(
                            Move.NOTIFY, NOTIFIED,
                            Move.FINISH, DONE,
                            Move.LOSE, NOT_TRACED,
                            Move.DROP, DROPPED,
                            Move.GIVE_TO_UNIT, TO_UNIT);
            case NOTIFIED ->
                    Map.of(
                            Move.FINISH, DONE,
                            Move.LOSE, NOT_TRACED,
                            Move.DROP, DROPPED,
                            Move.GIVE_TO_UNIT, TO_UNIT);
            case DONE, NOT_TRACED, DROPPED, TO_UNIT -> Map.of();
        };
    }

    /** Whether the move is legal from here. */
    public boolean allows(Move move) {
        return moves().containsKey(move);
    }

    /** Whether there is still something to be done. */
    public boolean live() {
        return !moves().isEmpty();
    }

    /**
     * The state after a move.
     *
     * @throws Refusal if it is not legal from here
     */
    public TaskState after(Move move) {
        @Nullable TaskState next = moves().get(move);
        if (next == null) {
            throw new Refusal(TraceProblem.ILLEGAL_MOVE, name());
        }
        return next;
    }
}
