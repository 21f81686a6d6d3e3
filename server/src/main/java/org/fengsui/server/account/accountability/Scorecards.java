package org.fengsui.server.account.accountability;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick;
import org.jspecify.annotations.Nullable;

/**
 * 考核评分: computed from the record alone. A year is computed anew until it is closed; then it stays
 * as it was.
 */
public interface Scorecards {

    /**
     * The cards of a year.
     *
     * @param year the year, of the school's zone
     * @param rule by which it was weighed
     * @param closedAt when the year was closed; null while it is computed anew
     * @param closer who closed it; empty while nobody did
     * @param cards of the units and, where the scope sees the school, of the offices
     * @param names what the obligors that are units are called
     */
    record Year(
            int year,
            ScoringRule rule,
            @Nullable Instant closedAt,
            String closer,
            List<Scorecard> cards,
            Map<Obligor, String> names) {

        /** Keeps its own copies. */
        public Year {
            cards = List.copyOf(cards);
            names = Map.copyOf(names);
        }

        /** The card of one; empty where the scope sees none. */
        public Optional<Scorecard> card(Obligor obligor) {
            return cards.stream().filter(card -> card.obligor().equals(obligor)).findFirst();
        }
    }

    /**
     * A record that is counted, or is excused.
     *
     * @param recordType of what kind it is
     * @param what the record
     * @param excused why it counts for nothing; null where it counts
     */
    record Counted(String recordType, Yardstick.Case what, @Nullable String excused) {}

    /** The cards of a year as far as the scope sees them. */
    Year year(Scope scope, int year);

    /** The records behind one number, the newest first. */
    List<Counted> records(Scope scope, int year, Obligor obligor, String yardstick);

    /**
     * 年度固化: what the year came to is kept and never computed again.
     *
     * @throws Refusal if the actor may not, the year is not over or closed, or objections wait
     */
    void close(Actor by, int year);
}
