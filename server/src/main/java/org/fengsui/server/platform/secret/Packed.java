package org.fengsui.server.platform.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A text's UTF-8 bytes, deflated where that shortens them, because nothing packs them once they are
 * sealed: what scanners print shrinks to a third, and so does what the record writes for it.
 *
 * @param deflated whether the bytes are deflated
 * @param bytes not to be changed
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by nobody, and copying would cost what it saves
public record Packed(boolean deflated, byte[] bytes) {

    /** Shorter ones gain nothing. */
    private static final int WORTH_IT = 200;

    /** No text of the record is larger; a damaged length must not fill the memory. */
    private static final int GREATEST = 64 << 20;

    private static final int PIECE = 8192;

    /** A text, packed. */
    public static Packed of(String text) {
        try (var packer = new Packer()) {
            return packer.pack(text);
        }
    }

    /** Packs many texts, one after the other: what it needs for that is as large as the texts. */
    public static final class Packer implements AutoCloseable {

        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

        /** A text, packed. */
        public Packed pack(String text) {
            var plain = text.getBytes(StandardCharsets.UTF_8);
            if (plain.length < WORTH_IT) {
                return new Packed(false, plain);
            }
            var out = new byte[plain.length];
            deflater.reset();
            deflater.setInput(plain);
            deflater.finish();
            int length = deflater.deflate(out);
            return deflater.finished() && length < plain.length
                    ? new Packed(true, Arrays.copyOf(out, length))
                    : new Packed(false, plain);
        }

        @Override
        public void close() {
            deflater.close();
        }
    }

    /**
     * The text as it was.
     *
     * @throws IllegalArgumentException if the bytes are not what {@link #of} gave
     */
    public String text() {
        try {
            return new String(deflated ? inflated() : bytes, StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("packed bytes that do not open", e);
        }
    }

    private byte[] inflated() throws DataFormatException {
        var out = new ByteArrayOutputStream(bytes.length * 4);
        var piece = new byte[PIECE];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(bytes);
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 || out.size() > GREATEST) {
                    throw new DataFormatException("broken off or too large");
                }
                out.write(piece, 0, length);
            }
        }
        return out.toByteArray();
    }
}
