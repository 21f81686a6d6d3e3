package org.fengsui.server.campus.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * A check that was asked for and has no entry.
     *
     * @param check the check
     * @param title its title in the scanner's words
     * @param episodes how many distinct findings asked for it at the last asking
     */
    record Missing(String check, String title, long episodes) {}

    /** The entries of those checks that have one, by check. */
    Map<String, Entry> of(Collection<String> checks);

    /**
     * Writes an entry: new where the entry's version is 0, else as a change of that version.
     *
     * @return the entry as it now stands
     * @throws Refusal if a text is missing or the entry has changed since that version
     */
    Entry put(Actor by, Entry entry);

    /** Remembers that a check was needed and has no entry; known ones are left alone. */
    void wanted(String check, String title, long episodes);

    /** Counts that a notice has used these entries. */
    void used(Collection<String> checks);

    /** What was wanted and has no entry yet, the most wanted first. */
    List<Missing> missing();
}
