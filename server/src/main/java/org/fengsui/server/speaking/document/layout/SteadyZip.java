package org.fengsui.server.speaking.document.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes an Office file again so that equal content has equal bytes: entries in order of their
 * names, one fixed time stamp, and core properties that speak of the document and not of the run.
 */
final class SteadyZip {

    private static final String CORE = "docProps/core.xml";
    private static final String TYPES = "[Content_Types].xml";

    private SteadyZip() {}

    static byte[] rewrite(byte[] office, LocalDate date, String title, String author)
            throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(office))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return write(entries, date, title, author);
    }

    /** Writes the parts of an Office file. */
    static byte[] write(Map<String, byte[]> parts, LocalDate date, String title, String author) {
        var entries = new TreeMap<>(parts);
        entries.put(CORE, core(date, title, author).getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            // readers expect the content types first
            put(zip, TYPES, Objects.requireNonNull(entries.remove(TYPES)), date);
            for (var entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue(), date);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, LocalDate date)
            throws IOException {
        var entry = new ZipEntry(name);
        // a local time: no zone of the machine gets into the file
        entry.setTimeLocal(LocalDateTime.of(date.getYear(), 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String property(String text) {
        return HtmlUtils.htmlEscape(Wording.printable(text), "UTF-8");
    }

    private static String core(LocalDate date, String title, String author) {
        return """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <dc:title>%s</dc:title><dc:creator>%s</dc:creator>\
        <dcterms:created xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:created>\
        <dcterms:modified xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:modified></cp:coreProperties>
        """
                .formatted(property(title), property(author), date, date);
    }
}
