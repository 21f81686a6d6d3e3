package org.fengsui.engine.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * CSV rows. The separator is taken from the header line; Excel's {@code sep=;} line is understood.
 */
final class Csv implements RowSource {
    private static final int PEEK = 1 << 16;

    private final InputFile file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final TableLimits limits;
    private final int skippedLines;
    private long line = 1;

    private Csv(InputFile file, TableLimits limits, BufferedReader text) throws IOException {
        this.file = file;
        this.limits = limits;
        text.mark(PEEK + 1);
        char[] start = new char[PEEK];
        int length = text.read(start);
        text.reset();
        CsvDialect dialect = CsvDialect.of(new String(start, 0, Math.max(length, 0)));
        skippedLines = dialect.declared() ? 1 : 0;
        if (dialect.declared()) {
            text.readLine();
        }
        reader =
                CsvReader.builder()
                        .fieldSeparator(dialect.separator())
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .trimWhitespacesAroundQuotes(true)
                        .maxBufferSize(Math.max(limits.cellLength() * 2, 1 << 16))
                        .build(handler(limits), text);
        records = reader.iterator();
    }

    static RowSource open(InputFile file, TableLimits limits) {
        BufferedReader text = new BufferedReader(TextDecoding.of(file).reader(file), PEEK);
        try {
            return new Csv(file, limits, text);
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
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord parsed = records.next();
            line = parsed.getStartingLineNumber() + skippedLines;
            return new RawRow(line, parsed.getFields());
        } catch (CsvParseException e) {
            throw refusal(e);
        } catch (UncheckedIOException e) {
            throw TextDecoding.refusal(file, Objects.requireNonNull(e.getCause()), line);
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

    private BadInput refusal(CsvParseException e) {
        Throwable cause = e.getCause();
        String words = String.valueOf(e.getMessage());
        String reason =
                cause == null || cause.getMessage() == null
                        ? words
                        : words + ": " + cause.getMessage();
        if (cause instanceof IOException io && TextDecoding.isDecoding(io)) {
            return TextDecoding.refusal(file, io, line);
        }
        if (reason.contains("buffer") || reason.contains("maximum") || reason.contains("exceed")) {
            return BadInput.because(
                    e,
                    InputProblem.FIELD_TOO_LONG,
                    file.name(),
                    line,
                    limits.cellLength() + " characters");
        }
        if (reason.contains("nclosed") || reason.contains("not closed")) {
            return BadInput.because(
                    e, InputProblem.TRUNCATED, file.name(), line, "a quoted cell is not closed");
        }
        return BadInput.because(e, InputProblem.SYNTAX, file.name(), line, reason);
    }
}
