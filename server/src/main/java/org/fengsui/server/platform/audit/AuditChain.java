package org.fengsui.server.platform.audit;

/** The seal over the log. */
public interface AuditChain {

    /** The newest block. */
    AuditHead head();

    /** How many committed entries wait to be sealed. */
    long waiting();

    /** Walks the whole chain. Takes minutes where millions of entries are sealed. */
    AuditVerification verify();
}
