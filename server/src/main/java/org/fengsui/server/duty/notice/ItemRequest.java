package org.fengsui.server.duty.notice;

import java.time.Instant;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What a unit asks for about an item. A request never stops the clock; only its grant moves a due
 * or takes the item from the unit.
 *
 * @param id identity; its files are about the subject {@code notice-request}
 * @param version raised with every change
 * @param noticeId the notice
 * @param itemId the item
 * @param unitId whose it is
 * @param kind what is asked
 * @param turn which of its kind for the item, from 1
 * @param occurrence which of all requests about the item, from 1
 * @param state where it stands
 * @param reason why
 * @param protection what protects meanwhile; empty for all but an extension
 * @param askedDue until when; null for all but an extension
 * @param late whether it was made after the due
 * @param asked who asked, or entered it for the unit
 * @param relayed who of the unit said it, where the office entered it; else null
 * @param decided who decided, or took it back; null while pending
 * @param decision the reason of the decision; empty where none was given
 * @param grantedDue the due that was granted; null where none was
 * @param newUnitId whose it is by the decision; null where nobody's or nothing was decided
 */
public record ItemRequest(
        long id,
        int version,
        long noticeId,
        long itemId,
        long unitId,
        Kind kind,
        int turn,
        int occurrence,
        State state,
        String reason,
        String protection,
        @Nullable Instant askedDue,
        boolean late,
        Notice.Act asked,
        @Nullable Relayed relayed,
        Notice.@Nullable Act decided,
        String decision,
        @Nullable Instant grantedDue,
        @Nullable Long newUnitId) {

    /** What is asked. */
    public enum Kind {
        /** 延期: a later due, with interim protection (第十条 “报备并说明情况”). */
        EXTENSION(Integer.MAX_VALUE) {
            @Override
            Decision decision(int turn) {
                return turn == 1 ? Decision.EXTEND : Decision.EXTEND_AGAIN;
            }
        },
        /** 归属异议: it is not this unit's. One appeal. */
        MISDIRECTED(2) {
            @Override
            Decision decision(int turn) {
                return turn == 1 ? Decision.DISPUTE : Decision.APPEAL;
            }
        },
        /** 非我校: it is no unit’s, because it is at no place of the school. Asked once. */
        NOT_OURS(1) {
            @Override
            Decision decision(int turn) {
                return Decision.NOT_OURS;
            }
        };

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        abstract Decision decision(int turn);

        /** Whether a unit may still ask, having asked so often. */
        public boolean mayFollow(int asked) {
            return asked < most;
        }
    }

    /** Where a request stands. */
    public enum State {
        /** Undecided. */
        PENDING,
        /** It was granted. */
        GRANTED,
        /** It was refused. */
        REFUSED,
        /** The unit took it back. */
        TAKEN_BACK,
        /** The item got its end before it was decided. */
        LAPSED;

        /** What can happen to a request. */
        public enum Move {
            /** It is granted. */
            GRANT,
            /** It is refused. */
            REFUSE,
            /** The unit takes it back. */
            TAKE_BACK,
            /** Its item ends. */
            LAPSE
        }

        private Map<Move, State> moves() {
            return switch (this) {
                case PENDING ->
                        Map.of(
                                Move.GRANT, GRANTED,
                                Move.REFUSE, REFUSED,
                                Move.TAKE_BACK, TAKEN_BACK,
                                Move.LAPSE, LAPSED);
                case GRANTED, REFUSED, TAKEN_BACK, LAPSED -> Map.of();
            };
        }

        /** The state after a move; null where it is not legal from here. */
        public @Nullable State after(Move move) {
            return moves().get(move);
        }
    }

    /** Whether this person made it: asked, entered it, or is who said it. */
    public boolean madeBy(Actor person) {
        return person.accountId() == asked.accountId()
                || (relayed != null && relayed.saidBy(person));
    }

    /** Who decides: the first by the office's lead, what follows by 网信办. */
    public Decision decider() {
        return kind.decision(turn);
    }

    /** Whether it was decided, and so counts as a turn of its kind. */
    public boolean counts() {
        return state == State.GRANTED || state == State.REFUSED;
    }

    /** Whether it follows one of its kind and goes to 网信办. */
    public boolean further() {
        return turn > 1;
    }
}
