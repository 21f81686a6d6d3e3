package org.fengsui.server.platform.reading.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Rewrites a WebP file chunk by chunk, keeping only what makes the picture. The platform has no
 * WebP decoder, so its pixels are not re-encoded; place, device and unknown chunks are taken out.
 */
final class WebpContainer {

    private static final Set<String> KEPT =
            Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FLAG_EXIF_AND_XMP = 0b0000_1100;

    private WebpContainer() {}

    /**
     * Writes its rewritten form.
     *
     * @throws IOException if the chunks do not add up
     */
    static void rewrite(Path file, OutputStream to) throws IOException {
        var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var body = new ByteArrayOutputStream();
        long end = CHUNK_HEADER + Integer.toUnsignedLong(in.getInt(4));
        if (end > in.limit() || end < HEADER) {
            throw new IOException("WebP is cut short");
        }
        boolean pixels = false;
        long at = HEADER;
        while (at + CHUNK_HEADER <= end) {
            var kind = new String(in.array(), (int) at, 4, StandardCharsets.ISO_8859_1);
            long size = Integer.toUnsignedLong(in.getInt((int) at + 4));
            long next = at + CHUNK_HEADER + size + (size & 1);
            if (next > end) {
                throw new IOException("WebP chunk " + kind + " is cut short");
            }
            if (KEPT.contains(kind)) {
                pixels |= kind.startsWith("VP8") || "ANMF".equals(kind);
                copy(in, (int) at, (int) next, kind, body);
            }
            at = next;
        }
        if (!pixels) {
            throw new IOException("WebP holds no picture");
        }
        to.write(whole(body.toByteArray()));
    }

    private static void copy(
            ByteBuffer in, int from, int to, String kind, ByteArrayOutputStream out) {
        var chunk = new byte[to - from];
        in.get(from, chunk);
        if ("VP8X".equals(kind) && chunk.length > CHUNK_HEADER) {
            chunk[CHUNK_HEADER] &= (byte) ~FLAG_EXIF_AND_XMP;
        }
        out.writeBytes(chunk);
    }

    private static byte[] whole(byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + body.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
    }
}
