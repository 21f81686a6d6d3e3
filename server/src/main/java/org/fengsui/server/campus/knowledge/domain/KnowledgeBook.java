package org.fengsui.server.campus.knowledge.domain;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;

/** The knowledge base as its editors see it: lists, versions, tables. */
public interface KnowledgeBook {

    /**
     * An entry with its history.
     *
     * @param entry the entry at one of its versions
     * @param used in how many notices it stood so far
     * @param writtenAt when this version was written
     * @param writtenBy the account that wrote it; 0 for the set that comes with the product
     * @param writtenByName that account's name then
     */
    record Listed(
            Entry entry, long used, Instant writtenAt, long writtenBy, String writtenByName) {}

    /**
     * What a table changed.
     *
     * @param added entries that did not exist
     * @param changed entries that got a new version
     * @param unchanged entries that were the same already
     */
    record Imported(int added, int changed, int unchanged) {}

    /** A page of entries; {@code q} is any text in check or name, also two Chinese characters. */
    ListResult<Listed> list(ListRequest asked);

    /** A page of what was wanted and has no entry yet; {@code q} as before. */
    ListResult<Missing> missing(ListRequest asked);

    /** How many checks were wanted and have no entry yet. */
    long missingCount();

    /** A check that was wanted and has no entry yet. */
    Optional<Missing> missing(String check);

    /** All versions of an entry, newest first; empty if there is none. */
    List<Listed> versions(String check);

    /**
     * Writes an entry as {@link Knowledge#put} does, and forgets what was typed under a form's key.
     *
     * @throws Refusal if a text is missing or too long, or the entry has changed since that version
     */
    Entry write(Actor by, Entry entry, String formKey);

    /**
     * Takes in a table (CSV or xlsx) as {@link #exportTo} writes it, all of it or nothing.
     *
     * @throws Refusal naming file, line and reason of the first bad row
     */
    Imported importFrom(Actor by, InputFile table);

    /** Writes all entries as CSV (UTF-8 with BOM); the stream is not closed. */
    void exportTo(OutputStream out);
}
