package org.fengsui.server.sensing.finding.domain;

import java.util.Set;

/**
 * What typed words name beside the findings themselves: each has all of the words in its name.
 *
 * @param checks keys under which entries of that name stand in the knowledge base
 * @param numbers CVE and CNVD numbers of such entries, as the word index has them
 * @param systems registered systems, by their names now or before
 * @param units units, by their names now or before
 */
record NamedByWords(Set<String> checks, Set<String> numbers, Set<Long> systems, Set<Long> units) {

    /** Nothing. */
    static final NamedByWords NOTHING = new NamedByWords(Set.of(), Set.of(), Set.of(), Set.of());
}
