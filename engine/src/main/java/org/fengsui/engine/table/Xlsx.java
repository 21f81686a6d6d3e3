package org.fengsui.engine.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the first visible sheet with content. The package is measured before it is opened, so
 * that bombs never unpack.
 */
final class Xlsx implements RowSource {
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final InputFile file;
    private final TableLimits limits;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxMerges merges;

    private Xlsx(
            InputFile file,
            TableLimits limits,
            ReadableWorkbook workbook,
            Stream<Row> stream,
            XlsxMerges merges) {
        this.file = file;
        this.limits = limits;
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.merges = merges;
    }

    /**
     * Whether the first bytes are those of a zip package or an old Excel file, so that this class
     * is to judge it.
     */
    static boolean isZip(byte[] head) {
        return startsWith(head, new byte[] {'P', 'K', 3, 4}) || startsWith(head, OLE2);
    }

    static RowSource open(InputFile file, TableLimits limits) {
        if (startsWith(file.head(4), OLE2)) {
            throw new BadInput(InputProblem.OLD_OR_LOCKED_EXCEL, file.name(), 0);
        }
        ZipMeasure.check(file, limits);
        try {
            ReadableWorkbook workbook =
                    new ReadableWorkbook(file.open(), new ReadingOptions(true, false));
            return openSheet(file, limits, workbook);
        } catch (IOException | RuntimeException e) {
            throw refusal(file, e, 0);
        }
    }

    @Override
    public @Nullable RawRow next() {
        long line = 0;
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            line = row.getRowNum();
            if (row.getCellCount() > limits.columns() * 4) {
                throw new BadInput(
                        InputProblem.TOO_MANY_COLUMNS,
                        file.name(),
                        line,
                        Integer.toString(limits.columns()));
            }
            List<String> cells = new ArrayList<>(row.getCellCount());
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(XlsxCell.text(row.getCell(i), file, line));
            }
            merges.fill(line, cells);
            return new RawRow(line, cells);
        } catch (BadInput e) {
            throw e;
        } catch (RuntimeException e) {
            throw refusal(file, e, line);
        }
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static RowSource openSheet(
            InputFile file, TableLimits limits, ReadableWorkbook workbook) throws IOException {
        for (Sheet sheet : workbook.getSheets().toList()) {
            if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                continue;
            }
            try (Stream<Row> probe = sheet.openStream()) {
                if (probe.noneMatch(row -> row.getFirstNonEmptyCell().isPresent())) {
                    continue;
                }
            }
            XlsxMerges merges = XlsxMerges.of(file, sheet.getId());
            return new Xlsx(file, limits, workbook, sheet.openStream(), merges);
        }
        workbook.close();
        throw new BadInput(InputProblem.EMPTY, file.name(), 0);
    }

    private static BadInput refusal(InputFile file, Exception e, long line) {
        if (e instanceof BadInput bad) {
            return bad;
        }
        String words =
                e instanceof ExcelReaderException && e.getCause() != null
                        ? e.getCause().toString()
                        : e.toString();
        if (words.contains("[Content_Types]")) {
            // A zip, but no workbook.
            return BadInput.because(e, InputProblem.BINARY, file.name(), 0);
        }
        if (words.contains("Error reading Zip content")) {
            return BadInput.because(e, InputProblem.TRUNCATED, file.name(), 0, "zip");
        }
        return BadInput.because(e, InputProblem.SYNTAX, file.name(), line, words);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
