package org.fengsui.server.sensing.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;

/**
 * 研判 (第十二条): opened by whoever found something, judged by one, decided by another, judged anew when
 * more is known. Every change names the version it was read at. Subjects of this room have the
 * types {@code assessment} and {@code assessment-report}.
 */
public interface Assessments {

    /** One assessment, if the scope sees it. */
    Optional<Assessment> find(Scope scope, long id);

    /** The assessments of something, the latest first. */
    List<Assessment> of(Scope scope, Subject subject);

    /** Every judgement there was, the latest first. */
    List<Assessment.Judgement> judgements(Scope scope, long id);

    /** What was done about it and its reports, oldest first. */
    List<Assessment.Act> acts(Scope scope, long id);

    /**
     * Something is to be assessed; the clock runs since it was found.
     *
     * @param by who found it, or the machine
     * @return its identity
     * @throws Refusal if what was seen is not said, or lies in the future
     */
    long open(Actor by, Seen seen);

    /**
     * The same with a judgement that waits for who decides.
     *
     * @throws Refusal also if the actor may not propose
     */
    long open(Actor by, Seen seen, Opinion opinion);

    /** A judgement, or another one, is laid before who decides. */
    void propose(Actor by, long id, int version, Opinion opinion);

    /** The judgement that waits goes back with reasons. */
    void sendBack(Actor by, long id, int version, String reason);

    /**
     * 研判: the judgement holds, and what follows from it is owed from when it was found: the units
     * told, the leading group told, superiors reported to. What was owed before and follows no
     * longer ends.
     *
     * @throws Refusal if the actor may not decide or proposed it
     */
    void decide(Actor by, long id, int version);

    /**
     * The units concerned are told by every way there is to the people in their posts.
     *
     * @param words what they are told
     * @throws Refusal if no unit is named
     */
    void tell(Actor by, long id, int version, String words);

    /**
     * It was nothing, as whoever decides about it said: nothing more is owed of it; what went out
     * stands.
     *
     * @throws Refusal if no reason is given
     */
    void withdraw(Actor by, long id, String reason);

    /**
     * The handling of what was assessed ended: a summary is owed to whoever was reported to.
     *
     * @param at when it ended
     */
    void endHandling(Actor by, long id, Instant at);
}
