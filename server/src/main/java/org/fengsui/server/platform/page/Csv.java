package org.fengsui.server.platform.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
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
     * The rows of an export, read piece by piece so that they never lie in memory all together. The
     * caller's transaction shows each piece the same state.
     */
    public static <T> Stream<T> pieces(
            ListRequest request, Function<ListRequest, ListResult<T>> read) {
        int most = ListRequest.EXPORT_LIMIT / ListRequest.EXPORT_PIECE;
        var more = new AtomicBoolean(true);
        return IntStream.rangeClosed(1, most)
                .boxed()
                .takeWhile(_ -> more.get())
                .flatMap(number -> {
                    var piece = read.apply(request.piece(number));
                    more.set(piece.more());
                    return piece.rows().stream();
                });
    }

    /**
     * A download of the columns a request shows. The rows are read to their end here, in the
     * caller's transaction, into a temporary file that is gone when it has been sent. What a cell
     * says in its quiet line stands in a column of its own beside it. The last line says who took
     * it out and when.
     *
     * @param fileName without extension, may be Chinese
     * @param rows closed when read
     */
    public static <T> ResponseEntity<StreamingResponseBody> download(
            String fileName, ListSpec<T> spec, ListRequest request, Stream<T> rows, Reader reader) {
        var columns = spec.shown(request);
        try (rows) {
            return download(
                    fileName,
                    columns.stream()
                            .map(column -> reader.say(spec.key() + ".col." + column.key()))
                            .toList(),
                    rows.map(row ->
                            columns.stream()
                                    .map(column -> column.cell().apply(row, reader))
                                    .toList()),
                    reader);
        }
    }

    /** The same of a list that was read for its export. */
    public static ResponseEntity<StreamingResponseBody> download(
            String fileName, ListView list, Reader reader) {
        return download(
                fileName,
                list.heads().stream().map(ListView.Head::label).toList(),
                list.rows().stream().map(ListView.Row::cells),
                reader);
    }

    private static ResponseEntity<StreamingResponseBody> download(
            String fileName, List<String> heads, Stream<List<Cell>> rows, Reader reader) {
        var table = ExportTable.of(heads, rows, reader);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"export.csv\"; filename*=UTF-8''"
                                + URLEncoder.encode(fileName + ".csv", StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .body(table::send);
    }

    /** Writes lines with the byte-order mark. */
    public static void write(OutputStream out, Stream<List<String>> lines) throws IOException {
        write(out, lines.iterator());
    }

    /** The same for lines and an output in memory. */
    public static void write(OutputStream out, List<List<String>> lines) {
        try {
            write(out, lines.iterator());
        } catch (IOException e) {
            throw new UncheckedIOException("a table in memory cannot be written", e);
        }
    }

    private static void write(OutputStream out, Iterator<List<String>> lines) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        while (lines.hasNext()) {
            writeLine(writer, lines.next());
        }
        writer.flush();
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
