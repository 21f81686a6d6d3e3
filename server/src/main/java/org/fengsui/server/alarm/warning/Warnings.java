package org.fengsui.server.alarm.warning;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.warning.Asked.Reply;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;

/**
 * 预警 from the draft to the lifting. Every change names the version it was read at and is refused as
 * stale where somebody else was first. Who wrote a text never decides on it.
 */
public interface Warnings {

    /** One warning, if the scope sees it. */
    Optional<Warning> find(Scope scope, long id);

    /** What was done about a warning, oldest first. */
    List<Warning.Act> acts(Scope scope, long id);

    /** The units that were told, as far as the scope sees them. */
    List<Asked> asked(Scope scope, long id);

    /**
     * Writes a draft.
     *
     * @return its identity
     * @throws Refusal if something is missing, or the level is not the school's to give
     */
    long draft(Actor by, Text text, Internal internal, boolean exercise);

    /**
     * Changes a draft.
     *
     * @throws Refusal as for {@link #draft}, or if its state does not allow it
     */
    void edit(Actor by, long id, int version, Text text, Internal internal, boolean exercise);

    /** Lays a draft before who decides. */
    void propose(Actor by, long id, int version);

    /** Sends a proposed draft back. */
    void sendBack(Actor by, long id, int version, String reason);

    /** Gives a warning up before it is published. */
    void withdraw(Actor by, long id, int version, String reason);

    /**
     * 发布: everybody reads it under a number, and the owners of affected systems are told.
     *
     * @throws Refusal if the actor may not decide or wrote it
     */
    void publish(Actor by, long id, int version);

    /**
     * Lays another level or text of a published warning before who decides.
     *
     * @param reason why, for the public
     */
    void proposeAdjustment(Actor by, long id, int version, Text text, String reason);

    /**
     * Lays the lifting of a published warning before who decides.
     *
     * @param reason why, for the public
     */
    void proposeLifting(Actor by, long id, int version, String reason);

    /**
     * 调整、解除: what waits is carried out; the original number stays.
     *
     * @throws Refusal if nothing waits, or the actor may not decide or proposed it
     */
    void decide(Actor by, long id, int version);

    /** What waits is not carried out. */
    void decline(Actor by, long id, int version, String reason);

    /**
     * A unit that was asked confirms.
     *
     * @throws Refusal if it was not asked, or the warning is over
     */
    void confirm(Actor by, long askedId, Reply reply, String note);
}
