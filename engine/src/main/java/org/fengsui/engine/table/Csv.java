package org.fengsui.engine.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV rows. The separator is taken from the header line; Excel's {@code sep=;} line is understood.
 */
final class Csv implements RowSource {
    private static final int PEEK = 1 << 16;
    private static final Pattern STARTED = Pattern.compile("started in line (\\d+)");

    private final InputFile file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final TableLimits limits;
    private final CsvDialect dialect;
    private final int skippedLines;
    private final Tail tail;
    private @Nullable CsvRecord ahead;
    private boolean lookedAhead;
    private boolean over;
    private long line = 1;
    private long index;
    private int width = -1;
    private boolean uniform = true;

    private Csv(InputFile file, TableLimits limits, Tail tail) throws IOException {
        this.file = file;
        this.tail = tail;
        BufferedReader text = new BufferedReader(tail, PEEK);
        this.limits = limits;
        text.mark(PEEK + 1);
        char[] start = new char[PEEK];
        int length = text.read(start);
        text.reset();
        dialect = CsvDialect.of(new String(start, 0, Math.max(length, 0)));
        skippedLines = dialect.declared() ? 1 : 0;
        if (dialect.declared()) {
            text.readLine();
        }
        reader = reader(dialect, limits, text, false);
        records = reader.iterator();
    }

    private static CsvReader<CsvRecord> reader(
            CsvDialect dialect, TableLimits limits, Reader text, boolean unclosed) {
        return CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(unclosed)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(Math.max(limits.cellLength() * 2, 1 << 16))
                .build(handler(limits), text);
    }

    static RowSource open(InputFile file, TableLimits limits) {
        try {
            return new Csv(file, limits, new Tail(TextDecoding.of(file).reader(file)));
        } catch (IOException e) {
            throw TextDecoding.refusal(file, e, 1);
        }
    }

    private static CsvRecordHandler handler(TableLimits limits) {
        return CsvRecordHandler.builder()
                .maxFields(limits.columns() * 4)
                .maxFieldSize(limits.cellLength())
                .maxRecordSize(limits.cellLength() * 4)
                .build();
    }

    @Override
    public @Nullable RawRow next() {
        CsvRecord parsed = lookedAhead ? ahead : fetch();
        boolean twiceClosed = over;
        lookedAhead = false;
        if (parsed == null) {
            return null;
        }
        line = parsed.getStartingLineNumber() + skippedLines;
        List<String> cells =
                twiceClosed ? withoutLastQuote(parsed.getFields()) : parsed.getFields();
        if (index++ > 0) {
            ahead = fetch();
            lookedAhead = true;
            if (ahead == null && uniform && cells.size() < width && !tail.endsLine()) {
                // Every row has all cells, the last has not and does not even end its line.
                throw new BadInput(
                        InputProblem.TRUNCATED, file.name(), line, "the last row is not complete");
            }
        }
        uniform &= width < 0 || cells.size() == width;
        width = cells.size();
        return new RawRow(line, cells);
    }

    private static List<String> withoutLastQuote(List<String> read) {
        List<String> cells = new ArrayList<>(read);
        cells.add(cells.removeLast().stripTrailing().replaceFirst("\"$", ""));
        return cells;
    }

    private @Nullable CsvRecord fetch() {
        try {
            return !over && records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            CsvRecord last = isUnclosed(reason(e)) ? closedTwice() : null;
            if (last == null) {
                throw refusal(e);
            }
            return last;
        } catch (UncheckedIOException e) {
            throw TextDecoding.refusal(file, Objects.requireNonNull(e.getCause()), line);
        }
    }

    /**
     * The last record of a file whose last cell is closed by two quotes instead of one: formally it
     * goes on beyond the file, but nothing is missing. Null if the file ends otherwise: then it was
     * cut off.
     */
    private @Nullable CsvRecord closedTwice() {
        if (!uniform || !tail.endsQuotedTwice()) {
            return null;
        }
        over = true;
        try (Tail again = new Tail(TextDecoding.of(file).reader(file));
                BufferedReader text = new BufferedReader(again, PEEK)) {
            if (dialect.declared()) {
                text.readLine();
            }
            CsvRecord last = null;
            try (CsvReader<CsvRecord> lenient = reader(dialect, limits, text, true)) {
                for (CsvRecord parsed : lenient) {
                    last = parsed;
                }
            }
            boolean whole =
                    last != null
                            && last.getFieldCount() == width
                            && last.getField(width - 1).strip().indexOf('\n') < 0;
            return whole ? last : null;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        String words = String.valueOf(e.getMessage());
        return cause == null || cause.getMessage() == null
                ? words
                : words + ": " + cause.getMessage();
    }

    private static boolean isUnclosed(String reason) {
        return reason.contains("nclosed") || reason.contains("not closed");
    }

    private BadInput refusal(CsvParseException e) {
        String reason = reason(e);
        Matcher started = STARTED.matcher(reason);
        long at = started.find() ? Long.parseLong(started.group(1)) + skippedLines : line;
        if (e.getCause() instanceof IOException io && TextDecoding.isDecoding(io)) {
            return TextDecoding.refusal(file, io, at);
        }
        if (reason.contains("buffer") || reason.contains("maximum") || reason.contains("exceed")) {
            return BadInput.because(
                    e,
                    InputProblem.FIELD_TOO_LONG,
                    file.name(),
                    at,
                    limits.cellLength() + " characters");
        }
        if (isUnclosed(reason)) {
            return BadInput.because(
                    e, InputProblem.TRUNCATED, file.name(), at, "a quoted cell is not closed");
        }
        String words = reason.replaceFirst("^.*started in line \\d+: ", "");
        return BadInput.because(e, InputProblem.SYNTAX, file.name(), at, words);
    }

    /** Remembers the last characters that were read. */
    private static final class Tail extends FilterReader {
        private String last = "";

        Tail(Reader in) {
            super(in);
        }

        /** Whether the file ends with a line break. */
        boolean endsLine() {
            return last.endsWith("\n") || last.endsWith("\r");
        }

        /** Whether two quotes are the last that stands in the file. */
        boolean endsQuotedTwice() {
            return last.stripTrailing().endsWith("\"\"");
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                int kept = Math.min(n, 4);
                String end = new String(buffer, offset + n - kept, kept);
                String joined = last + end;
                last = kept == 4 ? end : joined.substring(Math.max(0, joined.length() - 4));
            }
            return n;
        }
    }
}
