package org.fengsui.server.speaking.document;

import java.nio.file.Path;
import java.time.LocalDate;
import org.fengsui.engine.paper.Filling;
import org.fengsui.engine.paper.Paper;

/** Numbers and renders official documents. */
public interface Documents {

    /**
     * Takes the next number of a series in a year. The row is locked until the caller's transaction
     * ends, so a rollback gives the number back and no gap is left.
     *
     * @param series the agency's mark that stands before the year: {@code 信办整}
     * @param year the year of the school's zone
     * @return 1 or more
     * @throws IllegalStateException outside a transaction
     */
    long next(String series, int year);

    /**
     * Sets the number a series goes on with in a year, for a school that takes over during the
     * year. May be set anew until a document got a number at or above it.
     *
     * @param first 1 or more
     * @throws org.fengsui.server.platform.kernel.Refusal if a number at or above it was already
     *     given
     */
    void startAt(String series, int year, long first);

    /** Where a series stands in a year, also if it has not begun. */
    Standing standing(String series, int year);

    /**
     * Where a series stands.
     *
     * @param issued the last number a document got; 0 if none did
     * @param next the number the next document gets
     */
    record Standing(long issued, long next) {}

    /** The number as it is printed: {@code 信办整〔2026〕87号} (GB/T 9704-2012, no leading zeros). */
    static String printed(String series, int year, long number) {
        return series + "〔" + year + "〕" + number + "号";
    }

    /**
     * Renders both files. The same document gives the same bytes on every machine with the same
     * font.
     *
     * @throws org.fengsui.server.platform.kernel.Refusal if no font with Chinese glyphs is
     *     installed
     */
    Rendered render(OfficialDocument document);

    /**
     * Renders both files of a paper that is filled in.
     *
     * @param title stands in the files’ properties, as does the author
     * @throws org.fengsui.server.platform.kernel.Refusal if no font with Chinese glyphs is
     *     installed
     */
    Rendered render(Paper paper, String title, String author, LocalDate date);

    /** The standard paper of a document (GB/T 9704-2012), as {@link #render} makes it. */
    Paper standard(OfficialDocument document);

    /**
     * The standard paper of a document in which places to be filled in stand for what it says, and
     * one item for all. It has the places {@link #ORDER} and {@link #DATE}.
     */
    Paper template(OfficialDocument document);

    /** The place of an item's number in Chinese numerals, which {@link #fill} knows itself. */
    String ORDER = "序号";

    /** The place of a document's date. */
    String DATE = "日期";

    /** A paper with its places filled in, its items numbered from 一. */
    Paper fill(Paper paper, Filling says);

    /**
     * Renders both files of a form to be filled in by hand.
     *
     * @throws org.fengsui.server.platform.kernel.Refusal if no font with Chinese glyphs is
     *     installed
     */
    Rendered render(FormSheet sheet);

    /** Files that were rendered before, with their hashes. */
    Rendered rendered(byte[] docx, byte[] pdf);

    /**
     * Finished files with a word across every page: 草稿, 已撤回. What they say stays as it is.
     *
     * @param mark a few characters
     */
    Rendered marked(Rendered files, String mark);

    /**
     * How many pages a PDF file from outside has: the scan of a paper.
     *
     * @param name what it is called, for the refusal
     * @throws org.fengsui.server.platform.kernel.Refusal if it cannot be read, is encrypted, has
     *     too many pages, or holds scripts or other files
     */
    int pages(Path pdf, String name);

    /**
     * The two files of a document.
     *
     * @param docx Office Open XML
     * @param pdf PDF with the font embedded
     * @param docxSha256 lower-case hexadecimal
     * @param pdfSha256 lower-case hexadecimal
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the file store once, never compared
    record Rendered(byte[] docx, byte[] pdf, String docxSha256, String pdfSha256) {}
}
