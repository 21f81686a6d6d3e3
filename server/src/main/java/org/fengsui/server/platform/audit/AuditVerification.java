package org.fengsui.server.platform.audit;

import org.jspecify.annotations.Nullable;

/** What a walk along the chain found. */
public sealed interface AuditVerification {

    /**
     * Every block follows from the one before, every entry is as it was sealed, nothing is missing.
     *
     * @param blocks how many blocks
     * @param entries how many sealed entries
     * @param waiting how many committed entries were not sealed yet
     * @param head the newest block
     */
    record Intact(long blocks, long entries, long waiting, AuditHead head)
            implements AuditVerification {}

    /**
     * The first place that is not as it was sealed.
     *
     * @param fault what is wrong
     * @param block the block where it shows
     * @param entry the entry it concerns; null where it is the block itself
     * @param goodBlocks how many blocks before it are sound
     */
    record Broken(Fault fault, long block, @Nullable Long entry, long goodBlocks)
            implements AuditVerification {}

    /** What can be wrong with a chain. */
    enum Fault {
        /** A sealed entry is not what was sealed. */
        ENTRY_CHANGED,
        /** A sealed entry is gone. */
        ENTRY_MISSING,
        /** An entry stands in the log that no block sealed and that does not wait for its seal. */
        ENTRY_STRAY,
        /** The block's own figures do not give its hash. */
        BLOCK_CHANGED,
        /** A block is gone between two others. */
        BLOCK_MISSING,
        /** A block does not continue the one before it. */
        CHAIN_REWRITTEN,
        /** The chain ends before a head that was recorded or is held outside. */
        TRUNCATED
    }
}
