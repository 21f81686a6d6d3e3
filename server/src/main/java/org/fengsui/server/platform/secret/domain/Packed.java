package org.fengsui.server.platform.secret.domain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes deflated before they are sealed, because nothing packs them afterwards: what scanners print
 * shrinks to a third, and so does what the record writes for it.
 */
final class Packed {

    /** Shorter ones gain nothing. */
    private static final int WORTH_IT = 200;

    /** No text of the record is larger; a damaged length must not fill the memory. */
    private static final int GREATEST = 64 << 20;

    private static final int PIECE = 8192;

    private Packed() {}

    /** The bytes packed, or the same array where that would not shorten them. */
    static byte[] of(byte[] plain) {
        if (plain.length < WORTH_IT) {
            return plain;
        }
        var out = new byte[plain.length];
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(plain);
            deflater.finish();
            int length = deflater.deflate(out);
            return deflater.finished() && length < plain.length
                    ? Arrays.copyOf(out, length)
                    : plain;
        }
    }

    /**
     * The bytes as they were.
     *
     * @throws DataFormatException if they are no packed bytes
     */
    static byte[] unpacked(byte[] packed) throws DataFormatException {
        var out = new ByteArrayOutputStream(packed.length * 4);
        var piece = new byte[PIECE];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
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
