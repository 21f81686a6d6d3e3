package org.fengsui.server.alarm.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * 保密办's book: that something was handed over offline, and that something with a mark of secrecy was
 * turned away. There is no place for a text or a file, here or behind it.
 */
public interface SecrecyBook {

    /**
     * 线下交接.
     *
     * @param id identity
     * @param on the day
     * @param handedBy who handed it over
     * @param receivedBy who received it
     * @param enteredAt when it was entered
     */
    record Handover(long id, LocalDate on, String handedBy, String receivedBy, Instant enteredAt) {}

    /**
     * 拒收.
     *
     * @param id identity
     * @param door where it was to come in
     * @param who who brought it
     * @param at when
     */
    record Refused(long id, String door, String who, Instant at) {}

    /** The handovers, latest first; none for whoever is not of 保密办. */
    List<Handover> handovers(Actor reader);

    /** What was turned away lately, latest first; none for whoever is not of 保密办. */
    List<Refused> refused(Actor reader);

    /**
     * Enters a handover.
     *
     * @throws Refusal if the actor is not of 保密办, a name is missing or longer than a name, or the
     *     day lies ahead
     */
    void enter(Actor by, LocalDate on, String handedBy, String receivedBy);
}
