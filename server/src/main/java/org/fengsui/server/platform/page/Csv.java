package org.fengsui.server.platform.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Exports a list as it is shown: UTF-8 with a byte-order mark so that spreadsheets read Chinese,
 * and cells that a spreadsheet would run as a formula made harmless.
 */
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    /**
     * A download of the columns a request shows.
     *
     * @param fileName without extension, may be Chinese
     * @param rows read to the end while writing
     */
    public static <T> ResponseEntity<StreamingResponseBody> download(
            String fileName, ListSpec<T> spec, ListRequest request, Stream<T> rows, Reader reader) {
        var columns = spec.shown(request);
        var lines = new ArrayList<List<String>>();
        lines.add(
                columns.stream()
                        .map(column -> reader.say(spec.key() + ".col." + column.key()))
                        .toList());
        try (rows) {
            rows.forEach(row ->
                    lines.add(
                            columns.stream()
                                    .map(column -> column.cell().apply(row, reader).plain(reader))
                                    .toList()));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"export.csv\"; filename*=UTF-8''"
                                + URLEncoder.encode(fileName + ".csv", StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .body(out -> write(out, lines));
    }

    /** Writes lines with the byte-order mark. */
    public static void write(OutputStream out, Iterable<List<String>> lines) {
        try {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            for (var line : lines) {
                writeLine(writer, line);
            }
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeLine(Writer writer, List<String> cells) throws IOException {
        var first = true;
        for (var cell : cells) {
            if (!first) {
                writer.write(',');
            }
            writer.write(quoted(harmless(cell)));
            first = false;
        }
        writer.write("\r\n");
    }

    /** A cell that no spreadsheet takes for a formula. */
    public static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
