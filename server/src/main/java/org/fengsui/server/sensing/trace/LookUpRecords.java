package org.fengsui.server.sensing.trace;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

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

    /** Where an upload stands: RECEIVED → READING → DONE or REFUSED. */
    enum UploadState {
        /** Kept, and waiting to be read. */
        RECEIVED,
        /** Being read; after a crash it is read again from its start. */
        READING,
        /** Read and taken in, all of it; the file is gone. */
        DONE,
        /** Nothing of it was taken in; the file is gone. */
        REFUSED;

        /** Whether nothing more will happen. */
        public boolean settled() {
            return this == DONE || this == REFUSED;
        }
    }

    /**
     * How far the reading is.
     *
     * @param startedAt when this attempt began, by the system’s clock
     * @param bytes of the file that were read
     * @param records how many were read
     */
    record Progress(Instant startedAt, long bytes, long records) {}

    /**
     * Why a whole file was refused.
     *
     * @param key stable; {@code input.…} for what is wrong with the file
     * @param line where in the file, from 1; 0 where no line is to blame
     * @param words what the sentence of the key names, in its order
     */
    record Reason(String key, long line, List<String> words) {
        /** Keeps its own copy. */
        public Reason {
            words = List.copyOf(words);
        }
    }

    /**
     * A file of records on its way in.
     *
     * @param id identity
     * @param state where it stands
     * @param name as sent
     * @param size in bytes
     * @param receivedAt when it came
     * @param receivedBy by whose hand
     * @param finishedAt when it was done or refused
     * @param progress how far the reading is; null unless READING
     * @param same of DONE, whether the same bytes were taken in before, so that nothing changed
     * @param records how many were taken in; those that would have been, where rows are bad
     * @param tooOld how many were left out because they are older than what is kept
     * @param firstAt when the earliest begins; null where there is none
     * @param lastAt when the latest ends; null where there is none, or one still runs
     * @param badRows of REFUSED, how many rows cannot be read
     * @param reason of REFUSED, what is wrong with the whole; null where rows are
     */
    record Upload(
            long id,
            UploadState state,
            String name,
            long size,
            Instant receivedAt,
            String receivedBy,
            @Nullable Instant finishedAt,
            @Nullable Progress progress,
            boolean same,
            long records,
            long tooOld,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            long badRows,
            @Nullable Reason reason) {}

    /**
     * Keeps a file and queues it. It is read soon after, all of it or nothing, and not kept longer.
     * What was not traced before is tried again with it.
     *
     * @param content read to its end, not closed
     * @return the upload’s identity
     * @throws Refusal if it is empty, too large or neither CSV nor Excel, or the disk is nearly
     *     full
     */
    long receive(Actor by, String name, InputStream content);

    /** One upload, if the scope sees it. */
    Optional<Upload> find(Scope scope, long id);

    /** The first rows of a refused upload that cannot be read, in the order of their lines. */
    List<BadRow> badRows(Scope scope, long id);

    /** What waits or is being read, oldest first. */
    List<Upload> waiting(Scope scope, int most);

    /**
     * A table of another database that records are read from.
     *
     * @param name what the settings call it
     * @param table its name there
     * @param lastAt up to where it was read, by its time column; null for nothing yet
     * @param readAt when it was looked at last; null for never
     * @param records how many were taken in
     * @param badRows how many rows could not be read and were left out
     * @param bad the latest of them; its line is 0
     * @param problem why the last reading broke off; null where it did not
     */
    record Source(
            String name,
            String table,
            @Nullable Instant lastAt,
            @Nullable Instant readAt,
            long records,
            long badRows,
            @Nullable BadRow bad,
            @Nullable Reason problem) {}

    /** The tables of {@code fengsui.trace.database}, in the order of the settings. */
    List<Source> sources(Scope scope);
}
