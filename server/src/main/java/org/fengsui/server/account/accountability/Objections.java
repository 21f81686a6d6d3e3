package org.fengsui.server.account.accountability;

import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;

/** 异议 about what is counted, decided by 网信办 once and for all. */
public interface Objections {

    /** One, if the scope sees it. */
    Optional<Objection> find(Scope scope, long id);

    /**
     * A unit objects to a record.
     *
     * @param yardstick the measure under which it stands
     * @param recordId the record
     * @param evidence what it points to; may be empty
     * @return its identity
     * @throws Refusal if the record does not stand against a unit of the actor, was objected to
     *     already, or the year is closed
     */
    long object(
            Actor by, int year, String yardstick, long recordId, String reason, String evidence);

    /**
     * Decides: an excused record counts for nothing from then on.
     *
     * @param excuses whether it is excused
     * @throws Refusal if the actor may not, objected, or entered what is counted
     */
    void decide(Actor by, long id, boolean excuses, String reason);
}
