package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how a phone held a JPEG: the orientation entry of its EXIF segment. */
final class ExifOrientation {

    private static final int HEAD = 256 * 1024;
    private static final int UPRIGHT = 1;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int EXIF_MARK = 0x45786966;

    private ExifOrientation() {}

    /** From 1 (upright) to 8, as EXIF counts; 1 where the file does not say. */
    static int of(Path jpeg) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(jpeg)) {
            head = in.readNBytes(HEAD);
        }
        try {
            return inSegments(ByteBuffer.wrap(head));
        } catch (IndexOutOfBoundsException _) {
            return UPRIGHT;
        }
    }

    private static int inSegments(ByteBuffer jpeg) {
        int at = 2;
        while (unsigned(jpeg, at) >>> 8 == 0xff) {
            int marker = unsigned(jpeg, at) & 0xff;
            if (marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            if (marker == APP1 && jpeg.getInt(at + 4) == EXIF_MARK) {
                return inTiff(jpeg.slice(at + 10, jpeg.limit() - at - 10));
            }
            at += 2 + unsigned(jpeg, at + 2);
        }
        return UPRIGHT;
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = unsigned(tiff, directory);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (unsigned(tiff, entry) == ORIENTATION) {
                int value = unsigned(tiff, entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
