package org.fengsui.server.sensing.trace;

import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

import java.util.List;

/**
 * The school’s NAT, DHCP and RADIUS records, kept for the days of {@code fengsui.trace.keep}. What
 * columns a file has, stands in docs/pools.md.
 */
public interface LookUpRecords {

    /**
     * A row that cannot be read.
     *
     * @param line where it stands, from 1
     * @param field which field of it, {@code ACCOUNT}; the name of a {@code RecordField}
     * @param fault what is wrong with it
     * @param value what stands there, cut to a limit
     */
    record BadRow(long line, String field, Fault fault, String value) {}

    /** What can be wrong with a row. */
    enum Fault {
        /** Nothing stands there. */
        MISSING,
        /** It is not such a thing. */
        UNREADABLE,
        /** The end is not after the start. */
        END_BEFORE_START,
        /** It starts more than a day ahead of now. */
        IN_FUTURE
    }

    /**
     * What became of a file.
     *
     * @param fileId the file, or the earlier one with the same bytes; 0 where nothing was taken in
     * @param same whether the same bytes were taken in before, so that nothing changed
     * @param records how many were taken in; those that would have been, where rows are bad
     * @param tooOld how many were left out because they are older than what is kept
     * @param badRows how many rows cannot be read; then nothing was taken in
     * @param bad the first of them
     */
    record Taken(
            long fileId, boolean same, long records, long tooOld, long badRows, List<BadRow> bad) {

        /** Keeps its own copy. */
        public Taken {
            bad = List.copyOf(bad);
        }
    }

    /**
     * Takes a file in, all of it or nothing. What was not traced before is tried again with it.
     *
     * @param file read two or three times, never held in memory
     * @throws Refusal if it is no table of records, or the disk is nearly full
     */
    Taken take(Actor by, InputFile file);
}
