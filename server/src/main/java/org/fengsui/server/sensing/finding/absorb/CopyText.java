package org.fengsui.server.sensing.finding.absorb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's text format for COPY: tabs between, {@code \N} for null. */
final class CopyText {

    private final OutputStream out;
    private final StringBuilder row = new StringBuilder(4096);
    private boolean begun;

    CopyText(OutputStream out) {
        this.out = out;
    }

    CopyText text(@Nullable String value) {
        if (value == null) {
            return absent();
        }
        separate();
        for (int i = 0; i < value.length(); i++) {
            escaped(value.charAt(i));
        }
        return this;
    }

    CopyText number(@Nullable Number value) {
        if (value == null) {
            return absent();
        }
        separate();
        row.append(value);
        return this;
    }

    CopyText flag(boolean value) {
        separate();
        row.append(value ? 't' : 'f');
        return this;
    }

    CopyText at(@Nullable Instant value) {
        if (value == null) {
            return absent();
        }
        separate();
        row.append(value);
        return this;
    }

    /** Bytes given as hexadecimal digits. */
    CopyText hex(String digits) {
        separate();
        row.append("\\\\x").append(digits);
        return this;
    }

    CopyText numbers(Collection<Long> values) {
        separate();
        row.append('{');
        int start = row.length();
        for (var value : values) {
            row.append(row.length() == start ? "" : ",").append((long) value);
        }
        row.append('}');
        return this;
    }

    CopyText texts(Collection<String> values) {
        separate();
        row.append('{');
        int start = row.length();
        for (var value : values) {
            row.append(row.length() == start ? "\"" : ",\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    row.append("\\\\");
                }
                escaped(c);
            }
            row.append('"');
        }
        row.append('}');
        return this;
    }

    /** Ends the row and writes it. */
    void end() throws IOException {
        row.append('\n');
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
        begun = false;
    }

    private CopyText absent() {
        separate();
        row.append("\\N");
        return this;
    }

    private void separate() {
        if (begun) {
            row.append('\t');
        }
        begun = true;
    }

    /** NUL is left out: PostgreSQL keeps none in text. */
    private void escaped(char c) {
        switch (c) {
            case '\\' -> row.append("\\\\");
            case '\t' -> row.append("\\t");
            case '\n' -> row.append("\\n");
            case '\r' -> row.append("\\r");
            case '\0' -> {}
            default -> row.append(c);
        }
    }
}
