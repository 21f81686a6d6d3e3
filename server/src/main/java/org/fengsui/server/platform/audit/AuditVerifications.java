package org.fengsui.server.platform.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifications of the chain that people ask for. One goes on at a time, whether anybody looks at
 * it or not; what it found stands in the log as {@code audit.verified}.
 */
public interface AuditVerifications {

    /** How far a verification is. */
    enum State {
        /** Waits or walks. */
        RUNNING,
        /** Came to its end; what it found is in the log. */
        ENDED,
        /** The server stopped in the middle, or the record could not be read: nothing is known. */
        CUT_OFF
    }

    /**
     * A verification.
     *
     * @param askedAt by the system clock
     * @param askedBy account of who asked first
     * @param askedName that person's name as it was then
     * @param begunAt by the system clock; null while it waits
     * @param entries how many entries were walked so far
     * @param total how many there are to walk; 0 until that is known
     */
    record Verification(
            Instant askedAt,
            long askedBy,
            String askedName,
            @Nullable Instant begunAt,
            long entries,
            long total,
            State state) {}

    /** Asks for one; where one goes on already, that one is shared. */
    Verification ask(long accountId, String name);

    /** The newest there is. */
    Optional<Verification> newest();
}
