package org.fengsui.server.platform.audit;

import java.util.List;

/**
 * Reading the log. Who may read stands with the endpoint; the log itself belongs to the whole
 * school.
 */
public interface AuditTrail {

    /**
     * The newest entries that match, newest first.
     *
     * @param filter which
     * @param limit how many at most
     */
    List<AuditEntry> newest(AuditFilter filter, int limit);

    /**
     * The entries that match.
     *
     * @param filter which
     * @param newestFirst in which order
     * @param offset how many of them are left out
     * @param limit how many at most
     */
    List<AuditEntry> list(AuditFilter filter, boolean newestFirst, long offset, int limit);

    /** How many match, counted up to a limit. */
    int count(AuditFilter filter, int limit);

    /** The actions that occur, by name. */
    List<String> actions();
}
