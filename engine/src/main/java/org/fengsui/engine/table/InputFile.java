package org.fengsui.engine.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes under a name that can be read from the start as often as needed (sniffing, checking,
 * reading).
 *
 * @param name the name as the sender knows it; used in messages only, never to decide what the
 *     content is
 * @param content opens the bytes anew
 */
public record InputFile(String name, Content content) {
    private static final int BUFFER = 1 << 16;

    /** A source of bytes that can be opened again and again. */
    @FunctionalInterface
    public interface Content {
        /** Opens the bytes from the start; the caller closes. */
        InputStream open() throws IOException;
    }

    /** A file on disk. */
    public static InputFile of(Path path) {
        Path name = path.getFileName();
        return new InputFile(
                name == null ? path.toString() : name.toString(), () -> Files.newInputStream(path));
    }

    /** Bytes in memory. */
    public static InputFile of(String name, byte[] bytes) {
        return new InputFile(name, () -> new ByteArrayInputStream(bytes));
    }

    /** Opens the bytes, buffered; the caller closes. */
    public InputStream open() {
        try {
            return new BufferedInputStream(content.open(), BUFFER);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The first bytes, at most {@code count}. */
    public byte[] head(int count) {
        try (InputStream in = open()) {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A failure of the medium as a refusal of this file. */
    public BadInput unreadable(IOException cause) {
        String reason =
                cause.getClass().getSimpleName()
                        + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return BadInput.because(cause, InputProblem.UNREADABLE, name, 0, reason);
    }
}
