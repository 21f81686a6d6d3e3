package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A re-test by a person, for what no scanner can prove (a logic flaw). The tester is not of the
 * unit that answers for the hole.
 *
 * @param at when it was tested; not in the future, not before the episode was first seen
 * @param tester the tester's name, of an outside tester behind the company's
 * @param testerUnitId the tester's unit, which must have nothing to do with the system; null for
 *     outside testers and for who is of no registered unit
 * @param method how it was tested, in a few words
 * @param steps what was done, step by step, so that another person can repeat it
 * @param evidenceFiles identities in platform.file; at least one
 * @param result what was seen
 */
public record ManualRetest(
        Instant at,
        String tester,
        @Nullable Long testerUnitId,
        String method,
        String steps,
        List<Long> evidenceFiles,
        Result result) {

    /** What a re-test shows. */
    public enum Result {
        /** The hole is no longer there. */
        FIXED,
        /** The hole is still there. */
        STILL_PRESENT,
        /** The hole is there, but nobody can reach it any more. */
        CUT_OFF
    }

    /** Keeps its own copy. */
    public ManualRetest {
        evidenceFiles = List.copyOf(evidenceFiles);
    }
}
