package org.fengsui.server.alarm.incident;

import java.util.Map;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands: REPORTED → CONFIRMED → HANDLING → CONTAINED → CLOSED; or it is none.
 */
public enum IncidentState {
    /** Somebody reported it. */
    REPORTED,
    /** It is one. */
    CONFIRMED,
    /** It is none. */
    NOT_AN_INCIDENT,
    /** It is being handled. */
    HANDLING,
    /** 处置结束: it does no more harm. */
    CONTAINED,
    /** Closed, with its lessons. */
    CLOSED;

    /** What can happen to an incident. */
    public enum Move {
        /** It is reported. */
        REPORT,
        /** It is confirmed, with its category. */
        CONFIRM,
        /** It is none, for a reason. */
        DISMISS,
        /** Handling begins. */
        HANDLE,
        /** It is contained. */
        CONTAIN,
        /** It is closed, with its lessons. */
        CLOSE
    }

    private Map<Move, IncidentState> moves() {
        return switch (this) {
            case REPORTED -> Map.of(Move.CONFIRM, CONFIRMED, Move.DISMISS, NOT_AN_INCIDENT);
            case CONFIRMED -> Map.of(Move.HANDLE, HANDLING, Move.DISMISS, NOT_AN_INCIDENT);
            case HANDLING -> Map.of(Move.CONTAIN, CONTAINED);
            case CONTAINED -> Map.of(Move.CLOSE, CLOSED);
            case NOT_AN_INCIDENT, CLOSED -> Map.of();
        };
    }

    /** The state after a move; null where it is not legal from here. */
    public @Nullable IncidentState after(Move move) {
        return moves().get(move);
    }

    /** Whether it is over. */
    public boolean over() {
        return moves().isEmpty();
    }

    /** Whether a report of this stage can be made. */
    public boolean takes(Stage stage) {
        return switch (this) {
            case REPORTED, CONFIRMED, HANDLING -> stage != Stage.AFTERMATH;
            case CONTAINED, CLOSED -> true;
            case NOT_AN_INCIDENT -> false;
        };
    }
}
