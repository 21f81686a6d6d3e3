package org.fengsui.server.sensing.finding;

import java.util.Collection;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.jspecify.annotations.Nullable;

/** Findings that a person entered by hand: what came with them, once their report is absorbed. */
public interface EnteredFindings {

    /**
     * Adds to the one finding that the report shows which was absorbed in this transaction. A
     * source that stands with it already stays as it is; a finding that is over takes no files.
     *
     * @param by who entered it; the right to do so was asked before
     * @param letter who reported it; null for the office's own
     * @param files kept files that show it, which stay where they are
     * @return the finding; empty where the report showed none, or several
     * @throws IllegalStateException outside the transaction of {@link Sightings#absorb}
     */
    Optional<Long> settle(Actor by, @Nullable SourceLetter letter, Collection<Long> files);
}
