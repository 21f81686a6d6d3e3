package org.fengsui.server.platform.reading.child;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fengsui.server.platform.reading.PictureKind;

/**
 * Re-encodes PNG and JPEG from their pixels: whatever else was in the file (place, device, hidden
 * payload) is gone. One picture is worked on at a time, and a large one is read at a lower
 * resolution, so that memory stays bounded whatever the file claims.
 */
final class Picture {

    private static final long MOST_PIXELS_CLAIMED = 64_000_000L;
    private static final long MOST_PIXELS_KEPT = 10_000_000L;
    private static final float JPEG_QUALITY = 0.9f;
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);

    private Picture() {}

    /**
     * Writes the picture anew, turned as its EXIF orientation says.
     *
     * @throws IOException if it cannot be read as that type
     */
    static void reencode(Path file, PictureKind kind, OutputStream to) throws IOException {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            var format = kind.name().toLowerCase(Locale.ROOT);
            int orientation = kind == PictureKind.JPEG ? ExifOrientation.of(file) : 1;
            write(turned(read(file, format), orientation), format, to);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException e) {
            // The decoders of the platform answer a broken file with these as well.
            throw new IOException("broken picture", e);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static BufferedImage read(Path file, String format) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS_CLAIMED) {
                    throw new IOException("too many pixels: " + pixels);
                }
                int step = (int) Math.ceil(Math.sqrt((double) pixels / MOST_PIXELS_KEPT));
                var parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
                return reader.read(0, parameters);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void write(BufferedImage image, String format, OutputStream to)
            throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var out = new MemoryCacheImageOutputStream(to)) {
            writer.setOutput(out);
            var parameters = writer.getDefaultWriteParam();
            if ("jpeg".equals(format)) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        boolean sideways = orientation >= 5;
        var target =
                new BufferedImage(
                        sideways ? height : width, sideways ? width : height, typeOf(image));
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(image, target);
    }

    private static int typeOf(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_CUSTOM
                ? BufferedImage.TYPE_INT_RGB
                : image.getType();
    }
}
