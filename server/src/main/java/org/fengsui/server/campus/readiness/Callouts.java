package org.fengsui.server.campus.readiness;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.Callout.Attempt;
import org.fengsui.server.campus.readiness.Callout.Outcome;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;

/**
 * 叫应: calls the roster one after the other until somebody accepts; of the school’s offices alone.
 */
public interface Callouts {

    /**
     * Begins to call in the caller’s transaction; one subject is called once until that is over.
     *
     * @param words what it is called; nothing secret, it stands on a telephone’s screen
     * @param path its page, from the root
     */
    void call(Subject about, String words, String path);

    /** One call-out, if the scope sees it. */
    Optional<Callout> find(Scope scope, long id);

    /** Those that somebody still has to accept first, then the newest. */
    List<Callout> all(Scope scope);

    /** The call-outs about something, the newest first. */
    List<Callout> of(Scope scope, Subject about);

    /** How many somebody still has to accept. */
    long open(Scope scope);

    /** The calls of one, oldest first. */
    List<Attempt> attempts(Scope scope, long id);

    /**
     * Somebody accepts, whoever is being called meanwhile.
     *
     * @throws Refusal if the actor may not, it is over, or somebody else was first
     */
    void accept(Actor by, long id);

    /**
     * Somebody was called by a person: he accepted, refused or did not answer, and unless he
     * accepted the next one is called at once.
     *
     * @param place of the list, from 0
     * @param outcome not CALLING
     * @throws Refusal if the actor may not, it is over, or somebody else was first
     */
    void record(Actor by, long id, int version, int place, Outcome outcome, String note);

    /**
     * It is not needed any more.
     *
     * @param reason not blank
     * @throws Refusal if the actor may not, it is over, or somebody else was first
     */
    void close(Actor by, long id, int version, String reason);

    /** No channel brings this call, so the next one is called at once. */
    void failed(long attemptId, String reason);
}
