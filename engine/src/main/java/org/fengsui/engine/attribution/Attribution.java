package org.fengsui.engine.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to whose something is, always with its reason. */
public sealed interface Attribution {

    /** Why. */
    Reason reason();

    /**
     * It is a unit's.
     *
     * @param unit the code of the unit in charge
     * @param system the code of the system; null for a network, and where several systems of the
     *     unit are equally close
     * @param rule the rule that won
     * @param reason why
     */
    record Attributed(String unit, @Nullable String system, Rule rule, Reason reason)
            implements Attribution {}

    /**
     * It lies in an address pool that is no unit's; who used it is answered by records, not rules.
     *
     * @param kind the kind of pool
     * @param rule the rule that won
     * @param reason why
     */
    record Pooled(NetworkKind kind, Rule rule, Reason reason) implements Attribution {}

    /**
     * Rules that are equally close name different units; a person decides.
     *
     * @param candidates the rules, in the order they were given
     * @param reason why
     */
    record Ambiguous(List<Rule> candidates, Reason reason) implements Attribution {
        /** Copies the candidates. */
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * No rule holds it at that time.
     *
     * @param reason why
     */
    record Unattributed(Reason reason) implements Attribution {}
}
