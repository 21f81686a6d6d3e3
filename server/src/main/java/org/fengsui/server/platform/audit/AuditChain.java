package org.fengsui.server.platform.audit;

/** The seal over the log. */
public interface AuditChain {

    /** The newest block. */
    AuditHead head();

    /** How many committed entries wait to be sealed. */
    long waiting();

    /** Walks the whole chain. Takes minutes where millions of entries are sealed. */
    default AuditVerification verify() {
        return verify((_, _) -> {});
    }

    /** Is told how far a walk is. */
    @FunctionalInterface
    interface Told {
        /**
         * After each block, and before the first.
         *
         * @param entries how many entries were walked
         * @param total how many are sealed
         */
        void walked(long entries, long total);
    }

    /** Walks the whole chain and tells how far it is. */
    AuditVerification verify(Told told);
}
