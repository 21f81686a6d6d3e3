package org.fengsui.server.sensing.finding;

/**
 * What a report did to the findings.
 *
 * @param items results read
 * @param folded results that had the fingerprint of another one in the same report
 * @param opened findings that were not known before
 * @param seenAgain findings that were known to be there
 * @param returned findings that had been closed and are there again, as new episodes
 * @param closed findings that the report proves to be gone
 * @param unattributed of the opened and returned ones, those without a responsible unit
 * @param history results older than what is known already; they changed no state
 */
public record Tally(
        long items,
        long folded,
        long opened,
        long seenAgain,
        long returned,
        long closed,
        long unattributed,
        long history) {

    /** What a report does that changes nothing. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);
}
