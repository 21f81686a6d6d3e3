package org.fengsui.server.platform.reading.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.text.Extraction;

/**
 * The child that reads what one document, or an archive of documents, says. It is told by its
 * input, which no list of processes shows: a password may be among it.
 */
final class TextChild {

    private static final int SEEN = 1;
    private static final int UNREADABLE = 2;
    private static final int LONGEST = 4 * Extraction.MOST_CHARACTERS + 1024;

    private TextChild() {}

    /** Runs as a process of its own, in a folder of its own. */
    public static void main(String[] arguments) throws IOException {
        try (var answer = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            // Whatever a library prints must not stand in the answer.
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
            var told = new DataInputStream(System.in);
            var name = told.readUTF();
            var content = Path.of(told.readUTF());
            var out = new DataOutputStream(answer);
            List<Extract> read;
            try {
                read =
                        new Extraction(Path.of("").toAbsolutePath(), told.readUTF())
                                .of(name, content);
            } catch (IOException e) {
                out.write(UNREADABLE);
                return;
            }
            out.write(SEEN);
            out.writeInt(read.size());
            for (var each : read) {
                say(out, each);
            }
        }
    }

    private static void say(DataOutputStream out, Extract read) throws IOException {
        out.writeUTF(read.name());
        out.writeUTF(read.state().name());
        var text = read.text().getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    /** Tells it what to read. */
    static void ask(OutputStream to, String name, Path content, String password)
            throws IOException {
        var out = new DataOutputStream(to);
        out.writeUTF(Extraction.named(name));
        out.writeUTF(content.toString());
        out.writeUTF(password);
        out.flush();
    }

    /** Hears its answer, which has to make sense and to end. */
    static List<Extract> hear(InputStream answer) throws IOException {
        var in = new DataInputStream(answer);
        int said = in.readUnsignedByte();
        if (said == UNREADABLE) {
            throw new Look.Unreadable();
        }
        int count = in.readInt();
        if (said != SEEN || count < 1 || count > Extraction.MOST_PARTS) {
            throw new IOException(count + " documents");
        }
        var all = new ArrayList<Extract>();
        for (int at = 0; at < count; at++) {
            all.add(heard(in));
        }
        return all;
    }

    private static Extract heard(DataInputStream in) throws IOException {
        var name = in.readUTF();
        var state = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a text of " + length);
        }
        try {
            return new Extract(
                    name, Extract.State.valueOf(state), new String(in.readNBytes(length), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException("no state", e);
        }
    }
}
