package org.fengsui.engine.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TextDecoding;

/**
 * The bytes of an XML document under guard: counts what the parser consumes between two events, so
 * that one giant tag or text stops early instead of filling memory. White space before the document
 * is dropped. Encodings other than UTF-8 are decoded here, strictly.
 */
final class XmlSource extends FilterInputStream {
    private static final int LARGEST_TOKEN = 8 << 20;

    /**
     * A tag with more attributes than this would keep the parser's table of names busy for hours.
     */
    private static final int ATTRIBUTES = 20_000;

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");
    private static final Pattern SUBSET =
            Pattern.compile("<!DOCTYPE[^>\\[]*\\[", Pattern.CASE_INSENSITIVE);

    private final InputFile file;
    private final String encoding;
    private final int mark;
    private long sinceEvent;
    private int attributes;
    private boolean afterEquals;

    private XmlSource(InputFile file, InputStream in, String encoding, int mark) {
        super(in);
        this.file = file;
        this.encoding = encoding;
        this.mark = mark;
    }

    static XmlSource open(InputFile file) {
        byte[] head = file.head(1 << 16);
        TextDecoding byMark = TextDecoding.ofMark(head);
        String start =
                new String(head, byMark == null ? StandardCharsets.ISO_8859_1 : byMark.charset());
        Matcher subset = SUBSET.matcher(start);
        if (subset.find()) {
            long line =
                    1 + start.substring(0, subset.start()).chars().filter(c -> c == '\n').count();
            throw new BadInput(InputProblem.DTD_REFUSED, file.name(), line, "<!DOCTYPE […]>");
        }
        Matcher declared = ENCODING.matcher(start);
        String encoding =
                byMark != null
                        ? byMark.charset().name()
                        : declared.find() ? declared.group(1) : "UTF-8";
        return new XmlSource(file, file.open(), encoding, byMark == null ? 0 : byMark.bom());
    }

    /** Whether the parser may take the bytes as they are. */
    boolean isUtf8() {
        return encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("UTF8");
    }

    /** Drops the byte order mark and white space before the document. */
    InputStream trimmed() throws IOException {
        skipNBytes(mark);
        PushbackInputStream back = new PushbackInputStream(this, 1);
        int b = back.read();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
            b = back.read();
        }
        if (b >= 0) {
            back.unread(b);
        }
        return back;
    }

    Reader reader() throws IOException {
        InputStream bytes = isWide() ? this : trimmed();
        if (isWide()) {
            skipNBytes(mark);
        }
        return new InputStreamReader(
                bytes,
                charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    String encoding() {
        return encoding;
    }

    /** The line of the first byte that breaks the encoding, from 1; 0 if none does. */
    long lineOfError() {
        return new TextDecoding(charset(), mark).lineOfError(file, 0);
    }

    /** The parser has delivered an event. */
    void event() {
        sinceEvent = 0;
        attributes = 0;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        count(b < 0 ? 0 : 1);
        sawByte((byte) b);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        count(n);
        see(buffer, offset, n);
        return n;
    }

    // Most bytes are neither: one comparison each, because every byte of a report comes by.
    private void see(byte[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (afterEquals) {
                sawByte(buffer[at++]);
                continue;
            }
            while (at < end && buffer[at] != '=') {
                at++;
            }
            afterEquals = at < end;
            at++;
        }
    }

    /** Counts what looks like the start of an attribute's value. */
    private void sawByte(byte b) {
        if (b == '=') {
            afterEquals = true;
        } else if (b != 0) {
            if (afterEquals && (b == '"' || b == '\'') && ++attributes > ATTRIBUTES) {
                throw tooLong(ATTRIBUTES + " attributes");
            }
            afterEquals = false;
        }
    }

    private BadInput tooLong(String limit) {
        return new BadInput(InputProblem.FIELD_TOO_LONG, file.name(), 0, limit);
    }

    private void count(int n) {
        sinceEvent += Math.max(n, 0);
        if (sinceEvent > LARGEST_TOKEN) {
            throw tooLong((LARGEST_TOKEN >> 20) + " MiB");
        }
    }

    private boolean isWide() {
        String name = encoding.toUpperCase(Locale.ROOT);
        return name.startsWith("UTF-16") || name.startsWith("UTF-32");
    }

    private Charset charset() {
        String name = encoding.toUpperCase(Locale.ROOT);
        try {
            return Charset.forName(name.equals("GB2312") || name.equals("GBK") ? "GB18030" : name);
        } catch (IllegalArgumentException e) {
            throw BadInput.because(e, InputProblem.ENCODING, file.name(), 1, encoding);
        }
    }
}
