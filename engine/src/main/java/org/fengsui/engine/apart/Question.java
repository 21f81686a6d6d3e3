package org.fengsui.engine.apart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.table.TableLimits;
import org.jspecify.annotations.Nullable;

/** What the child is to read. */
public sealed interface Question {

    /**
     * A report, answered by its observations and its summary.
     *
     * @param name as the sender knows it
     * @param file where the bytes stand
     * @param forced the format the sender names; null to tell by content
     */
    record OfReport(String name, Path file, @Nullable ReportFormat forced) implements Question {}

    /**
     * A table, answered by its rows.
     *
     * @param name as the sender knows it
     * @param file where the bytes stand
     * @param limits what it may cost
     */
    record OfTable(String name, Path file, TableLimits limits) implements Question {}

    /**
     * A paper as a Word file, answered by what it is made of.
     *
     * @param name as the sender knows it
     * @param file where the bytes stand
     */
    record OfPaper(String name, Path file) implements Question {}

    /**
     * Advisories, answered one by one.
     *
     * @param name as the sender knows it
     * @param file where the bytes stand
     */
    record OfAdvisories(String name, Path file) implements Question {}

    /** Asks the child. */
    default void write(OutputStream to) throws IOException {
        FrameWriter out = new FrameWriter(to);
        switch (this) {
            case OfReport(String name, Path file, ReportFormat forced) -> {
                out.kind('r');
                out.text(name);
                out.text(file.toString());
                out.choice(forced);
            }
            case OfTable(String name, Path file, TableLimits limits) -> {
                out.kind('t');
                out.text(name);
                out.text(file.toString());
                out.number(limits.rows());
                out.number(limits.columns());
                out.number(limits.cellLength());
                out.number(limits.unpackedBytes());
                out.number(limits.ratio());
            }
            case OfPaper(String name, Path file) -> {
                out.kind('p');
                out.text(name);
                out.text(file.toString());
            }
            case OfAdvisories(String name, Path file) -> {
                out.kind('a');
                out.text(name);
                out.text(file.toString());
            }
        }
        out.flush();
    }

    /** Hears the question. */
    static Question read(InputStream from) throws IOException {
        FrameReader in = new FrameReader(new BufferedInputStream(from));
        char kind = in.kind(Answers.SHORT);
        String name = in.words();
        Path file = Path.of(in.words());
        return switch (kind) {
            case 'r' -> new OfReport(name, file, in.choice(ReportFormat.values()));
            case 'p' -> new OfPaper(name, file);
            case 'a' -> new OfAdvisories(name, file);
            case 't' -> new OfTable(name, file, limits(in));
            default -> throw new IOException("question " + kind);
        };
    }

    private static TableLimits limits(FrameReader in) throws IOException {
        return new TableLimits(
                in.number(),
                Math.toIntExact(in.number()),
                Math.toIntExact(in.number()),
                in.number(),
                Math.toIntExact(in.number()));
    }
}
