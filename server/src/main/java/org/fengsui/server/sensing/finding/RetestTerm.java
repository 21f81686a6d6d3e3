package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.Optional;

/**
 * By when a claim is to be re-tested. The profile says it and the ledger computes it: a room above
 * offers the bean, so that the queue shows no other day than the office's duty.
 */
@FunctionalInterface
public interface RetestTerm {

    /** The due of a claim made at an instant; empty where the profile asks for no re-test. */
    Optional<Instant> due(Instant claim);
}
