package org.fengsui.server.duty.notice.takeover;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.speaking.document.Documents;
import org.jspecify.annotations.Nullable;

/**
 * A notice of an old ledger: the rows with one number.
 *
 * @param kind which of the notices it is; of circulars only those that are over
 * @param written its number as it stands in the sheet
 * @param unitId the unit it was addressed to
 * @param issued when it was issued
 * @param served when it was served
 * @param items in their order
 */
public record OldNotice(
        Notice.Kind kind,
        String written,
        long unitId,
        Instant issued,
        Instant served,
        List<OldItem> items) {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\D{1,20}?)\\s*[〔\\[（(【]\\s*(\\d{4})\\s*[〕\\]）)】]\\s*第?\\s*(\\d{1,6})\\s*号?");
    private static final int NAMES_IN_TOPIC = 3;

    /** Keeps its own copy. */
    public OldNotice {
        items = List.copyOf(items);
    }

    /**
     * A number of a series.
     *
     * @param series what stands before the year
     * @param year the year
     * @param number from 1
     */
    public record Series(String series, int year, long number) {}

    /** The parts of a number; null where it is written in a way of its own. */
    public static @Nullable Series series(String written) {
        var found = NUMBER.matcher(written.strip());
        if (!found.matches() || Long.parseLong(found.group(3)) == 0) {
            return null;
        }
        return new Series(
                found.group(1).strip(),
                Integer.parseInt(found.group(2)),
                Long.parseLong(found.group(3)));
    }

    /** What the same notice is known by, however its brackets are typed. */
    public static String key(String written) {
        var series = series(written);
        return series == null
                ? written.strip()
                : Documents.printed(series.series(), series.year(), series.number());
    }

    /** The parts of its number; null where it is written in a way of its own. */
    public @Nullable Series series() {
        return series(written);
    }

    /** What it is known by. */
    public String key() {
        return key(written);
    }

    /** Whether any item is not over. */
    public boolean running() {
        return items.stream().anyMatch(item -> item.closed() == null);
    }

    /** What it is about: its systems, or what is wrong. */
    public String topic() {
        var names =
                items.stream()
                        .map(item -> item.system().isEmpty() ? item.title() : item.system())
                        .distinct()
                        .toList();
        var shown = names.stream().limit(NAMES_IN_TOPIC).collect(Collectors.joining("、"));
        return names.size() > NAMES_IN_TOPIC ? shown + "等" : shown;
    }

    /** When the last item was over; null while one runs. */
    public @Nullable Instant closed() {
        return running()
                ? null
                : items.stream()
                        .map(OldItem::closed)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElseThrow();
    }
}
