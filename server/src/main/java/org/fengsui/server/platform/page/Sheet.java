package org.fengsui.server.platform.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.springframework.http.MediaType;

/** Tables as xlsx files of one sheet, with their heads in bold and always in view. */
public final class Sheet {

    /** What such a file is called on the wire. */
    public static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int COLUMN_WIDTH = 18;

    private Sheet() {}

    /**
     * Writes a table; the stream is not closed.
     *
     * @param name of the sheet
     * @param lines the heads first; an empty text leaves its cell empty
     */
    public static void write(OutputStream out, String name, List<List<String>> lines) {
        try {
            var workbook = new Workbook(out, "Fengsui", null);
            var sheet = workbook.newWorksheet(name);
            for (int row = 0; row < lines.size(); row++) {
                var cells = lines.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    if (!cells.get(column).isEmpty()) {
                        sheet.value(row, column, cells.get(column));
                    }
                }
            }
            for (int column = 0; column < lines.getFirst().size(); column++) {
                sheet.width(column, COLUMN_WIDTH);
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet cannot be written", e);
        }
    }
}
