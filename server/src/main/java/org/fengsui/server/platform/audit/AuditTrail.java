package org.fengsui.server.platform.audit;

import java.util.List;
import java.util.function.Consumer;

/**
 * Reading the log. Who may read stands with the endpoint; the log itself belongs to the whole
 * school.
 */
public interface AuditTrail {

    /**
     * The newest entries that match, newest first.
     *
     * @param filter which
     * @param offset how many of the newest are left out
     * @param limit how many at most
     */
    List<AuditEntry> newest(AuditFilter filter, long offset, int limit);

    /** How many match, counted up to a limit. */
    int count(AuditFilter filter, int limit);

    /** Hands over every entry that matches, newest first, without holding them all in memory. */
    void forEach(AuditFilter filter, Consumer<AuditEntry> taker);

    /** The actions that occur, by name. */
    List<String> actions();
}
