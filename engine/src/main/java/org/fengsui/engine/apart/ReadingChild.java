package org.fengsui.engine.apart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.report.Advisories;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableParts;

/**
 * The child: hears one {@link Question} on its input, reads that one file, says what it holds on
 * its output, and ends. Whatever a file can do to a reader it does here.
 */
public final class ReadingChild {
    private static final int BUFFER = 1 << 16;
    private static final int TELL_EVERY = 256;

    private final FrameWriter out;
    private final SaidTexts said = new SaidTexts();
    private long bytes;
    private long told;

    private ReadingChild(OutputStream out) {
        this.out = new FrameWriter(new BufferedOutputStream(out, BUFFER));
    }

    /** Runs as a process of its own. */
    public static void main(String[] arguments) throws IOException {
        var answers = new FileOutputStream(FileDescriptor.out);
        // Whatever a library prints must not stand among the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        answer(System.in, answers);
    }

    /** Answers one question. */
    static void answer(InputStream question, OutputStream answers) throws IOException {
        new ReadingChild(answers).answer(Question.read(question));
    }

    private void answer(Question asked) throws IOException {
        try {
            switch (asked) {
                case Question.OfReport(String name, Path file, ReportFormat forced) -> {
                    ReportSummary summary =
                            Reports.read(ReportInput.of(input(name, file)), forced, this::tell);
                    out.kind(Answers.SUMMARY);
                    ReportFrames.write(summary, out);
                }
                case Question.OfTable(String name, Path file, TableLimits limits) -> {
                    TableParts.take(
                            input(name, file),
                            limits,
                            (line, cells) -> {
                                out.kind(Answers.ROW);
                                out.number(line);
                                out.texts(cells);
                                progress();
                            });
                    out.kind(Answers.END);
                }
                case Question.OfAdvisories(String name, Path file) -> {
                    Advisories.read(input(name, file), this::tell);
                    out.kind(Answers.END);
                }
                case Question.OfPaper(String name, Path file) -> {
                    Paper paper = WordReader.read(input(name, file));
                    out.kind(Answers.PAPER);
                    PaperFrames.write(paper, out);
                }
            }
        } catch (BadInput e) {
            out.kind(Answers.REFUSAL);
            out.choice(e.problem());
            out.number(e.line());
            out.texts(e.parameters());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private void tell(Observation observation) {
        try {
            out.kind(Answers.OBSERVATION);
            ReportFrames.write(observation, said, out);
            progress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Advisory advisory) {
        try {
            out.kind(Answers.ADVISORY);
            AdvisoryFrames.write(advisory, out);
            progress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void progress() throws IOException {
        if (++told % TELL_EVERY == 0) {
            out.kind(Answers.PROGRESS);
            out.number(bytes);
            out.flush();
        }
    }

    private InputFile input(String name, Path file) {
        return new InputFile(
                name,
                () -> {
                    bytes = 0;
                    return new Counted(Files.newInputStream(file));
                });
    }

    /** Counts the bytes of the latest pass over the file. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            bytes += Math.max(n, 0);
            return n;
        }
    }
}
