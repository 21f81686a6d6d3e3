package org.fengsui.engine.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table being read row by row: first the header, then the rows; blank rows are left out, and so
 * are rows that repeat the header, as files put together have them. Opened by {@link
 * #open(InputFile, TableLimits)}, which tells CSV (comma, semicolon or tab) and xlsx apart by
 * content. Everything wrong is a {@link BadInput}, possibly after rows were handed out: who reads
 * must be able to discard them.
 */
public final class Table implements Iterator<TableRow>, AutoCloseable {
    private static final int PREAMBLE = 20;

    private final InputFile file;
    private final TableLimits limits;
    private final RowSource source;
    private final Deque<RawRow> pending = new ArrayDeque<>();
    private final TableHeader header;
    private long rows;
    private @Nullable TableRow next;

    private Table(
            InputFile file, TableLimits limits, RowSource source, Predicate<TableHeader> isHeader) {
        this.file = file;
        this.limits = limits;
        this.source = source;
        this.header = readHeader(isHeader);
    }

    /** Opens the table and reads its header; refuses an empty one. */
    public static Table open(InputFile file, TableLimits limits) {
        return open(file, limits, header -> true);
    }

    /**
     * Opens the table whose header is the first row that passes the test among the first {@value
     * #PREAMBLE} that are not blank: a list may begin with its title, its author, its date. The
     * first such row is the header where none passes.
     */
    public static Table open(InputFile file, TableLimits limits, Predicate<TableHeader> isHeader) {
        RowSource source = source(file, limits);
        try {
            return new Table(file, limits, source, isHeader);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    static RowSource source(InputFile file, TableLimits limits) {
        if (file.content() instanceof RowContent rows) {
            return rows.source();
        }
        return Xlsx.isZip(file.head(4)) ? Xlsx.open(file, limits) : Csv.open(file, limits);
    }

    /** Whether the first bytes are those of a workbook, readable or not, rather than of text. */
    public static boolean isWorkbook(byte[] head) {
        return Xlsx.isZip(head);
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
            RawRow raw = pending.isEmpty() ? source.next() : pending.remove();
            if (raw == null) {
                return false;
            }
            TableRow row = raw.under(header, file, limits);
            if (!row.blank() && !row.cells().equals(header.names())) {
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

    private TableHeader readHeader(Predicate<TableHeader> isHeader) {
        TableHeader first = null;
        for (RawRow raw = source.next(); raw != null; raw = source.next()) {
            TableHeader found = raw.asHeader(file, limits);
            if (found.names().stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (isHeader.test(found)) {
                pending.clear();
                return found;
            }
            if (first == null) {
                first = found;
            } else {
                pending.add(raw);
            }
            if (pending.size() + 1 >= PREAMBLE) {
                break;
            }
        }
        if (first == null) {
            throw new BadInput(InputProblem.EMPTY, file.name(), 0);
        }
        return first;
    }
}
