package org.fengsui.server.platform.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads what strangers made. A file that breaks its reader, or takes too much memory or time, is
 * refused as a {@link BadInput} like one that breaks the rules of its format.
 */
public interface Reading {

    /**
     * Reads a report.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk
     * @param forced the format the sender names; null to tell by content
     * @param into gets each observation, on the caller's thread; what it throws ends the reading
     * @param bytes gets, now and then, how many bytes of the file are read
     * @throws BadInput if the file is refused, possibly after observations were handed over
     * @throws Refusal if nothing can be read now, whatever the file
     */
    ReportSummary report(
            String name,
            Path content,
            @Nullable ReportFormat forced,
            Consumer<Observation> into,
            LongConsumer bytes);

    /**
     * A table made harmless: the same rows, and the same refusals at the same places, without the
     * bytes.
     *
     * @param file a table in memory, CSV or Excel
     * @throws BadInput if reading it breaks, or takes too much memory or time
     * @throws Refusal if nothing can be read now, whatever the file
     */
    InputFile table(InputFile file);

    /**
     * What a Word file says and how it is set, without the file.
     *
     * @param file in memory
     * @throws BadInput if it holds what no paper may hold, or reading it breaks
     * @throws Refusal if nothing can be read now, whatever the file
     */
    org.fengsui.engine.paper.Paper word(InputFile file);

    /**
     * What advisories a file holds: CNVD XML, CISA KEV or CSAF 2.0.
     *
     * @param file in memory
     * @throws BadInput if it is none of these, or reading it breaks
     * @throws Refusal if nothing can be read now, whatever the file
     */
    List<Advisory> advisories(InputFile file);

    /**
     * Reads a table of any length, row by row.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk, CSV or Excel
     * @param limits what it may cost
     * @param use opens the table, once, on the caller’s thread; what it throws ends the reading
     * @param bytes gets, now and then, how many bytes of the file are read
     * @throws BadInput if the table is refused, possibly after rows were handed over
     * @throws Refusal if nothing can be read now, whatever the file
     */
    void rows(
            String name,
            Path content,
            TableLimits limits,
            Consumer<InputFile> use,
            LongConsumer bytes);

    /**
     * What a document that came from outside says: text, HTML, Word, Excel, WPS, ET, PDF, OFD, or
     * an archive of such, without the file. What cannot be read is said of each document.
     *
     * @param name as the sender knows it
     * @param content the bytes on disk
     * @param password opens what needs one; empty for none, and never kept
     * @return at least one, those of an archive in its order
     * @throws BadInput if reading it breaks, or takes too much memory or time
     * @throws Refusal if nothing can be read now, whatever the file
     */
    List<Extract> texts(String name, Path content, String password);

    /**
     * Looks at a PDF file.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk
     * @throws BadInput if it cannot be read, is encrypted, or has no page or too many
     * @throws Refusal if nothing can be read now, whatever the file
     */
    Paper paper(String name, Path content);

    /**
     * Replaces a picture by one made of what it shows: whatever else was in the file (place,
     * device, hidden payload) is gone.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk, replaced
     * @throws BadInput if it cannot be read as that kind; then it stands as it was
     * @throws Refusal if nothing can be read now, whatever the file
     */
    void redraw(String name, Path content, PictureKind kind);

    /**
     * Looks at the list of an archive’s parts.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk
     * @throws BadInput if it cannot be listed or has too many parts
     * @throws Refusal if nothing can be read now, whatever the file
     */
    Archive archive(String name, Path content);

    /**
     * Whether a file bears a {@link Marking}: a PDF file in its text, a Word or Excel file in its
     * parts, any other where it is text. A picture, an archive and what cannot be read bear none.
     *
     * @param name as the sender knows it, for messages
     * @param content the bytes on disk
     * @throws Refusal if nothing can be read now, whatever the file
     */
    boolean marked(String name, Path content);
}
