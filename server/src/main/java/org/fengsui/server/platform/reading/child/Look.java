package org.fengsui.server.platform.reading.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fengsui.server.platform.reading.Archive;
import org.fengsui.server.platform.reading.Paper;
import org.fengsui.server.platform.reading.PictureKind;

/**
 * What the server wants to know of a paper, a picture or an archive: what the child answers, and
 * how the answer is heard. The child may have been taken over by the file: what it says has to make
 * sense, and no picture is longer than allowed.
 */
enum Look {
    PAPER {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            var paper = ScannedPdf.look(file);
            var out = new DataOutputStream(to);
            out.writeInt(paper.pages());
            out.writeBoolean(paper.acts());
        }
    },
    PNG {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            Picture.reencode(file, PictureKind.PNG, to);
        }
    },
    JPEG {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            Picture.reencode(file, PictureKind.JPEG, to);
        }
    },
    WEBP {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            WebpContainer.rewrite(file, to);
        }
    },
    ARCHIVE {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            new DataOutputStream(to).writeUTF(OfficePackage.of(file).name());
        }
    },
    MARKING {
        @Override
        void see(Path file, OutputStream to) throws IOException {
            new DataOutputStream(to).writeBoolean(MarkedFile.look(file));
        }
    };

    /** The child has looked, and the file is none that can be read. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("the file cannot be read");
        }
    }

    private static final int SEEN = 1;
    private static final int UNREADABLE = 2;
    private static final long LONGEST_PICTURE = 64L << 20;
    private static final int PIECE = 1 << 16;

    static Look of(PictureKind kind) {
        return switch (kind) {
            case PNG -> PNG;
            case JPEG -> JPEG;
            case WEBP -> WEBP;
        };
    }

    /**
     * Looks at a file and writes what it sees.
     *
     * @throws IOException if it cannot be read
     */
    abstract void see(Path file, OutputStream to) throws IOException;

    /** The child’s answer; its first byte says whether there is more. */
    void answer(Path file, OutputStream to) throws IOException {
        var seen = Files.createTempFile("seen-", ".tmp");
        try {
            try (var out = Files.newOutputStream(seen)) {
                see(file, out);
            } catch (IOException e) {
                to.write(UNREADABLE);
                to.flush();
                return;
            }
            to.write(SEEN);
            Files.copy(seen, to);
            to.flush();
        } finally {
            Files.delete(seen);
        }
    }

    /** Hears the first byte of an answer. */
    static void begin(DataInputStream from) throws IOException {
        int said = from.readUnsignedByte();
        if (said == UNREADABLE) {
            throw new Unreadable();
        }
        if (said != SEEN) {
            throw new IOException("answer " + said);
        }
    }

    static Paper paper(DataInputStream from) throws IOException {
        try {
            return new Paper(from.readInt(), from.readBoolean());
        } catch (IllegalArgumentException e) {
            throw new IOException("no paper", e);
        }
    }

    static Archive archive(DataInputStream from) throws IOException {
        try {
            return Archive.valueOf(from.readUTF());
        } catch (IllegalArgumentException e) {
            throw new IOException("no kind of archive", e);
        }
    }

    /** Hears a picture to its end, in place of the file it was made of. */
    static void picture(DataInputStream from, Path file) throws IOException {
        var drawn = Files.createTempFile("fengsui-drawn-", ".tmp");
        try {
            try (var out = Files.newOutputStream(drawn)) {
                long length = 0;
                var piece = new byte[PIECE];
                for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                    length += n;
                    if (length > LONGEST_PICTURE) {
                        throw new IOException("a picture longer than allowed");
                    }
                    out.write(piece, 0, n);
                }
                if (length == 0) {
                    throw new IOException("a picture of nothing");
                }
            }
            Files.move(drawn, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(drawn);
        }
    }
}
