package org.fengsui.server.sensing.finding;

import java.time.Instant;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a ledger of before has it.
 *
 * @param key tells it from every other of all such ledgers: the notice's number and the item's
 *     place
 * @param title what is wrong
 * @param severity how bad
 * @param place an address, a name or a URL where it can be read as one; may be empty
 * @param text the row of the old ledger, kept as its evidence
 * @param unitId the unit that answers for it
 * @param noticedAt when the unit was told
 * @param claimedAt when the unit said that it is fixed; null where it has not
 * @param claimedHow what the unit said
 * @param closedAt when it was over; null where it is not
 */
public record OldFinding(
        String key,
        String title,
        Severity severity,
        String place,
        String text,
        long unitId,
        Instant noticedAt,
        @Nullable Instant claimedAt,
        String claimedHow,
        @Nullable Instant closedAt) {}
