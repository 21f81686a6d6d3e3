package org.fengsui.server.platform.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * By when what is owed about a thing is due, for rooms below the ledger, which offers the bean: a
 * room that may do something only near a due asks, and computes none.
 */
@FunctionalInterface
public interface Dues {

    /** The earliest due of what is open about each subject; none where nothing is open. */
    Map<Subject, Instant> of(Scope scope, Collection<Subject> subjects);
}
