package org.fengsui.server.platform.audit;

import org.fengsui.server.platform.kernel.Told;

/** The seal over the log. */
public interface AuditChain {

    /** The newest block. */
    AuditHead head();

    /** How many committed entries wait to be sealed. */
    long waiting();

    /** Walks the whole chain. Takes minutes where millions of entries are sealed. */
    default AuditVerification verify() {
        return verify(Told.nobody());
    }

    /**
     * Walks the whole chain.
     *
     * @param told hears before the first block and after each how many entries were walked, of how
     *     many that are sealed
     */
    AuditVerification verify(Told told);
}
