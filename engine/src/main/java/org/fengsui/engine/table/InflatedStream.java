package org.fengsui.engine.table;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gz file unpacked on the fly; refuses one that grows beyond the limits. */
public final class InflatedStream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private static final long SMALL = 1L << 20;

    private final InputFile file;
    private final ZipMeasure.CountingStream packed;
    private final long limit;
    private final int ratio;
    private long size;

    private InflatedStream(
            InputFile file,
            ZipMeasure.CountingStream packed,
            InputStream plain,
            long limit,
            int ratio) {
        super(plain);
        this.file = file;
        this.packed = packed;
        this.limit = limit;
        this.ratio = ratio;
    }

    /** Whether the first bytes are those of a gz file. */
    public static boolean isGzip(byte[] head) {
        return head.length > 2
                && (head[0] & 0xFF) == 0x1F
                && (head[1] & 0xFF) == 0x8B
                && head[2] == 8;
    }

    /**
     * The same file unpacked.
     *
     * @param limit bytes after unpacking
     * @param ratio unpacked to packed size, once the unpacked size passes a mebibyte
     */
    public static InputFile unpack(InputFile gzip, long limit, int ratio) {
        return new InputFile(
                gzip.name(),
                () -> {
                    ZipMeasure.CountingStream packed = new ZipMeasure.CountingStream(gzip.open());
                    try {
                        return new InflatedStream(
                                gzip, packed, new GZIPInputStream(packed, BUFFER), limit, ratio);
                    } catch (IOException e) {
                        packed.close();
                        throw refusal(gzip, e);
                    }
                });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = in.read(buffer, offset, length);
            size += Math.max(n, 0);
            if (size > limit) {
                throw new BadInput(InputProblem.ZIP_BOMB, file.name(), 0, (limit >> 20) + " MiB");
            }
            refuseRatio(file, size, packed.count(), ratio);
            return n;
        } catch (ZipException | EOFException e) {
            throw refusal(file, e);
        }
    }

    static void refuseRatio(InputFile file, long size, long packed, int ratio) {
        if (size > SMALL && size > packed * ratio) {
            throw new BadInput(InputProblem.ZIP_BOMB, file.name(), 0, ratio + ":1");
        }
    }

    private static BadInput refusal(InputFile file, IOException e) {
        InputProblem problem =
                e instanceof EOFException ? InputProblem.TRUNCATED : InputProblem.SYNTAX;
        return BadInput.because(e, problem, file.name(), 0, "gz: " + e.getMessage());
    }
}
