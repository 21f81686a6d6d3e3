package org.fengsui.server.sensing.trace;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Look-up records were taken in; published in that transaction, so that what was not traced is
 * tried again.
 *
 * @param first when the earliest of them begins
 * @param last when the latest of them ends; null where one still runs
 */
public record RecordsArrived(Instant first, @Nullable Instant last) {}
