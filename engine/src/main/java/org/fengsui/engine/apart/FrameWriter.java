package org.fengsui.engine.apart;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other. Text is kept to the last character, also where it is no proper
 * Unicode: a report may hold half a surrogate pair.
 */
final class FrameWriter {
    static final int NOTHING = 0;
    static final int NARROW = 1;
    static final int WIDE = 2;

    private final DataOutputStream out;

    FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void kind(char kind) throws IOException {
        out.writeByte(kind);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void count(int value) throws IOException {
        out.writeInt(value);
    }

    void decimal(@Nullable Double value) throws IOException {
        flag(value != null);
        if (value != null) {
            out.writeDouble(value);
        }
    }

    void integer(@Nullable Integer value) throws IOException {
        flag(value != null);
        if (value != null) {
            out.writeInt(value);
        }
    }

    // Both ends are the same program, so the place in the enum is enough.
    @SuppressWarnings("EnumOrdinal")
    void choice(@Nullable Enum<?> value) throws IOException {
        out.writeByte(value == null ? 0 : value.ordinal() + 1);
    }

    void time(@Nullable Instant value) throws IOException {
        flag(value != null);
        if (value != null) {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
        }
    }

    void texts(Collection<String> values) throws IOException {
        count(values.size());
        for (String value : values) {
            text(value);
        }
    }

    void text(@Nullable String value) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
            return;
        }
        if (narrow(value)) {
            out.writeByte(NARROW);
            out.writeInt(value.length());
            out.write(value.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            out.writeByte(WIDE);
            out.writeInt(value.length() * 2);
            out.write(wide(value));
        }
    }

    // Plain loops: the child lives too short for the compiler to unfold anything else.
    private static boolean narrow(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    private static byte[] wide(String value) {
        byte[] bytes = new byte[value.length() * 2];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes[2 * i] = (byte) (c >> 8);
            bytes[2 * i + 1] = (byte) c;
        }
        return bytes;
    }

    void flush() throws IOException {
        out.flush();
    }
}
