package org.fengsui.server.platform.kernel;

import java.time.Instant;

/**
 * A kind of data that is kept for a time and then forgotten. How long stands in {@code
 * upkeep.retention}; what an open matter still needs is never due, however old it is.
 */
public interface Kept {

    /** The kind, as the table names it. */
    String kind();

    /** How much is due: what has not been needed since that instant. */
    long due(Scope scope, Instant before);

    /**
     * Forgets some of what is due, in the caller's transaction.
     *
     * @param most how much at once
     * @return how much was forgotten; less than {@code most} when nothing more is due
     */
    int forget(Scope scope, Instant before, int most);
}
