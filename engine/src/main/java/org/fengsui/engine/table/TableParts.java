package org.fengsui.engine.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was taken apart elsewhere: its rows as they stood, and the refusal that came after
 * them. A file with this content is opened by {@link Table} like any other and gives the same rows
 * and the same refusals, without a parser ever seeing the stranger's bytes.
 */
public final class TableParts extends RowContent {
    private static final int ROW = 64;
    private static final int REFERENCE = 8;
    private static final int TEXT = 56;

    private final List<RawRow> rows = new ArrayList<>();
    private final long limit;
    private long size;
    private @Nullable BadInput refusal;

    /** Hears rows. */
    @FunctionalInterface
    public interface Sink {
        /** One row: its line from 1, and its cells as read, of any number. */
        void row(long line, List<String> cells) throws IOException;
    }

    /**
     * Starts with no rows.
     *
     * @param limit bytes that all rows together may take in memory, roughly
     */
    public TableParts(long limit) {
        this.limit = limit;
    }

    /**
     * Takes a table apart.
     *
     * @throws BadInput at what is wrong, after the rows before it were handed out
     * @throws IOException what the sink throws
     */
    public static void take(InputFile file, TableLimits limits, Sink sink) throws IOException {
        try (RowSource source = Table.source(file, limits)) {
            for (RawRow row = source.next(); row != null; row = source.next()) {
                sink.row(row.line(), row.cells());
            }
        }
    }

    /** Adds a row; false, and the row is left out, where the table grows beyond its limit. */
    public boolean add(long line, List<String> cells) {
        size += ROW;
        for (String cell : cells) {
            size += cell.isEmpty() ? REFERENCE : TEXT + 2L * cell.length();
        }
        return size <= limit && rows.add(new RawRow(line, List.copyOf(cells)));
    }

    /** Ends the rows with a refusal. */
    public void end(BadInput why) {
        refusal = why;
    }

    @Override
    RowSource source() {
        Iterator<RawRow> each = rows.iterator();
        return new RowSource() {
            @Override
            public @Nullable RawRow next() {
                if (each.hasNext()) {
                    return each.next();
                }
                if (refusal != null) {
                    throw refusal;
                }
                return null;
            }

            @Override
            public void close() {
                // rows in memory hold nothing open
            }
        };
    }
}
