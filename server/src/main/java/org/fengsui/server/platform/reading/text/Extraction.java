package org.fengsui.server.platform.reading.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Extract.State;

/** Reads one document, or the documents of an archive, within limits that hold for all of them. */
public final class Extraction {

    /** The documents of all archives together. */
    public static final int MOST_PARTS = 300;

    /** The characters of all documents together; what stands behind them is left out. */
    public static final int MOST_CHARACTERS = 300_000;

    /** An archive in an archive in an archive. */
    static final int DEEPEST = 3;

    private static final int HEAD = 16;
    private static final int LONGEST_NAME = 300;

    private final Path folder;
    private final String password;
    private final Budget budget = new Budget();
    private final List<Extract> read = new ArrayList<>();
    private int characters;

    /**
     * A reading.
     *
     * @param folder where archives are unpacked
     * @param password opens what needs one; empty for none
     */
    public Extraction(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** A name as it is told on. */
    public static String named(String name) {
        var line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_NAME ? line.substring(line.length() - LONGEST_NAME) : line;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be opened at all
     */
    public List<Extract> of(String name, Path file) throws IOException {
        one(named(name), file, 0);
        return List.copyOf(read);
    }

    /** A way of reading that breaks in its own ways. */
    @FunctionalInterface
    interface Reader {
        String text() throws IOException;
    }

    /** Reads a file at some depth of archives. */
    void one(String name, Path file, int depth) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        switch (Kind.of(head)) {
            case ZIP -> zip(name, file, depth);
            case SEVEN_ZIP ->
                    unpacked(name, depth, () -> new SevenZip(this, budget, password), file);
            case OLE -> ole(name, file, depth);
            case PDF -> say(name, () -> PdfText.of(file, password));
            case PICTURE -> add(Extract.without(name, State.PICTURES));
            case RAR -> add(Extract.without(name, State.UNKNOWN_KIND));
            case OTHER -> plain(name, file);
        }
    }

    private void zip(String name, Path file, int depth) throws IOException {
        switch (OfficeText.kind(file)) {
            case WORD -> say(name, () -> OfficeText.word(file));
            case EXCEL -> say(name, () -> OfficeText.excel(file));
            case SLIDES -> say(name, () -> OfficeText.slides(file));
            case OFD -> say(name, () -> OfficeText.ofd(file));
            case NONE -> unpacked(name, depth, () -> new Zip(this, budget, password), file);
        }
    }

    private void ole(String name, Path file, int depth) throws IOException {
        try {
            if (!OleText.isEncryptedPackage(file)) {
                say(name, () -> OleText.of(file, password));
                return;
            }
            var opened = scratch();
            OleText.decrypt(file, password, opened);
            one(name, opened, depth + 1);
        } catch (NeedsPassword e) {
            add(Extract.without(name, State.PASSWORD));
        } catch (IOException | RuntimeException e) {
            add(Extract.without(name, State.BROKEN));
        }
    }

    private void plain(String name, Path file) throws IOException {
        var text = PlainText.of(name, file);
        add(
                text == null
                        ? Extract.without(name, State.UNKNOWN_KIND)
                        : new Extract(name, State.READ, text));
    }

    private void unpacked(String name, int depth, Supplier<Unpacking> way, Path file) {
        if (depth >= DEEPEST) {
            add(Extract.without(name, State.TOO_MUCH));
            return;
        }
        int before = read.size();
        try {
            way.get().unpack(name, file, depth);
            if (read.size() == before) {
                add(new Extract(name, State.READ, ""));
            }
        } catch (NeedsPassword e) {
            add(Extract.without(name, State.PASSWORD));
        } catch (Budget.Spent e) {
            add(Extract.without(name, State.TOO_MUCH));
        } catch (IOException | RuntimeException e) {
            add(Extract.without(name, State.BROKEN));
        }
    }

    /** A document that breaks its reader keeps none of the others from being read. */
    private void say(String name, Reader reader) {
        try {
            var text = reader.text();
            add(
                    text.isBlank()
                            ? Extract.without(name, State.PICTURES)
                            : new Extract(name, State.READ, text));
        } catch (NeedsPassword e) {
            add(Extract.without(name, State.PASSWORD));
        } catch (Budget.Spent e) {
            add(Extract.without(name, State.TOO_MUCH));
        } catch (IOException | RuntimeException e) {
            add(Extract.without(name, State.BROKEN));
        }
    }

    /** A new file for what is unpacked. */
    Path scratch() throws IOException {
        return Files.createTempFile(folder, "part-", ".tmp");
    }

    private void add(Extract one) {
        if (read.size() >= MOST_PARTS) {
            return;
        }
        int room = MOST_CHARACTERS - characters;
        var text = one.text().length() > room ? one.text().substring(0, room) : one.text();
        characters += text.length();
        read.add(new Extract(one.name(), one.state(), text));
    }

    /** What the first bytes of a file say it is. */
    enum Kind {
        ZIP,
        SEVEN_ZIP,
        RAR,
        OLE,
        PDF,
        PICTURE,
        OTHER;

        static Kind of(byte[] head) {
            var hex = new StringBuilder();
            for (byte each : head) {
                hex.append(String.format(Locale.ROOT, "%02x", each));
            }
            var start = hex.toString();
            if (start.startsWith("504b0304") || start.startsWith("504b0506")) {
                return ZIP;
            }
            if (start.startsWith("377abcaf271c")) {
                return SEVEN_ZIP;
            }
            if (start.startsWith("526172211a07")) {
                return RAR;
            }
            if (start.startsWith("d0cf11e0")) {
                return OLE;
            }
            if (start.startsWith("25504446")) {
                return PDF;
            }
            return start.matches("(?:89504e47|ffd8ff|47494638|424d|49492a00|4d4d002a).*")
                    ? PICTURE
                    : OTHER;
        }
    }

    /** Reads on what was unpacked, and throws it away. */
    void part(String archive, String name, Path file, int depth) {
        try {
            one(named(archive + "/" + name), file, depth + 1);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
