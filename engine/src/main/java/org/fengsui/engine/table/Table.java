package org.fengsui.engine.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A table being read row by row: first the header, then the rows; blank rows are left out. Opened
 * by {@link #open(InputFile, TableLimits)}, which tells CSV (comma, semicolon or tab) and xlsx
 * apart by content. Everything wrong is a {@link BadInput}, possibly after rows were handed out:
 * who reads must be able to discard them.
 */
public final class Table implements Iterator<TableRow>, AutoCloseable {
    private final InputFile file;
    private final TableLimits limits;
    private final RowSource source;
    private final TableHeader header;
    private long rows;
    private @Nullable TableRow next;

    private Table(InputFile file, TableLimits limits, RowSource source) {
        this.file = file;
        this.limits = limits;
        this.source = source;
        this.header = readHeader();
    }

    /** Opens the table and reads its header; refuses an empty one. */
    public static Table open(InputFile file, TableLimits limits) {
        RowSource source =
                Xlsx.isZip(file.head(4)) ? Xlsx.open(file, limits) : Csv.open(file, limits);
        try {
            return new Table(file, limits, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Opens under the default limits. */
    public static Table open(InputFile file) {
        return open(file, TableLimits.DEFAULT);
    }

    /** The header. */
    public TableHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            RawRow raw = source.next();
            if (raw == null) {
                return false;
            }
            TableRow row = raw.under(header, file, limits);
            if (!row.blank()) {
                next = row;
            }
        }
        return true;
    }

    @Override
    public TableRow next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        if (++rows > limits.rows()) {
            throw new BadInput(
                    InputProblem.TOO_MANY_ROWS,
                    file.name(),
                    next.line(),
                    Long.toString(limits.rows()));
        }
        TableRow row = next;
        next = null;
        return row;
    }

    @Override
    public void close() {
        source.close();
    }

    private TableHeader readHeader() {
        for (RawRow raw = source.next(); raw != null; raw = source.next()) {
            TableHeader found = raw.asHeader(file, limits);
            if (found.names().stream().anyMatch(name -> !name.isEmpty())) {
                return found;
            }
        }
        throw new BadInput(InputProblem.EMPTY, file.name(), 0);
    }
}
