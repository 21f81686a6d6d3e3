package org.fengsui.server.sensing.trace.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.jspecify.annotations.Nullable;

/** What the reading of a file finds: how many records, and what is wrong. */
final class RecordFile {

    private static final int SHOWN = 50;

    private final String name;
    private final String sha256;
    private final Instant firstKept;
    private final List<BadRow> bad = new ArrayList<>();
    private long records;
    private long tooOld;
    private long badRows;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * @param firstKept records that start earlier are left out
     */
    RecordFile(String name, String sha256, Instant firstKept) {
        this.name = name;
        this.sha256 = sha256;
        this.firstKept = firstKept;
    }

    /** Counts a record; whether it is young enough to be kept. */
    boolean good(RecordLine line) {
        if (line.during().start().isBefore(firstKept)) {
            tooOld++;
            return false;
        }
        records++;
        var start = line.during().start();
        var end = line.during().end();
        first = first == null || start.isBefore(first) ? start : first;
        last = later(last, end == null ? Instant.MAX : end);
        return true;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    void bad(BadRow row) {
        badRows++;
        if (bad.size() < SHOWN) {
            bad.add(row);
        }
    }

    String name() {
        return name;
    }

    String sha256() {
        return sha256;
    }

    List<BadRow> badRowsShown() {
        return bad;
    }

    long badRows() {
        return badRows;
    }

    long records() {
        return records;
    }

    long tooOld() {
        return tooOld;
    }

    /** When the earliest begins; null if there is none. */
    @Nullable Instant first() {
        return first;
    }

    /** When the latest ends; null if there is none, or one still runs. */
    @Nullable Instant last() {
        return Instant.MAX.equals(last) ? null : last;
    }
}
