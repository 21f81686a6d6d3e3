package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fengsui.server.platform.reading.Archive;

/** Tells Word and Excel files from other archives by their parts, of which only one is unpacked. */
final class OfficePackage {

    private static final String TYPES_PART = "[Content_Types].xml";
    private static final int TYPES_PART_LIMIT = 1024 * 1024;
    private static final int MOST_PARTS = 20_000;

    private OfficePackage() {}

    /**
     * What an archive is.
     *
     * @throws IOException if it cannot be listed or has too many parts
     */
    static Archive of(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_PARTS) {
                throw new IOException(zip.size() + " parts");
            }
            var types = zip.getEntry(TYPES_PART);
            if (types == null) {
                return Archive.PLAIN;
            }
            return hasActiveParts(zip) ? Archive.ACTIVE : officeType(contentTypes(zip, types));
        }
    }

    /** An embedded .xlsx feeds a chart; anything else embedded is a program or hides one. */
    private static boolean hasActiveParts(ZipFile zip) {
        var parts = zip.entries();
        while (parts.hasMoreElements()) {
            var part = parts.nextElement().getName().toLowerCase(Locale.ROOT);
            boolean active =
                    part.contains("vbaproject")
                            || part.contains("vbadata")
                            || part.contains("/activex/")
                            || part.contains("/macrosheets/")
                            || (part.contains("/embeddings/") && !part.endsWith("x"));
            if (active) {
                return true;
            }
        }
        return false;
    }

    private static Archive officeType(String types) {
        if (types.contains("macroenabled")) {
            return Archive.ACTIVE;
        }
        if (types.contains("wordprocessingml.document.main+xml")) {
            return Archive.WORD;
        }
        return types.contains("spreadsheetml.sheet.main+xml")
                ? Archive.EXCEL
                : Archive.OTHER_OFFICE;
    }

    private static String contentTypes(ZipFile zip, ZipEntry part) throws IOException {
        try (var in = zip.getInputStream(part)) {
            var bytes = in.readNBytes(TYPES_PART_LIMIT);
            return new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }
}
