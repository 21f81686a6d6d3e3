package org.fengsui.server.platform.file.domain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Archive;
import org.jspecify.annotations.Nullable;

/**
 * Tells a file's type from its bytes. The name only tells text files apart, which are all shown as
 * text anyway.
 */
final class Sniffer {

    private static final int HEAD = 64 * 1024;
    private static final int PDF_HEADER_WITHIN = 1024;
    private static final Pattern ROOT_ELEMENT =
            Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)");
    private static final Pattern BEFORE_ROOT =
            Pattern.compile(
                    "\\s+|<\\?(?:[^?]|\\?(?!>))*+\\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^\\[>]*+(?:\\[[^\\]]*+\\]\\s*+)?>",
                    Pattern.CASE_INSENSITIVE);

    private Sniffer() {}

    /** Looks at the parts of an archive. */
    @FunctionalInterface
    interface Archives {
        Archive look(String name, Path file);
    }

    /**
     * The type, or null where it is none that is taken.
     *
     * @param name the harmless name
     * @param archives looks at the parts of an archive
     * @throws Refusal if the file holds macros or other active content
     */
    static @Nullable FileType sniff(Path file, String name, Archives archives) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (startsWith(head, 0, 'P', 'K', 3, 4)) {
            return switch (archives.look(name, file)) {
                case WORD -> FileType.DOCX;
                case EXCEL -> FileType.XLSX;
                case PLAIN -> FileType.ZIP;
                case OTHER_OFFICE -> null;
                case ACTIVE -> throw new Refusal(FileProblem.ACTIVE_CONTENT, name);
            };
        }
        var magic = byMagic(head);
        return magic != null ? magic : textType(head, name);
    }

    private static @Nullable FileType byMagic(byte[] head) {
        if (startsWith(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return FileType.PNG;
        }
        if (startsWith(head, 0, 0xff, 0xd8, 0xff)) {
            return FileType.JPEG;
        }
        if (startsWith(head, 0, 'R', 'I', 'F', 'F') && startsWith(head, 8, 'W', 'E', 'B', 'P')) {
            return FileType.WEBP;
        }
        if (startsWith(head, 0, 0x1f, 0x8b, 8)) {
            return FileType.GZIP;
        }
        for (int at = 0; at < Math.min(PDF_HEADER_WITHIN, head.length); at++) {
            if (startsWith(head, at, '%', 'P', 'D', 'F', '-')) {
                return FileType.PDF;
            }
        }
        return null;
    }

    private static @Nullable FileType textType(byte[] head, String name) {
        var text = TextHead.read(head);
        if (text == null) {
            return null;
        }
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            return markupType(text, extension);
        }
        if (FileType.JSON.extensions().contains(extension)) {
            return FileType.JSON;
        }
        return FileType.CSV.extensions().contains(extension) ? FileType.CSV : FileType.TEXT;
    }

    /** XML is taken; what a browser would run (HTML, SVG, style sheets) is not. */
    private static @Nullable FileType markupType(String text, String extension) {
        boolean declared = text.startsWith("<?xml ");
        if (!declared && !FileType.XML.extensions().contains(extension)) {
            return null;
        }
        var before = BEFORE_ROOT.matcher(text);
        int at = 0;
        while (at < text.length() && before.region(at, text.length()).lookingAt()) {
            var part = before.group().toLowerCase(Locale.ROOT);
            if (part.matches("(?s)<\\?xml-stylesheet.*|<!doctype\\s+(?:html|svg).*")) {
                return null;
            }
            at = before.end();
        }
        var root = ROOT_ELEMENT.matcher(text).region(at, text.length());
        if (!root.lookingAt()) {
            return null;
        }
        return switch (root.group(1).toLowerCase(Locale.ROOT)) {
            case "html", "svg", "stylesheet", "transform", "script", "xdp" -> null;
            default -> FileType.XML;
        };
    }

    private static boolean startsWith(byte[] bytes, int at, int... expected) {
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The beginning of a text file as text. */
    private static final class TextHead {

        private static @Nullable String read(byte[] head) {
            if (startsWith(head, 0, 0xff, 0xfe)) {
                return strip(new String(head, StandardCharsets.UTF_16LE));
            }
            if (startsWith(head, 0, 0xfe, 0xff)) {
                return strip(new String(head, StandardCharsets.UTF_16BE));
            }
            for (byte each : head) {
                boolean blank = each == '\t' || each == '\n' || each == '\r' || each == '\f';
                // Bytes above 0x7f are UTF-8 or GB18030; both keep ASCII as it is.
                if (each >= 0 && each < ' ' && !blank && each != 0x1b) {
                    return null;
                }
            }
            return strip(new String(head, StandardCharsets.UTF_8));
        }

        private static @Nullable String strip(String text) {
            var bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return bare.indexOf('\0') >= 0 ? null : bare.strip();
        }
    }
}
