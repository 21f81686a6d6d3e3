package org.fengsui.server.sensing.assessment;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What was seen, and what the school holds of it (第十二条).
 *
 * @param id identity
 * @param version raised with every change, also of its reports
 * @param state where it stands
 * @param seen what was seen
 * @param round how many judgements were proposed
 * @param openedAt when it was written down here
 * @param handlingEndedAt when the handling ended; null before
 * @param holds the judgement that was decided last; null before
 * @param waiting the judgement that waits; null where none does
 */
public record Assessment(
        long id,
        int version,
        AssessmentState state,
        Seen seen,
        int round,
        Instant openedAt,
        @Nullable Instant handlingEndedAt,
        @Nullable Judgement holds,
        @Nullable Judgement waiting) {

    /**
     * What was seen.
     *
     * @param subject the finding, warning or incident; null for what somebody wrote down
     * @param title one line
     * @param text what was seen
     * @param foundAt when it was found: every period runs from here
     * @param unitIds the units concerned
     */
    public record Seen(
            @Nullable Subject subject,
            String title,
            String text,
            Instant foundAt,
            List<Long> unitIds) {

        /** Keeps its own copy. */
        public Seen {
            unitIds = List.copyOf(unitIds);
        }
    }

    /**
     * What somebody proposes.
     *
     * @param importance of the object
     * @param damage that is possible
     * @param likelihood of an incident
     * @param crime whether a crime is suspected
     * @param reason why
     */
    public record Opinion(
            Importance importance,
            Damage damage,
            Likelihood likelihood,
            boolean crime,
            String reason) {}

    /**
     * A judgement, proposed by one and decided by another.
     *
     * @param round from 1
     * @param opinion what was proposed
     * @param grade by the matrix as it stood then
     * @param proposedBy the account
     * @param proposer the name as it was then
     * @param proposedAt when
     * @param verdict what became of it
     * @param decider who decided; empty before
     * @param decidedAt when; null before
     * @param note what the decider said; may be empty
     */
    public record Judgement(
            int round,
            Opinion opinion,
            Grade grade,
            long proposedBy,
            String proposer,
            Instant proposedAt,
            Verdict verdict,
            String decider,
            @Nullable Instant decidedAt,
            String note) {

        /** What follows from it. */
        public Outcome outcome() {
            return Outcome.of(opinion.likelihood(), grade);
        }
    }

    /** What became of a judgement. */
    public enum Verdict {
        /** It waits. */
        WAITING,
        /** It was decided so. */
        DECIDED,
        /** It went back. */
        RETURNED
    }

    /**
     * What somebody did.
     *
     * @param what key of what was done, as the story words it: {@code DECIDE}, {@code
     *     SEND.PROVINCE}
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     */
    public record Act(String what, Instant at, long accountId, String who, String note) {}

    /** How grave, by what was decided or else is proposed; null before anybody proposed. */
    public @Nullable Grade grade() {
        var judged = holds == null ? waiting : holds;
        return judged == null ? null : judged.grade();
    }

    /** The same in another state. */
    public Assessment in(AssessmentState after) {
        return new Assessment(
                id, version, after, seen, round, openedAt, handlingEndedAt, holds, waiting);
    }

    /** The same with another judgement that waits. */
    public Assessment proposing(Judgement judgement) {
        return new Assessment(
                id,
                version,
                state,
                seen,
                judgement.round(),
                openedAt,
                handlingEndedAt,
                holds,
                judgement);
    }

    /** The same, its handling ended. */
    public Assessment handled(Instant at) {
        return new Assessment(id, version, state, seen, round, openedAt, at, holds, waiting);
    }
}
