package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What may be unpacked of all archives together: a bomb ends here. */
final class Budget {

    private static final int MOST_UNPACKED = Extraction.MOST_PARTS - 50;
    private static final long MOST_BYTES = 256L << 20;
    private static final long LARGEST_PART = 64L << 20;
    private static final long DENSE_FROM = 8L << 20;
    private static final int DENSEST = 100;
    private static final int PIECE = 1 << 16;

    private long bytes;
    private int parts;

    /** It is spent. */
    static final class Spent extends IOException {
        private static final long serialVersionUID = 1L;

        Spent(String what) {
            super(what);
        }
    }

    /**
     * Unpacks a part.
     *
     * @param packed how many bytes it takes in the archive; 0 or less where that is not known
     */
    void unpack(InputStream from, long packed, Path to) throws IOException {
        if (++parts > MOST_UNPACKED) {
            throw new Spent("parts");
        }
        long size = 0;
        var piece = new byte[PIECE];
        try (var out = Files.newOutputStream(to)) {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                size += n;
                bytes += n;
                if (size > LARGEST_PART || bytes > MOST_BYTES) {
                    throw new Spent("bytes");
                }
                if (packed > 0 && size > DENSE_FROM && size / packed > DENSEST) {
                    throw new Spent("density");
                }
                out.write(piece, 0, n);
            }
        }
    }
}
