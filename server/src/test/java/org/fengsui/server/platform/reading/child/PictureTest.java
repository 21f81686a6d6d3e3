package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.fengsui.engine.table.BadInput;
import org.fengsui.server.platform.file.domain.SampleFiles;
import org.fengsui.server.platform.reading.PictureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @TempDir Path folder = Path.of("");

    @Test
    void whatHidesBehindThePixelsIsGone() throws IOException {
        var png = SampleFiles.picture("png", 40, 20);
        var file = write(join(png, SampleFiles.text("<?php system($_GET['c']); ?>")));
        redraw(file, PictureKind.PNG);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("<?php");
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(new Color(image.getRGB(5, 5))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(35, 5))).isEqualTo(Color.BLUE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, left", "2, 40, 20, right", "3, 40, 20, right", "4, 40, 20, left",
        "5, 20, 40, top", "6, 20, 40, top", "7, 20, 40, bottom", "8, 20, 40, bottom"
    })
    void aPhonesPictureIsTurnedUpright(int orientation, int width, int height, String redHalf)
            throws IOException {
        var file = write(withOrientation(SampleFiles.picture("jpg", 40, 20), orientation));
        redraw(file, PictureKind.JPEG);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        var red =
                switch (redHalf) {
                    case "left" -> new Color(image.getRGB(4, height / 2));
                    case "right" -> new Color(image.getRGB(width - 4, height / 2));
                    case "top" -> new Color(image.getRGB(width / 2, 4));
                    default -> new Color(image.getRGB(width / 2, height - 4));
                };
        assertThat(red.getRed()).isGreaterThan(200);
        assertThat(red.getBlue()).isLessThan(60);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void aHugePictureIsReadAtALowerResolution() throws IOException {
        var file = write(SampleFiles.picture("png", 8000, 3000));
        redraw(file, PictureKind.PNG);
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(4000);
        assertThat(image.getHeight()).isEqualTo(1500);
    }

    @Test
    void aPictureThatClaimsTooManyPixelsIsRefusedUnread() throws IOException {
        var png = SampleFiles.picture("png", 4, 4);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        var file = write(png);
        assertThatThrownBy(() -> redraw(file, PictureKind.PNG)).isInstanceOf(BadInput.class);
    }

    @Test
    void aCutPictureIsRefused() throws IOException {
        var png = SampleFiles.picture("png", 400, 200);
        var file = write(Arrays.copyOf(png, png.length / 2));
        assertThatThrownBy(() -> redraw(file, PictureKind.PNG)).isInstanceOf(BadInput.class);
    }

    @Test
    void aWebpKeepsItsPictureAndLosesEverythingElse() throws IOException {
        var file =
                write(
                        webp(
                                chunk("VP8X", new byte[] {0x1c, 0, 0, 0, 3, 0, 0, 3, 0, 0}),
                                chunk("VP8L", new byte[] {1, 2, 3}),
                                chunk("EXIF", SampleFiles.text("place")),
                                chunk("XMP ", SampleFiles.text("device")),
                                chunk("EVIL", SampleFiles.text("payload"))));
        redraw(file, PictureKind.WEBP);
        assertThat(Files.readAllBytes(file))
                .isEqualTo(
                        webp(
                                chunk("VP8X", new byte[] {0x10, 0, 0, 0, 3, 0, 0, 3, 0, 0}),
                                chunk("VP8L", new byte[] {1, 2, 3})));
    }

    @Test
    void aWebpWithoutPictureOrCutShortIsRefused() throws IOException {
        var empty = write(webp(chunk("EXIF", new byte[4])));
        assertThatThrownBy(() -> redraw(empty, PictureKind.WEBP)).isInstanceOf(BadInput.class);
        var whole = webp(chunk("VP8L", new byte[30]));
        var cut = write(Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> redraw(cut, PictureKind.WEBP)).isInstanceOf(BadInput.class);
    }

    private static void redraw(Path file, PictureKind kind) {
        new ReadingHere().redraw("picture", file, kind);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        var tiff =
                ByteBuffer.allocate(26)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(SampleFiles.text("II"))
                        .putShort((short) 42)
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .array();
        var segment =
                ByteBuffer.allocate(10 + tiff.length)
                        .putShort((short) 0xffe1)
                        .putShort((short) (8 + tiff.length))
                        .put(SampleFiles.text("Exif\0\0"))
                        .put(tiff)
                        .array();
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] chunk(String kind, byte[] content) {
        int padded = content.length + (content.length & 1);
        return ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SampleFiles.text(kind))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        var body = join(chunks);
        return ByteBuffer.allocate(12 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SampleFiles.text("RIFF"))
                .putInt(4 + body.length)
                .put(SampleFiles.text("WEBP"))
                .put(body)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
