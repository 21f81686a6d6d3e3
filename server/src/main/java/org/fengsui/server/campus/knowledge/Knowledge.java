package org.fengsui.server.campus.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * The knowledge base: per check the Chinese name, harm, remedy and self-check that stand in a
 * notice (第十条). An entry is written once, at the first notice that needs it, and used from then on.
 * It says nothing about any unit, so every signed-in person may read it.
 */
public interface Knowledge {

    /**
     * What a notice says about a check.
     *
     * @param check the check as observations name it: {@code nessus:51192}, {@code
     *     cve:CVE-2021-44228}
     * @param name 中文名
     * @param harm 危害
     * @param remedy 整改建议
     * @param selfCheck 自查方法; may be empty
     * @param version from 1, raised with each change
     */
    record Entry(
            String check, String name, String harm, String remedy, String selfCheck, int version) {}

    /**
     * A check with what it refers to. Its words are those of its own key; where that has none, of
     * the first of its CVE and CNVD numbers, in their order, that has some.
     *
     * @param key the check as observations name it
     * @param refs its references of any kind, in the report's order
     */
    record Check(String key, List<String> refs) {

        /** Keeps its own copy. */
        public Check {
            refs = List.copyOf(refs);
        }

        /** The keys under which its entry may stand, the nearest first. */
        public List<String> keys() {
            return Stream.concat(Stream.of(key), numbers()).distinct().toList();
        }

        /**
         * The key under which it is asked for: its first CVE or CNVD number, so that a hole that
         * two scanners find is asked once; its own where it has none.
         */
        public String asked() {
            return numbers().findFirst().orElse(key);
        }

        private Stream<String> numbers() {
            return refs.stream()
                    .filter(ref -> ref.startsWith("CVE-") || ref.startsWith("CNVD-"))
                    .map(ref ->
                            ref.substring(0, ref.indexOf('-')).toLowerCase(Locale.ROOT)
                                    + ":"
                                    + ref);
        }
    }

    /**
     * A finding whose check is to be put into words.
     *
     * @param title what the report calls it
     */
    record Needed(Check check, String title) {}

    /**
     * A check that was asked for and has no entry.
     *
     * @param check the key it is asked for under
     * @param title its title in the scanner's words
     * @param episodes how many distinct findings asked for it at the last asking
     */
    record Missing(String check, String title, long episodes) {}

    /** The entries that stand under these very keys, by key. */
    Map<String, Entry> of(Collection<String> keys);

    /** The entries of those checks that have one; the entry's own key says which was hit. */
    Map<Check, Entry> about(Collection<Check> checks);

    /**
     * The names that have each of these words in them, by the entry's key. Wide and narrow, capital
     * and small letters are the same.
     *
     * @param words in small, narrow letters (NFKC)
     */
    Map<String, String> called(Collection<String> words);

    /**
     * Writes an entry: new where the entry's version is 0, else as a change of that version.
     *
     * @return the entry as it now stands
     * @throws Refusal if a text is missing or the entry has changed since that version
     */
    Entry put(Actor by, Entry entry);

    /**
     * The entries of the checks of these findings, as {@link #about}; which checks have none is
     * remembered, as {@link Check#asked}.
     */
    Map<Check, Entry> needed(Collection<Needed> findings);

    /** Counts that a notice has used the entries of these keys. */
    void used(Collection<String> keys);

    /** What was wanted and has no entry yet, the most wanted first. */
    List<Missing> missing();
}
