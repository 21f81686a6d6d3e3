package org.fengsui.server.sensing.finding.absorb;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.fengsui.server.platform.secret.Packed;

/**
 * The evidence of a report's results, packed, beside the report's own file and gone with the
 * process: only what is about to be written passes to the record, once, and sealed.
 */
final class EvidenceSpool implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final byte DEFLATED = 1;

    private final FileChannel file;
    private final OutputStream out;
    private final Packed.Packer packer = new Packed.Packer();
    private long[] starts = new long[1024];
    private int[] lengths = new int[1024];
    private int count;
    private long end;

    private EvidenceSpool(FileChannel file) {
        this.file = file;
        this.out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
    }

    static EvidenceSpool open() {
        try {
            return new EvidenceSpool(
                    FileChannel.open(
                            Files.createTempFile("fengsui-evidence-", ".tmp"),
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file for evidence", e);
        }
    }

    /** Adds what the next result shows; the first is number 1. */
    void add(String text) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        count++;
        put(count, text);
    }

    /** Puts a text in place of what a result shows. */
    void put(int number, String text) {
        starts[number - 1] = end;
        lengths[number - 1] = 0;
        if (text.isEmpty()) {
            return;
        }
        var packed = packer.pack(text);
        try {
            out.write(packed.deflated() ? DEFLATED : 0);
            out.write(packed.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("no room for evidence", e);
        }
        lengths[number - 1] = 1 + packed.bytes().length;
        end += lengths[number - 1];
    }

    /** Whether a result shows nothing. */
    boolean isEmpty(int number) {
        return lengths[number - 1] == 0;
    }

    /** What a result shows, which is not nothing. */
    Packed get(int number) {
        var bytes = ByteBuffer.allocate(lengths[number - 1]);
        try {
            out.flush();
            long at = starts[number - 1];
            while (bytes.hasRemaining()) {
                int read = file.read(bytes, at + bytes.position());
                if (read < 0) {
                    throw new IOException("the file ends early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("evidence cannot be read again", e);
        }
        return new Packed(
                bytes.get(0) == DEFLATED, Arrays.copyOfRange(bytes.array(), 1, bytes.capacity()));
    }

    @Override
    public void close() {
        packer.close();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
