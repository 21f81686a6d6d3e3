package org.fengsui.engine.apart;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FrameWriter} wrote. The writer is not trusted: it has read a stranger's file. A
 * frame may cost so many bytes and no more, and whatever makes no sense is an {@link IOException}.
 */
final class FrameReader {
    private final DataInputStream in;
    private long allowed;
    private long left;

    FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** Begins a frame that may cost so many bytes; its kind. */
    char kind(long limit) throws IOException {
        allowed = limit;
        left = limit;
        return (char) in.readUnsignedByte();
    }

    /** How many bytes of the frame were read so far. */
    long spent() {
        return allowed - left;
    }

    boolean flag() throws IOException {
        spend(1);
        return in.readBoolean();
    }

    long number() throws IOException {
        spend(Long.BYTES);
        return in.readLong();
    }

    /** How many follow; each of them costs at least a byte of the frame. */
    int count() throws IOException {
        spend(Integer.BYTES);
        int count = in.readInt();
        if (count < 0 || count > left) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    /** The place of something in a list of so many, from 1; 0 for none of it. */
    int number(int most) throws IOException {
        spend(Integer.BYTES);
        int number = in.readInt();
        if (number < 0 || number > most) {
            throw new IOException("number " + number + " of " + most);
        }
        return number;
    }

    @Nullable Double decimal() throws IOException {
        if (!flag()) {
            return null;
        }
        spend(Double.BYTES);
        return in.readDouble();
    }

    @Nullable Integer integer() throws IOException {
        if (!flag()) {
            return null;
        }
        spend(Integer.BYTES);
        return in.readInt();
    }

    <E> @Nullable E choice(E[] values) throws IOException {
        spend(1);
        int at = in.readUnsignedByte();
        if (at > values.length) {
            throw new IOException("choice " + at + " of " + values.length);
        }
        return at == 0 ? null : values[at - 1];
    }

    <E> E chosen(E[] values) throws IOException {
        E value = choice(values);
        if (value == null) {
            throw new IOException("a choice is missing");
        }
        return value;
    }

    @Nullable Instant time() throws IOException {
        if (!flag()) {
            return null;
        }
        spend(Long.BYTES + Integer.BYTES);
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("no time", e);
        }
    }

    List<String> texts() throws IOException {
        int count = count();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(words());
        }
        return values;
    }

    /** A text that must be there. */
    String words() throws IOException {
        String text = text();
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    @Nullable String text() throws IOException {
        spend(1);
        int form = in.readUnsignedByte();
        if (form == FrameWriter.NOTHING) {
            return null;
        }
        if (form != FrameWriter.NARROW && form != FrameWriter.WIDE) {
            throw new IOException("a text of form " + form);
        }
        int length = count();
        if (length == 0) {
            return "";
        }
        spend(length);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a text ends early");
        }
        return form == FrameWriter.NARROW
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : wide(bytes);
    }

    private static String wide(byte[] bytes) {
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
        }
        return new String(chars);
    }

    private void spend(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("a frame is longer than allowed");
        }
    }
}
