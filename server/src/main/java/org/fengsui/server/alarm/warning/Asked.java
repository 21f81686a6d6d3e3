package org.fengsui.server.alarm.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit whose systems a warning concerns; the ledger's subject {@code warning-confirmation}.
 *
 * @param id identity
 * @param warningId the warning
 * @param unitId the responsible unit
 * @param round from 1; raised when it is asked anew
 * @param mustConfirm whether it is asked to confirm
 * @param askedAt when it was told last
 * @param reply what it confirmed; null while it has not
 * @param note what it said
 * @param who who confirmed; empty while nobody has
 * @param confirmedAt when; null while nobody has
 * @param hits its affected systems, and why they are
 */
public record Asked(
        long id,
        long warningId,
        long unitId,
        int round,
        boolean mustConfirm,
        Instant askedAt,
        @Nullable Reply reply,
        String note,
        String who,
        @Nullable Instant confirmedAt,
        List<Hit> hits) {

    /** Keeps its own copy. */
    public Asked {
        hits = List.copyOf(hits);
    }

    /** What a unit confirms. */
    public enum Reply {
        /** It looked, and none of its systems is affected. */
        NOT_AFFECTED,
        /** It did what the warning advises. */
        PROTECTED,
        /** It is at it. */
        WORKING
    }

    /** Why a system is taken for affected. */
    public enum Why {
        /** Its registered stack has the product in a version meant. */
        STACK,
        /** Its registered stack has the product, without a version. */
        STACK_UNKNOWN,
        /** It has an open finding with one of the identities. */
        FINDING,
        /** One of the ports was found open on it. */
        PORT
    }

    /**
     * A system that is affected.
     *
     * @param systemId the registered system; null where only the place of a finding is known
     * @param name its name, or the place
     * @param why why it is
     * @param what the component, identity or port
     */
    public record Hit(@Nullable Long systemId, String name, Why why, String what) {}
}
