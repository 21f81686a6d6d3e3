package org.fengsui.server.duty.notice.takeover;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A row of an old ledger: an item of a notice. Days without an hour begin at 00:00 in the school's
 * zone, a due ends with its day.
 *
 * @param line its line in the file, from 1
 * @param place which item of its notice, from 1
 * @param system what it is about; may be empty
 * @param address where it is; may be empty
 * @param title what is wrong
 * @param severity how bad
 * @param due the day its paper named; null where the period decides
 * @param answered when the unit answered; null where it has not
 * @param answer what it said; may be empty
 * @param closed when it was over; null while it runs
 * @param end how it ended; null while it runs
 * @param cells the row word for word, one line a cell
 */
public record OldItem(
        long line,
        int place,
        String system,
        String address,
        String title,
        Severity severity,
        @Nullable Instant due,
        @Nullable Instant answered,
        String answer,
        @Nullable Instant closed,
        @Nullable End end,
        String cells) {

    /** How an item ended in the old ledger. */
    public enum End {
        /** 已整改. */
        FIXED,
        /** 不受影响. */
        NOT_AFFECTED,
        /** 书面认可. */
        ON_PAPER,
        /** 免除: a false positive, not ours, out of use. */
        EXCUSED,
        /** 撤回. */
        WITHDRAWN
    }

    /** Where it is, as the notice shows it. */
    public String target() {
        return system.isEmpty() || address.isEmpty() ? system + address : system + " · " + address;
    }

    /** What went (−) and came (+) between the cells of a row and those of a later one. */
    public static List<String> difference(String before, String after) {
        var old = before.lines().toList();
        var fresh = after.lines().toList();
        return Stream.concat(
                        old.stream().filter(line -> !fresh.contains(line)).map(line -> "− " + line),
                        fresh.stream().filter(line -> !old.contains(line)).map(line -> "+ " + line))
                .toList();
    }
}
