package org.fengsui.server.platform.audit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reading the log. Who may read stands with the endpoint; the log itself belongs to the whole
 * school.
 */
public interface AuditTrail {

    /**
     * The newest entries that match, newest first.
     *
     * @param filter which
     * @param before only entries with a lower id; null starts at the newest
     * @param limit how many at most
     */
    List<AuditEntry> newest(AuditFilter filter, @Nullable Long before, int limit);

    /** How many match, counted up to a limit. */
    int count(AuditFilter filter, int limit);

    /** Hands over every entry that matches, newest first, without holding them all in memory. */
    void forEach(AuditFilter filter, Consumer<AuditEntry> taker);

    /** The actions that occur, by name. */
    List<String> actions();
}
