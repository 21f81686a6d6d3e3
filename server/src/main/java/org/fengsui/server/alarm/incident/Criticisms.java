package org.fengsui.server.alarm.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.alarm.incident.Criticism.Failing;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 通报批评 (第十五条): proposed by 网信办 from the record, the unit is heard, the leading group approves, and
 * only then it is issued. Every change names the version it was read at.
 */
public interface Criticisms {

    /**
     * What is proposed.
     *
     * @param unitId the unit; null for that of the incident
     * @param incidentId about which incident; null where about none
     * @param failing what it failed in
     * @param day when
     * @param words in words
     * @param more evidence beside the late duties of the incident, line by line
     */
    record Proposal(
            @Nullable Long unitId,
            @Nullable Long incidentId,
            Failing failing,
            LocalDate day,
            String words,
            List<String> more) {

        /** Keeps its own copy. */
        public Proposal {
            more = List.copyOf(more);
        }
    }

    /** One, if the scope sees it. */
    Optional<Criticism> find(Scope scope, long id);

    /** The latest a scope sees. */
    List<Criticism> latest(Scope scope);

    /** What was done, oldest first. */
    List<Incident.Act> acts(Scope scope, long id);

    /** The paper, once issued. */
    List<StoredFile> files(Scope scope, long id);

    /** The record of referral to 纪检、人事, once issued; the office's alone. */
    List<StoredFile> referral(Scope scope, long id);

    /** The late duties of an incident, as they would stand as evidence now. */
    List<String> lateDuties(Scope scope, long incidentId);

    /**
     * Proposes it; the unit is heard.
     *
     * @return its identity
     * @throws Refusal if there is no evidence at all
     */
    long propose(Actor by, Proposal proposal);

    /** The unit says its piece. */
    void hear(Actor by, long id, int version, String statement);

    /**
     * The leading group approves, after the unit spoke or let its time pass.
     *
     * @throws Refusal if the unit still has time, or the actor is not of the leading group
     */
    void approve(Actor by, long id, int version, String words);

    /** It is given up. */
    void drop(Actor by, long id, int version, String reason);

    /** It is issued under a number, with the record of referral. */
    void issue(Actor by, long id, int version);
}
