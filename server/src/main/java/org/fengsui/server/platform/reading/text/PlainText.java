package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Text and HTML in UTF-8, UTF-16 or GB18030. */
public final class PlainText {

    private static final int MOST_BYTES = 2 << 20;
    private static final Charset CHINESE = Charset.forName("GB18030");

    private static final Pattern UNSEEN =
            Pattern.compile(
                    "(?is)<(script|style|head|title)\\b.*?</\\1\\s*>|<!--.*?-->|<\\?.*?\\?>");
    private static final Pattern LINES =
            Pattern.compile("(?i)<(?:br|/p|/div|/tr|/li|/h[1-6])\\b[^>]*>");
    private static final Pattern CELLS = Pattern.compile("(?i)</t[dh]\\s*>");
    private static final Pattern TAGS = Pattern.compile("<[^>]{0,10000}>");

    private PlainText() {}

    /** The text of a file; null where it is no text. */
    static @Nullable String of(String name, Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        var text = decoded(bytes);
        if (text == null) {
            return null;
        }
        var begin = text.stripLeading().toLowerCase(Locale.ROOT);
        boolean html =
                begin.startsWith("<!doctype html")
                        || begin.startsWith("<html")
                        || name.toLowerCase(Locale.ROOT).matches(".*\\.html?");
        return html ? ofHtml(text) : text;
    }

    private static @Nullable String decoded(byte[] bytes) {
        if (starts(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        for (byte each : bytes) {
            if (each == 0) {
                return null;
            }
        }
        int from = starts(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, CHINESE);
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int at = 0; at < with.length; at++) {
            if ((bytes[at] & 0xff) != with[at]) {
                return false;
            }
        }
        return true;
    }

    /** What HTML says, without what it would do. */
    public static String ofHtml(String html) {
        var seen = UNSEEN.matcher(html).replaceAll(" ");
        var lines = CELLS.matcher(LINES.matcher(seen).replaceAll("\n")).replaceAll("\t");
        return HtmlUtils.htmlUnescape(TAGS.matcher(lines).replaceAll(""))
                .replace('\u00a0', ' ')
                .replaceAll("\\n\\s*\\n\\s*", "\n\n")
                .strip();
    }
}
