package org.fengsui.server.platform.file.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Tells Word and Excel files from other archives by their parts, of which only one is unpacked. */
final class OfficePackage {

    private static final String TYPES_PART = "[Content_Types].xml";
    private static final int TYPES_PART_LIMIT = 1024 * 1024;
    private static final int MOST_PARTS = 20_000;

    private OfficePackage() {}

    /**
     * The type of an archive; null where it cannot be listed or has too many parts.
     *
     * @throws ActiveContentException if it is an office file with active content
     */
    static @Nullable FileType typeOf(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (zip.size() > MOST_PARTS) {
                return null;
            }
            var types = zip.getEntry(TYPES_PART);
            if (types == null) {
                return FileType.ZIP;
            }
            refuseActiveParts(zip);
            return officeType(contentTypes(zip, types));
        } catch (ZipException _) {
            return null;
        }
    }

    /** An embedded .xlsx feeds a chart; anything else embedded is a program or hides one. */
    private static void refuseActiveParts(ZipFile zip) throws IOException {
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
                throw new ActiveContentException(part);
            }
        }
    }

    private static @Nullable FileType officeType(String types) throws IOException {
        if (types.contains("macroenabled")) {
            throw new ActiveContentException(TYPES_PART);
        }
        if (types.contains(FileType.DOCX.mediaType() + ".main+xml")) {
            return FileType.DOCX;
        }
        return types.contains(FileType.XLSX.mediaType() + ".main+xml") ? FileType.XLSX : null;
    }

    private static String contentTypes(ZipFile zip, ZipEntry part) throws IOException {
        try (var in = zip.getInputStream(part)) {
            var bytes = in.readNBytes(TYPES_PART_LIMIT);
            return new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }
}
