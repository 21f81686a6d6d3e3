package org.fengsui.server.alarm.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 通报批评 (第十五条): what a unit is held to have failed in, with evidence; the ledger's subject {@code
 * criticism}.
 *
 * @param id identity
 * @param version raised with every change
 * @param unitId the unit
 * @param incidentId about which incident; null where about none
 * @param failing what it failed in
 * @param day when
 * @param words in words
 * @param proofs the evidence, line by line
 * @param holders who held which post when it was proposed, and since when
 * @param state where it stands
 * @param statement 陈述: what the unit says; empty before
 * @param number as printed; null before it is issued
 * @param proposedBy the account
 * @param proposer the name as it was then
 * @param proposedAt when
 */
public record Criticism(
        long id,
        int version,
        long unitId,
        @Nullable Long incidentId,
        Failing failing,
        LocalDate day,
        String words,
        List<String> proofs,
        List<String> holders,
        State state,
        String statement,
        @Nullable String number,
        long proposedBy,
        String proposer,
        Instant proposedAt) {

    /** Keeps its own copies. */
    public Criticism {
        proofs = List.copyOf(proofs);
        holders = List.copyOf(holders);
    }

    /** What a unit fails in (第十五条). */
    public enum Failing {
        /** 瞒报. */
        CONCEALED,
        /** 缓报. */
        DELAYED,
        /** 漏报. */
        OMITTED,
        /** 整改不力. */
        UNREMEDIED
    }

    /** What can happen to it. */
    public enum Move {
        /** It is proposed, with evidence. */
        PROPOSE,
        /** The unit is heard. */
        HEAR,
        /** The leading group approves. */
        APPROVE,
        /** It is given up, for a reason. */
        DROP,
        /** It is issued under a number. */
        ISSUE
    }

    /** Where it stands: HEARING → HEARD → APPROVED → ISSUED; or it is dropped. */
    public enum State {
        /** The unit may speak. */
        HEARING,
        /** It spoke. */
        HEARD,
        /** The leading group approved. */
        APPROVED,
        /** It is issued. */
        ISSUED,
        /** It is given up. */
        DROPPED;

        private Map<Move, State> moves() {
            return switch (this) {
                case HEARING ->
                        Map.of(Move.HEAR, HEARD, Move.APPROVE, APPROVED, Move.DROP, DROPPED);
                case HEARD -> Map.of(Move.APPROVE, APPROVED, Move.DROP, DROPPED);
                case APPROVED -> Map.of(Move.ISSUE, ISSUED);
                case ISSUED, DROPPED -> Map.of();
            };
        }

        /** The state after a move; null where it is not legal from here. */
        public @Nullable State after(Move move) {
            return moves().get(move);
        }
    }

    /** The same elsewhere. */
    public Criticism in(State after, String said, @Nullable String printed) {
        return new Criticism(
                id,
                version,
                unitId,
                incidentId,
                failing,
                day,
                words,
                proofs,
                holders,
                after,
                said,
                printed,
                proposedBy,
                proposer,
                proposedAt);
    }
}
