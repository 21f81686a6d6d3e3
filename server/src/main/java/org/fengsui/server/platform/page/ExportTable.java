package org.fengsui.server.platform.page;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of an export between reading and sending. Which columns need a second one for their
 * quiet lines is known only after the last row, so the texts wait in a temporary file.
 *
 * @param heads headings of the columns shown
 * @param detailed columns any of whose cells has a quiet line
 * @param rows how many
 * @param file the texts, two a cell
 * @param reader who takes it out
 */
record ExportTable(List<String> heads, BitSet detailed, int rows, Path file, Reader reader) {

    /** Reads the rows to their end. */
    static ExportTable of(List<String> heads, Stream<List<Cell>> rows, Reader reader) {
        var detailed = new BitSet();
        int count = 0;
        try {
            var file = Files.createTempFile("export", ".rows");
            try (var out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                for (Iterator<List<Cell>> all = rows.iterator(); all.hasNext(); count++) {
                    int at = 0;
                    for (var cell : all.next()) {
                        var detail = cell.detail(reader);
                        detailed.set(at, detailed.get(at) || !detail.isEmpty());
                        write(out, cell.plain(reader));
                        write(out, detail);
                        at++;
                    }
                }
            }
            return new ExportTable(heads, detailed, count, file, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("an export cannot be written", e);
        }
    }

    /** Writes all of it as CSV and forgets it. */
    void send(OutputStream out) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            var lines = Stream.generate(() -> line(in)).limit(rows);
            Csv.write(
                    out,
                    Stream.of(Stream.of(headings()), lines, Stream.of(List.of(mark())))
                            .flatMap(part -> part));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<String> headings() {
        var headings = new ArrayList<String>();
        for (int at = 0; at < heads.size(); at++) {
            headings.add(heads.get(at));
            if (detailed.get(at)) {
                headings.add(reader.say("list.export.detail", heads.get(at)));
            }
        }
        return headings;
    }

    private String mark() {
        var times = reader.times();
        return reader.say("list.export.mark", reader.actor().name(), times.plain(times.now()));
    }

    private List<String> line(DataInputStream in) {
        try {
            var line = new ArrayList<String>();
            for (int at = 0; at < heads.size(); at++) {
                line.add(read(in));
                var detail = read(in);
                if (detailed.get(at)) {
                    line.add(detail);
                }
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("an export cannot be read back", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
