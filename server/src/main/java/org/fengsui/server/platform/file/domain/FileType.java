package org.fengsui.server.platform.file.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.reading.PictureKind;
import org.jspecify.annotations.Nullable;

/** The types that are taken; everything else is refused. */
enum FileType {
    PDF("application/pdf", List.of("pdf")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx")),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx")),
    PNG("image/png", List.of("png")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    WEBP("image/webp", List.of("webp")),
    XML("application/xml", List.of("xml", "nessus")),
    JSON("application/json", List.of("json", "jsonl", "ndjson")),
    CSV("text/csv", List.of("csv")),
    TEXT("text/plain", List.of("txt", "log", "md")),
    ZIP("application/zip", List.of("zip")),
    GZIP("application/gzip", List.of("gz")),
    /** Anything else: no browser shows it. */
    OTHER("application/octet-stream", List.of("bin"));

    private static final Set<FileType> ARCHIVES = EnumSet.of(ZIP, GZIP);

    private final String mediaType;
    private final List<String> extensions;

    FileType(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    /** The extensions it goes by; the first is given to a file that has none of them. */
    List<String> extensions() {
        return extensions;
    }

    /** Archives are read in by imports and are never evidence: nobody sees what is in them. */
    boolean allowedAs(Kind kind) {
        return switch (kind) {
            case EVIDENCE, DOCUMENT -> !ARCHIVES.contains(this) && this != OTHER;
            case IMPORT -> this != OTHER;
            case RECEIVED -> true;
        };
    }

    /** As a picture, which is drawn anew when people attach it; null for all others. */
    @Nullable PictureKind picture() {
        return switch (this) {
            case PNG -> PictureKind.PNG;
            case JPEG -> PictureKind.JPEG;
            case WEBP -> PictureKind.WEBP;
            default -> null;
        };
    }
}
