package org.fengsui.engine.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text: byte order mark (UTF-8, UTF-16, UTF-32), else UTF-16 shape, else UTF-8 if
 * every byte obeys it, else GB18030. Reading is strict: a byte that breaks the encoding refuses the
 * file.
 *
 * @param charset the encoding
 * @param bom bytes of the mark to skip
 */
public record TextDecoding(Charset charset, int bom) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final int BUFFER = 1 << 16;

    /** Decides by the whole content. */
    public static TextDecoding of(InputFile file) {
        byte[] head = file.head(4);
        TextDecoding byMark = ofMark(head);
        if (byMark != null) {
            return byMark;
        }
        return isUtf8(file)
                ? new TextDecoding(StandardCharsets.UTF_8, 0)
                : new TextDecoding(GB18030, 0);
    }

    /**
     * Decides by byte order mark or the shape of UTF-16 without one; null if the first bytes say
     * nothing.
     */
    public static @org.jspecify.annotations.Nullable TextDecoding ofMark(byte[] head) {
        int b0 = at(head, 0);
        int b1 = at(head, 1);
        if (b0 == 0xEF && b1 == 0xBB && at(head, 2) == 0xBF) {
            return new TextDecoding(StandardCharsets.UTF_8, 3);
        }
        if (b0 == 0xFF && b1 == 0xFE && at(head, 2) == 0 && at(head, 3) == 0) {
            return new TextDecoding(UTF_32LE, 4);
        }
        if (b0 == 0 && b1 == 0 && at(head, 2) == 0xFE && at(head, 3) == 0xFF) {
            return new TextDecoding(UTF_32BE, 4);
        }
        if (b0 == 0xFF && b1 == 0xFE) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 2);
        }
        if (b0 == 0xFE && b1 == 0xFF) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 2);
        }
        if (b0 > 0 && b1 == 0 && at(head, 2) > 0 && at(head, 3) == 0) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 0);
        }
        if (b0 == 0 && b1 > 0 && at(head, 2) == 0 && at(head, 3) > 0) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 0);
        }
        return null;
    }

    /** Opens the text, strict, without the mark; the caller closes. */
    public Reader reader(InputFile file) {
        InputStream in = file.open();
        try {
            in.skipNBytes(bom);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return new InputStreamReader(in, decoder());
    }

    /** Whether the failure comes from a byte that breaks the encoding. */
    static boolean isDecoding(IOException e) {
        return e instanceof CharacterCodingException;
    }

    /** The refusal for a failure while reading text. */
    public static BadInput refusal(InputFile file, IOException e, long line) {
        return isDecoding(e)
                ? BadInput.because(
                        e,
                        InputProblem.ENCODING,
                        file.name(),
                        of(file).lineOfError(file, line),
                        "UTF-8 / GB18030")
                : file.unreadable(e);
    }

    /** The line of the first byte that breaks the encoding, from 1; the given one if none does. */
    public long lineOfError(InputFile file, long otherwise) {
        CharsetDecoder decoder = decoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (InputStream in = file.open()) {
            in.skipNBytes(bom);
            boolean end = false;
            while (!end) {
                bytes.compact();
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = n < 0;
                bytes.position(bytes.position() + Math.max(n, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                line += chars.flip().chars().filter(c -> c == '\n').count();
                chars.clear();
                if (result.isError()) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return otherwise;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }

    private static boolean isUtf8(InputFile file) {
        Utf8Check check = new Utf8Check();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = file.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                check.accept(buffer, n);
                if (check.sawNul()) {
                    throw new BadInput(InputProblem.BINARY, file.name(), check.line());
                }
                if (!check.valid()) {
                    return false;
                }
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
        return check.complete();
    }
}
