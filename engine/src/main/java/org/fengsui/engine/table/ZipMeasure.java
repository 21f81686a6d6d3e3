package org.fengsui.engine.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Unpacks a zip package into nothing, counting, and refuses it as soon as it passes a limit. */
final class ZipMeasure {
    private static final int ENTRIES = 2_000;
    private static final int BUFFER = 1 << 16;

    private ZipMeasure() {}

    static void check(InputFile file, TableLimits limits) {
        long total = 0;
        int entries = 0;
        try (CountingStream packed = new CountingStream(file.open());
                // Also reads the 64-bit sizes that some writers of xlsx put behind each part.
                ZipArchiveInputStream zip = new ZipArchiveInputStream(packed)) {
            byte[] buffer = new byte[BUFFER];
            for (ArchiveEntry entry = zip.getNextEntry();
                    entry != null;
                    entry = zip.getNextEntry()) {
                if (++entries > ENTRIES) {
                    throw new BadInput(InputProblem.ZIP_BOMB, file.name(), 0, ENTRIES + " parts");
                }
                long before = packed.count();
                long size = 0;
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    size += n;
                    total += n;
                    refuseIfTooLarge(file, limits, total);
                    // Input is read ahead in blocks, so the packed size is only known within one
                    // block.
                    InflatedStream.refuseRatio(
                            file, size, packed.count() - before + 512, limits.ratio());
                }
            }
        } catch (ZipException e) {
            throw BadInput.because(
                    e, InputProblem.SYNTAX, file.name(), 0, String.valueOf(e.getMessage()));
        } catch (java.io.EOFException e) {
            throw BadInput.because(e, InputProblem.TRUNCATED, file.name(), 0, "zip");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("Truncated")) {
                throw BadInput.because(e, InputProblem.TRUNCATED, file.name(), 0, "zip");
            }
            throw file.unreadable(e);
        }
        if (entries == 0) {
            throw new BadInput(InputProblem.TRUNCATED, file.name(), 0, "zip");
        }
    }

    private static void refuseIfTooLarge(InputFile file, TableLimits limits, long total) {
        if (total > limits.unpackedBytes()) {
            throw new BadInput(
                    InputProblem.ZIP_BOMB, file.name(), 0, (limits.unpackedBytes() >> 20) + " MiB");
        }
    }

    /** Counts the bytes that pass. */
    static final class CountingStream extends java.io.FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            count += Math.max(n, 0);
            return n;
        }
    }
}
