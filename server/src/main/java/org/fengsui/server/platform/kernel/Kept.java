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
     * What was forgotten at once.
     *
     * @param count how much; less than was asked for when nothing more is due
     * @param last the highest identity among it, where the next batch goes on; as given if none was
     */
    record Batch(int count, long last) {}

    /**
     * Forgets some of what is due, in the order of identities, in the caller's transaction.
     *
     * @param after the identity behind which it looks: what lies before was looked at already
     * @param most how much at once
     */
    Batch forget(Scope scope, Instant before, long after, int most);
}
