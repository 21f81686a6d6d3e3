package org.fengsui.server.sensing.trace.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.jspecify.annotations.Nullable;

/** What a first reading of a file finds: how many records of which days, and what is wrong. */
final class RecordFile {

    private static final int SHOWN = 50;

    private final String name;
    private final String sha256;
    private final LocalDate firstKept;
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final List<BadRow> bad = new ArrayList<>();
    private long records;
    private long tooOld;
    private long badRows;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /**
     * @param firstKept records of earlier days are left out
     */
    RecordFile(String name, String sha256, LocalDate firstKept) {
        this.name = name;
        this.sha256 = sha256;
        this.firstKept = firstKept;
    }

    void good(RecordLine line) {
        if (!keeps(line)) {
            tooOld++;
            return;
        }
        records++;
        days.add(line.day());
        var start = line.during().start();
        var end = line.during().end();
        first = first == null || start.isBefore(first) ? start : first;
        last = later(last, end == null ? Instant.MAX : end);
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

    /** Whether it is young enough to be kept. */
    boolean keeps(RecordLine line) {
        return !line.day().isBefore(firstKept);
    }

    String name() {
        return name;
    }

    String sha256() {
        return sha256;
    }

    TreeSet<LocalDate> days() {
        return days;
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
