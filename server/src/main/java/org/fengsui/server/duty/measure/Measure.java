package org.fengsui.server.duty.measure;

import java.time.Instant;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.access.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A measure as it stands; the ledger's subject {@code measure}.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param kindId which of the kinds; null while only proposed
 * @param kind its name as it was ordered; empty while only proposed
 * @param basis the article it rests on
 * @param unitId the unit whose system it is
 * @param systemId the registered system; null where none is registered
 * @param noticeId the notice that led to it; null where none did
 * @param episodeId the finding's episode whose proof lifts it; null where there is none or several
 * @param target what it is carried out on: name and address
 * @param reason why
 * @param executorId who carries it out; null while only proposed
 * @param executor his name
 * @param askedAt when the unit last applied for restoration; null if never
 */
public record Measure(
        long id,
        int version,
        MeasureState state,
        @Nullable Long kindId,
        String kind,
        String basis,
        long unitId,
        @Nullable Long systemId,
        @Nullable Long noticeId,
        @Nullable Long episodeId,
        String target,
        String reason,
        @Nullable Long executorId,
        String executor,
        @Nullable Instant askedAt) {

    /**
     * A kind of measure the school uses.
     *
     * @param id identity; 0 for a new one
     * @param version raised with every change
     * @param name what it is called: 限校内访问
     * @param basis the article it rests on
     * @param campusNetwork whether the campus network carries it out, so that it is of no use for
     *     systems off campus
     * @param offered whether it can be ordered
     */
    public record Kind(
            long id,
            int version,
            String name,
            String basis,
            boolean campusNetwork,
            boolean offered) {}

    /**
     * What somebody did.
     *
     * @param id identity; its files are about the subject {@code measure-act}
     * @param move what
     * @param at when
     * @param accountId who; 0 for the machine
     * @param who the name as it was then
     * @param note what was said
     * @param relayed who of the unit said it, where the office entered it; else null
     */
    public record Act(
            long id,
            Move move,
            Instant at,
            long accountId,
            String who,
            String note,
            @Nullable Relayed relayed) {

        /** Whether this person made it: did it, entered it, or is who said it. */
        public boolean madeBy(Actor person) {
            return person.accountId() == accountId || (relayed != null && relayed.saidBy(person));
        }
    }

    /** The same in another state. */
    public Measure in(MeasureState after) {
        return with(after, kindId, kind, basis, reason, executorId, executor, askedAt);
    }

    /** The same ordered as a kind, and why. */
    public Measure as(Kind ordered, String why) {
        return with(
                state,
                ordered.id(),
                ordered.name(),
                ordered.basis(),
                why,
                executorId,
                executor,
                askedAt);
    }

    /** The same with who carries it out. */
    public Measure by(long accountId, String name) {
        return with(state, kindId, kind, basis, reason, accountId, name, askedAt);
    }

    /** The same with the moment at which the unit applied for restoration. */
    public Measure asked(Instant at) {
        return with(state, kindId, kind, basis, reason, executorId, executor, at);
    }

    private Measure with(
            MeasureState state,
            @Nullable Long kindId,
            String kind,
            String basis,
            String reason,
            @Nullable Long executorId,
            String executor,
            @Nullable Instant askedAt) {
        return new Measure(
                id,
                version,
                state,
                kindId,
                kind,
                basis,
                unitId,
                systemId,
                noticeId,
                episodeId,
                target,
                reason,
                executorId,
                executor,
                askedAt);
    }

    /** What it is called: the kind and the target. */
    public String called() {
        return kind.isEmpty() ? target : kind + " " + target;
    }
}
