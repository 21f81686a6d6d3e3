package org.fengsui.engine.tracing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who it was, as far as the records tell. */
public sealed interface Resolution {

    /** The ways that led here, in the order the records were found. */
    List<Chain> chains();

    /**
     * One account, on every way.
     *
     * @param account its name
     * @param chains all lead to it
     */
    record Traced(String account, List<Chain> chains) implements Resolution {
        /** Keeps its own copy. */
        public Traced {
            chains = List.copyOf(chains);
        }
    }

    /**
     * Records contradict each other, or some ways lead to an account and others to nobody: naming
     * one would accuse perhaps the wrong person.
     *
     * @param accounts who comes into question, by name
     * @param others whether somebody whom no record names comes into question too
     * @param chains all ways
     */
    record Ambiguous(SortedSet<String> accounts, boolean others, List<Chain> chains)
            implements Resolution {
        /** Keeps its own copies. */
        public Ambiguous {
            accounts = new TreeSet<>(accounts);
            chains = List.copyOf(chains);
        }
    }

    /**
     * 无法溯源: no way leads to an account.
     *
     * @param gap where the way ends that got furthest
     * @param chains the ways, as far as they led
     */
    record NotTraced(Gap gap, List<Chain> chains) implements Resolution {
        /** Keeps its own copy. */
        public NotTraced {
            chains = List.copyOf(chains);
        }
    }
}
