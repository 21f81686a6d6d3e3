package org.fengsui.server.duty.measure;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 处置措施 from the order to the lifting. Every change names the version it was read at and is refused
 * as stale where somebody else was first.
 */
public interface Measures {

    /**
     * What a measure is carried out on.
     *
     * @param unitId the unit whose system it is
     * @param systemId the registered system; null where none is
     * @param noticeId the notice that led to it; null where none did
     * @param episodeId the episode whose proof lifts it; null where there is none
     * @param target name and address
     */
    record Place(
            long unitId,
            @Nullable Long systemId,
            @Nullable Long noticeId,
            @Nullable Long episodeId,
            String target) {}

    /**
     * What 网信办 orders.
     *
     * @param kindId which measure
     * @param place what it is carried out on
     * @param reason why
     * @param executorId who carries it out
     */
    record Order(long kindId, Place place, String reason, long executorId) {}

    /** One measure, if the scope sees it. */
    Optional<Measure> find(Scope scope, long id);

    /** What was done about a measure, oldest first. */
    List<Measure.Act> acts(Scope scope, long id);

    /**
     * The IT office proposes a measure; 网信办 hears of it and decides.
     *
     * @return its identity
     */
    long propose(Actor by, Place place, String reason);

    /**
     * 网信办 orders a measure; executor and unit hear of it at once.
     *
     * @return its identity
     * @throws Refusal if the actor may not decide, the kind does not fit, or the executor is none
     */
    long order(Actor by, Order order);

    /**
     * 网信办 orders what was proposed.
     *
     * @throws Refusal as for {@link #order(Actor, Order)}, or if it is not proposed any more, or
     *     the actor proposed it
     */
    void orderProposed(Actor by, long id, int version, long kindId, long executorId, String reason);

    /** 网信办 names another executor. */
    void assign(Actor by, long id, int version, long executorId, String reason);

    /**
     * Confirming, checking, applying, re-testing, lifting and giving up.
     *
     * @param move which of them
     * @param text what was done, or why
     * @param files proof; needed for confirming and re-testing
     * @throws Refusal if its state or the actor does not allow it: the named executor alone
     *     confirms, another person verifies, the unit applies, 网信办 lifts what another re-tested
     */
    void move(Actor by, long id, int version, Move move, String text, List<Attachment> files);

    /**
     * 代录: the office enters that the unit applies for restoration by telephone or on paper. Neither
     * who entered it nor who said it re-tests or lifts.
     *
     * @param text how it was remedied
     * @throws Refusal if its state or the actor does not allow it, or it is not said who said it
     *     when, or paper comes without its scan
     */
    void recordRestoration(
            Actor by, long id, int version, Relayed relayed, String text, List<Attachment> files);

    /** All kinds, those offered first. */
    List<Measure.Kind> kinds();

    /**
     * Adds or changes a kind; what was ordered keeps the name and basis it had.
     *
     * @throws Refusal if the actor may not, or somebody else was first
     */
    void put(Actor by, Measure.Kind kind);
}
