package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.DeclaredScope;
import org.fengsui.engine.observation.Observation;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/** Where evidence goes: a report is absorbed whole, or not at all. */
public interface Sightings {

    /**
     * Where a report comes from.
     *
     * @param importId its row in intake
     * @param name its name as a proof names it
     * @param source who reports, if it is not the office's own scan: {@code EDUSRC}; null for own
     * @param vantage from where it looked: {@code campus}, {@code internet}
     * @param receivedAt when it came in
     */
    record Origin(
            long importId,
            String name,
            @Nullable String source,
            String vantage,
            Instant receivedAt) {}

    /**
     * What a report says by its silence.
     *
     * @param namespace the {@link Observation#format()} of its observations
     * @param coverage what it looked at
     * @param declared what an operator says it looked at; null where nobody does
     */
    record Silence(String namespace, Coverage coverage, @Nullable DeclaredScope declared) {

        /** Of a report that speaks for itself. */
        public Silence(String namespace, Coverage coverage) {
            this(namespace, coverage, null);
        }
    }

    /**
     * A look at a report that is read and not yet written.
     *
     * @param checks how many results each check has, the most first, as far as a sample goes
     * @param units how many each unit would get by the registry of this moment, the most first
     */
    record Glance(List<Part> checks, List<Part> units) {
        /** Keeps its own copies. */
        public Glance {
            checks = List.copyOf(checks);
            units = List.copyOf(units);
        }
    }

    /**
     * A part of a report.
     *
     * @param key the check, or the unit’s identity; empty for what nobody answers for
     * @param title the check's title, or the unit’s name; empty for nobody’s
     * @param results how many results
     */
    record Part(String key, String title, long results) {}

    /** A report that can be read once. */
    interface Report {

        /**
         * Reads it.
         *
         * @param into takes each observation, in the order of the report
         * @return what it covered
         */
        Silence read(Consumer<Observation> into);

        /**
         * Called after all was read and before anything is written, while no other report is being
         * written; may throw, and then nothing is.
         *
         * @param items how many observations were read
         * @param glance looks at what they are about
         */
        void beforeWriting(long items, Supplier<Glance> glance);
    }

    /**
     * Absorbs a report in the caller's transaction: folds equal fingerprints, opens, continues and
     * closes episodes, finds whose they are, and publishes what others must know. Reports are read
     * side by side and written one after the other.
     *
     * @throws IllegalStateException outside a transaction
     */
    Tally absorb(Origin origin, Report report);

    /**
     * Which reports somebody may still have to look into: those that first or last showed, or did
     * not show any more, what is open or was closed since an instant.
     *
     * @param importIds the reports that are asked about
     */
    Set<Long> needed(Scope scope, Collection<Long> importIds, Instant since);
}
