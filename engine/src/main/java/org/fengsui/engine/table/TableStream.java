package org.fengsui.engine.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A table that is being taken apart elsewhere, too large to be held: its rows come one after the
 * other, once. A file with this content is opened by {@link Table} like any other.
 */
public final class TableStream extends RowContent {
    private final Rows rows;

    /** Where the rows come from. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Hands over the next row.
         *
         * @return false at the end, with nothing handed over
         * @throws BadInput at what is wrong with the table
         */
        boolean next(TableParts.Sink to) throws IOException;
    }

    /** The source broke off: the fault is the medium’s, not a row’s. */
    public static final class BrokenOff extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    /** Starts before the first row. */
    public TableStream(Rows rows) {
        this.rows = rows;
    }

    @Override
    RowSource source() {
        return new RowSource() {
            private @Nullable RawRow row;

            @Override
            public @Nullable RawRow next() {
                row = null;
                try {
                    return rows.next((line, cells) -> row = new RawRow(line, cells)) ? row : null;
                } catch (IOException e) {
                    throw new BrokenOff(e);
                }
            }

            @Override
            public void close() {
                // who began the stream ends it
            }
        };
    }
}
