package org.fengsui.engine.apart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableParts;
import org.fengsui.engine.table.TableStream;

/**
 * Hears what the child says. A child may have been taken over by the file it read: every answer has
 * a limit, and one that makes no sense is an {@link IOException}, as is an end too early.
 */
public final class Answers {
    static final char OBSERVATION = 'o';
    static final char PROGRESS = 'p';
    static final char SUMMARY = 's';
    static final char ROW = 'r';
    static final char PAPER = 'w';
    static final char ADVISORY = 'a';
    static final char REFUSAL = 'x';
    static final char END = 'e';

    /** Bytes of a short frame. */
    static final long SHORT = 1 << 16;

    private static final int BUFFER = 1 << 16;
    private static final long FRAME = 64L << 20;
    private static final long TABLE = 96L << 20;
    private static final long PAPER_LIMIT = 8L << 20;

    private final String name;
    private final FrameReader in;
    private final HeardTexts heard = new HeardTexts();

    /**
     * Listens.
     *
     * @param name the file's, as the sender knows it
     */
    public Answers(String name, InputStream from) {
        this.name = name;
        this.in = new FrameReader(new BufferedInputStream(from, BUFFER));
    }

    /**
     * Hears a report.
     *
     * @param into gets each observation; what it throws goes on
     * @param bytes gets, now and then, how many bytes of the file are read
     * @throws BadInput as the child refused the file
     * @throws IOException if the child does not speak to the end
     */
    public ReportSummary report(Consumer<Observation> into, LongConsumer bytes) throws IOException {
        while (true) {
            char kind = in.kind(FRAME);
            switch (kind) {
                case OBSERVATION -> into.accept(observation());
                case PROGRESS -> bytes.accept(in.number());
                case SUMMARY -> {
                    return summary();
                }
                case REFUSAL -> throw refusal();
                default -> throw new IOException("answer " + (int) kind);
            }
        }
    }

    /**
     * Hears a table, to be opened as if it were the file itself: the child's refusal shows where it
     * would have shown.
     *
     * @throws IOException if the child does not speak to the end
     */
    public InputFile table() throws IOException {
        TableParts parts = new TableParts(TABLE);
        while (true) {
            char kind = in.kind(FRAME);
            switch (kind) {
                case ROW -> {
                    long line = in.number();
                    List<String> cells = in.texts();
                    if (!parts.add(line, cells)) {
                        throw tooLarge(line);
                    }
                }
                case PROGRESS -> in.number();
                case END -> {
                    return new InputFile(name, parts);
                }
                case REFUSAL -> {
                    parts.end(refusal());
                    return new InputFile(name, parts);
                }
                default -> throw new IOException("answer " + (int) kind);
            }
        }
    }

    /**
     * Hears a paper.
     *
     * @throws BadInput as the child refused the file
     * @throws IOException if the child does not speak to the end, or of a paper that cannot be
     */
    public Paper paper() throws IOException {
        char kind = in.kind(PAPER_LIMIT);
        return switch (kind) {
            case PAPER -> {
                try {
                    yield PaperFrames.paper(in);
                } catch (IllegalArgumentException e) {
                    throw new IOException("no paper", e);
                }
            }
            case REFUSAL -> throw refusal();
            default -> throw new IOException("answer " + (int) kind);
        };
    }

    /**
     * Hears advisories.
     *
     * @throws BadInput as the child refused the file
     * @throws IOException if the child does not speak to the end
     */
    public List<Advisory> advisories() throws IOException {
        List<Advisory> all = new ArrayList<>();
        long left = TABLE;
        while (true) {
            char kind = in.kind(Math.min(FRAME, left));
            switch (kind) {
                case ADVISORY -> {
                    all.add(AdvisoryFrames.advisory(in));
                    left -= in.spent();
                }
                case PROGRESS -> in.number();
                case END -> {
                    return all;
                }
                case REFUSAL -> throw refusal();
                default -> throw new IOException("answer " + (int) kind);
            }
        }
    }

    /**
     * A table of any length, to be opened once and read while the child speaks. Where the child
     * does not speak to the end, reading throws {@link TableStream.BrokenOff}.
     *
     * @param bytes gets, now and then, how many bytes of the file are read
     */
    public InputFile rows(LongConsumer bytes) {
        return new InputFile(name, new TableStream(into -> row(into, bytes)));
    }

    private boolean row(TableParts.Sink into, LongConsumer bytes) throws IOException {
        while (true) {
            char kind = in.kind(FRAME);
            switch (kind) {
                case ROW -> {
                    into.row(in.number(), in.texts());
                    return true;
                }
                case PROGRESS -> bytes.accept(in.number());
                case END -> {
                    return false;
                }
                case REFUSAL -> throw refusal();
                default -> throw new IOException("answer " + (int) kind);
            }
        }
    }

    private BadInput tooLarge(long line) {
        return new BadInput(
                InputProblem.ZIP_BOMB, name, Math.max(line, 0), (TABLE >> 20) + " M characters");
    }

    private Observation observation() throws IOException {
        try {
            return ReportFrames.observation(heard, in);
        } catch (IllegalArgumentException e) {
            throw new IOException("no observation", e);
        }
    }

    private ReportSummary summary() throws IOException {
        try {
            return ReportFrames.summary(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("no summary", e);
        }
    }

    private BadInput refusal() throws IOException {
        InputProblem problem = in.chosen(InputProblem.values());
        return new BadInput(
                problem, name, Math.max(in.number(), 0), in.texts().toArray(String[]::new));
    }
}
