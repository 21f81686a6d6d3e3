package org.fengsui.server.sensing.finding.absorb;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's text format for COPY: tabs between, {@code \\N} for null. Written as bytes
 * at once, because a report is some tens of millions of characters.
 */
final class CopyText {

    /** Bytes that a character may take: a backslash in an array is four. */
    private static final int WIDEST = 4;

    private final OutputStream out;
    private byte[] row = new byte[1 << 14];
    private int length;
    private boolean begun;

    CopyText(OutputStream out) {
        this.out = out;
    }

    CopyText text(@Nullable String value) {
        if (value == null) {
            return absent();
        }
        separate();
        put(value, false);
        return this;
    }

    CopyText number(@Nullable Number value) {
        return value == null ? absent() : plain(value.toString());
    }

    CopyText flag(boolean value) {
        return plain(value ? "t" : "f");
    }

    CopyText at(@Nullable Instant value) {
        return value == null ? absent() : plain(value.toString());
    }

    /** Bytes given as hexadecimal digits. */
    CopyText hex(String digits) {
        separate();
        ascii("\\\\x");
        ascii(digits);
        return this;
    }

    CopyText numbers(Collection<Long> values) {
        separate();
        ascii("{");
        boolean first = true;
        for (var value : values) {
            ascii(first ? "" : ",");
            ascii(value.toString());
            first = false;
        }
        ascii("}");
        return this;
    }

    CopyText texts(Collection<String> values) {
        separate();
        ascii("{");
        boolean first = true;
        for (var value : values) {
            ascii(first ? "\"" : ",\"");
            put(value, true);
            ascii("\"");
            first = false;
        }
        ascii("}");
        return this;
    }

    /** Ends the row and writes it. */
    void end() {
        ascii("\n");
        try {
            out.write(row, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("the record does not take the report's rows", e);
        }
        length = 0;
        begun = false;
    }

    private CopyText absent() {
        return plain("\\N");
    }

    private CopyText plain(String ascii) {
        separate();
        ascii(ascii);
        return this;
    }

    private void separate() {
        if (begun) {
            ascii("\t");
        }
        begun = true;
    }

    private void room(int bytes) {
        if (row.length - length < bytes) {
            row = Arrays.copyOf(row, Math.max(row.length * 2, length + bytes));
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            row[length++] = (byte) text.charAt(i);
        }
    }

    /** Half a surrogate pair, which is no character, becomes a question mark. */
    private void put(String text, boolean inArray) {
        room(Math.multiplyExact(text.length(), WIDEST));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                putAscii(c, inArray);
            } else if (c < 0x800) {
                row[length++] = (byte) (0xc0 | (c >> 6));
                row[length++] = continued(c);
            } else if (!Character.isSurrogate(c)) {
                row[length++] = (byte) (0xe0 | (c >> 12));
                row[length++] = continued(c >> 6);
                row[length++] = continued(c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                putPair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                row[length++] = '?';
            }
        }
    }

    private void putPair(int point) {
        row[length++] = (byte) (0xf0 | (point >> 18));
        row[length++] = continued(point >> 12);
        row[length++] = continued(point >> 6);
        row[length++] = continued(point);
    }

    private static byte continued(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /** NUL is left out: PostgreSQL keeps none in text. */
    private void putAscii(char c, boolean inArray) {
        if (c > '\\' || (c >= ' ' && c != '"' && c != '\\')) {
            row[length++] = (byte) c;
            return;
        }
        switch (c) {
            case '"' -> putMarked(c, inArray ? 2 : 0);
            case '\\' -> putMarked(c, inArray ? 3 : 1);
            case '\t' -> putMarked('t', 1);
            case '\n' -> putMarked('n', 1);
            case '\r' -> putMarked('r', 1);
            case '\0' -> {}
            default -> row[length++] = (byte) c;
        }
    }

    private void putMarked(char c, int backslashes) {
        for (int i = 0; i < backslashes; i++) {
            row[length++] = '\\';
        }
        row[length++] = (byte) c;
    }
}
