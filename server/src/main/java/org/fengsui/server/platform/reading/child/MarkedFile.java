package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.TextDecoding;
import org.fengsui.server.platform.reading.Marking;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What a file of a stranger says, as far as is needed to see a mark of secrecy in it. */
final class MarkedFile {

    /** Of a part of an office file, and of a text. */
    private static final int MOST_BYTES = 16 << 20;

    private static final int MOST_PAGES = 50;
    private static final int HEAD = 8;

    /** Where a paragraph, a cell or a header ends. */
    private static final Pattern BREAK = Pattern.compile("</(?:w:p|si|is|c|a:p)>|<w:br[ /]");

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,10000}>");

    private MarkedFile() {}

    /**
     * Whether it bears a mark.
     *
     * @throws IOException if it cannot be read
     */
    static boolean look(Path file) throws IOException {
        var head = new byte[HEAD];
        try (var in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, HEAD);
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return pdf(file);
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return office(file);
        }
        boolean picture =
                starts(head, 0x89, 'P', 'N', 'G')
                        || starts(head, 0xFF, 0xD8)
                        || starts(head, 'R', 'I', 'F', 'F');
        return !picture && text(file);
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if ((head[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** A paper bears its mark in front; a long one is not read to its end. */
    private static boolean pdf(Path file) throws IOException {
        try (var reader = new PdfReader(file.toString())) {
            var words = new PdfTextExtractor(reader);
            int pages = Math.min(reader.getNumberOfPages(), MOST_PAGES);
            for (int page = 1; page <= pages; page++) {
                if (Marking.in(words.getTextFromPage(page)).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException e) {
            // The reader answers a broken file with any of these.
            throw new IOException("no PDF that can be read", e);
        }
    }

    private static boolean office(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            for (var part : Collections.list(zip.entries())) {
                if (speaks(part) && Marking.in(words(zip, part)).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean speaks(ZipEntry part) {
        var name = part.getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".xml") && (name.startsWith("word/") || name.startsWith("xl/"));
    }

    private static String words(ZipFile zip, ZipEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            var xml = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return TAG.matcher(BREAK.matcher(xml).replaceAll("\n$0")).replaceAll("");
        }
    }

    private static boolean text(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        try {
            var decoding = TextDecoding.of(InputFile.of("text", bytes));
            var from = Arrays.copyOfRange(bytes, decoding.bom(), bytes.length);
            return Marking.in(new String(from, decoding.charset())).isPresent();
        } catch (BadInput e) {
            throw new IOException("no text", e);
        }
    }
}
