package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A post of a 责任单位 fell empty or changed hands; the unit has 30 days to file who holds it now
 * (第十三条). The ledger keeps the clock.
 *
 * @param id identity; the subject is {@code post-vacancy}
 * @param version raised with every move
 * @param unitId the unit
 * @param unitName its name
 * @param post the post
 * @param formerId the appointment that ended or is doubted; null where nobody ever held the post
 * @param formerName who held it; null likewise
 * @param cause how it came about
 * @param since the first day without the former holder
 * @param assumed whether that day is only assumed
 * @param note what was said about it; may be empty
 * @param occurrence from 1; raised when the true day took the place of the assumed one
 * @param openedAt when it was noticed
 * @param state where it stands
 * @param successorName who was filed; null unless {@link State#FILED}
 * @param endedAt when it was filed or dropped; null while it is open
 * @param reason why it was dropped; empty otherwise
 */
public record Vacancy(
        long id,
        int version,
        long unitId,
        String unitName,
        Post post,
        @Nullable Long formerId,
        @Nullable String formerName,
        Cause cause,
        LocalDate since,
        boolean assumed,
        String note,
        int occurrence,
        Instant openedAt,
        State state,
        @Nullable String successorName,
        @Nullable Instant endedAt,
        String reason) {

    /** How it came about. */
    public enum Cause {
        /** Nobody ever held it: the unit is new or newly a 责任单位. */
        UNFILLED,
        /** The holder left. */
        LEFT,
        /** The holder was followed by another at once. */
        REPLACED,
        /** Somebody says that the holder has left; a message came back, a call failed. */
        SUSPECTED
    }

    /** Where it stands. */
    public enum State {
        /** The new holder has not been filed. */
        OPEN,
        /** The new holder was filed. */
        FILED,
        /** There was no change, or nobody need hold the post any more. */
        DROPPED;

        /** What can happen to it. */
        public enum Move {
            /** The new holder is filed. */
            FILE,
            /** It is dropped with a reason. */
            DROP
        }

        /** The state after a move; null where it is not legal from here. */
        public @Nullable State after(Move move) {
            var moves =
                    switch (this) {
                        case OPEN -> Map.of(Move.FILE, FILED, Move.DROP, DROPPED);
                        case FILED, DROPPED -> Map.<Move, State>of();
                    };
            return moves.get(move);
        }
    }

    /** What the ledger knows it by. */
    public Subject subject() {
        return new Subject("post-vacancy", id);
    }

    /** Whether a person says whether it is one: a doubt can be taken back, an empty post cannot. */
    public boolean doubted() {
        return state == State.OPEN && cause == Cause.SUSPECTED;
    }

    /**
     * When the 30 days start: with the first day without the former holder, or with the filing
     * where that came before; never before the day from which the school counts.
     *
     * @param countedFrom that day; null where all is counted
     */
    static Instant anchor(LocalDate since, @Nullable LocalDate countedFrom, Instant filed) {
        var first = countedFrom != null && since.isBefore(countedFrom) ? countedFrom : since;
        var day = first.atStartOfDay(BusinessClock.ZONE).toInstant();
        return day.isBefore(filed) ? day : filed;
    }
}
