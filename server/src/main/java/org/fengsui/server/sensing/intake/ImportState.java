package org.fengsui.server.sensing.intake;

/**
 * Where an import stands: RECEIVED → READING → DONE, REFUSED or HELD; HELD → RECEIVED or DISCARDED.
 */
public enum ImportState {
    /** Kept, and waiting to be read. */
    RECEIVED,
    /** Being read; after a crash it is read again from its start. */
    READING,
    /** Read and written, all of it. */
    DONE,
    /** Nothing of it was written; the reason says why. */
    REFUSED,
    /** Much larger than usual for its source: a person releases it, or leaves it. */
    HELD,
    /** It was held, and a person decided that nothing of it is written. */
    DISCARDED;

    /** Whether nothing more will happen by itself. */
    public boolean settled() {
        return switch (this) {
            case RECEIVED, READING -> false;
            case DONE, REFUSED, HELD, DISCARDED -> true;
        };
    }
}
