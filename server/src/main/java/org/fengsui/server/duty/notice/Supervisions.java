package org.fengsui.server.duty.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 督办: 网信办 places running notices under supervision, and lifts it. The unit answers through the
 * notice; what is demanded is an obligation of its own beside the legal one (第九条).
 */
public interface Supervisions {

    /**
     * What 网信办 demands.
     *
     * @param text what is to be done
     * @param until the last day for it, today or later; null is refused
     */
    record Demand(String text, @Nullable LocalDate until) {}

    /**
     * Places notices under supervision, all or none of them; leaders and liaison of each unit are
     * told.
     *
     * @param versions the notices with the versions they were read at
     * @throws Refusal if the actor may not decide, the demand is incomplete, one changed since, is
     *     under supervision already, or its unit owes nothing
     */
    void place(Actor by, Map<Long, Integer> versions, Demand demand);

    /**
     * Ends a supervision before the notice does; what it demanded and is not done is waived.
     *
     * @throws Refusal if the actor may not decide, it is over, or no reason is given
     */
    void lift(Actor by, long id, String reason);

    /** One, if the scope sees its notice. */
    Optional<Supervision> find(Scope scope, long id);

    /** Those of a notice, the latest first. */
    List<Supervision> of(Scope scope, long noticeId);

    /** How many notices are under supervision. */
    long running(Scope scope);
}
