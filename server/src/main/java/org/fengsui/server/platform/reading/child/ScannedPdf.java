package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.platform.reading.Paper;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfReader;

/** A PDF file from outside: its pages, and all it might do besides showing them. */
final class ScannedPdf {

    private static final int MOST_OBJECTS = 100_000;
    private static final int DEEPEST = 50;

    /**
     * What an action does that a scan never needs; a link to an address or a page is none of it.
     */
    private static final Set<PdfName> DEEDS =
            names(
                    "JavaScript",
                    "Launch",
                    "SubmitForm",
                    "ImportData",
                    "GoToR",
                    "GoToE",
                    "Rendition",
                    "Movie",
                    "Sound",
                    "RichMediaExecute");

    /** Entries that hold a script, another file, or a form that is a program. */
    private static final Set<PdfName> HOLDING =
            names("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA");

    /** Kinds of annotations and streams that play or carry something. */
    private static final Set<PdfName> KINDS =
            names("EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D");

    private ScannedPdf() {}

    /**
     * Its pages, and whether it does more than show them.
     *
     * @throws IOException if it cannot be read, is encrypted, or has no page or too many
     */
    static Paper look(Path file) throws IOException {
        try (var reader = new PdfReader(file.toString())) {
            if (reader.isEncrypted()) {
                throw new IOException("encrypted");
            }
            return new Paper(reader.getNumberOfPages(), acts(reader));
        } catch (RuntimeException e) {
            // The reader answers a broken file with any of these.
            throw new IOException("no PDF that can be read", e);
        }
    }

    /** Looks at every object of the file, wherever it hangs: document, page, annotation, field. */
    private static boolean acts(PdfReader reader) {
        int objects = reader.getXrefSize();
        if (objects > MOST_OBJECTS) {
            throw new IllegalArgumentException(objects + " objects");
        }
        for (int number = 0; number < objects; number++) {
            if (acts(reader.getPdfObjectRelease(number), 0)) {
                return true;
            }
        }
        return false;
    }

    /** What is only referred to is looked at in its own turn. */
    private static boolean acts(@Nullable PdfObject object, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        if (object instanceof PdfArray array) {
            return array.getElements().stream().anyMatch(each -> acts(each, depth + 1));
        }
        if (!(object instanceof PdfDictionary dictionary)) {
            return false;
        }
        return is(dictionary, PdfName.S, DEEDS)
                || is(dictionary, PdfName.TYPE, KINDS)
                || is(dictionary, PdfName.SUBTYPE, KINDS)
                || dictionary.getKeys().stream().anyMatch(HOLDING::contains)
                || dictionary.getKeys().stream()
                        .anyMatch(key -> acts(dictionary.get(key), depth + 1));
    }

    private static boolean is(PdfDictionary dictionary, PdfName key, Set<PdfName> those) {
        return PdfReader.getPdfObject(dictionary.get(key)) instanceof PdfName name
                && those.contains(name);
    }

    private static Set<PdfName> names(String... names) {
        return Arrays.stream(names).map(PdfName::new).collect(Collectors.toUnmodifiableSet());
    }
}
