package org.fengsui.server.platform.audit;

import java.util.Optional;
import org.fengsui.server.platform.kernel.Errand;

/**
 * Verifications of the chain that people ask for. One goes on at a time, whether anybody looks at
 * it or not; what it found stands in the log as {@code audit.verified}.
 */
public interface AuditVerifications {

    /** Asks for one; where one goes on already, that one is shared. */
    Errand ask(long accountId, String name);

    /** The newest there is. */
    Optional<Errand> newest();
}
