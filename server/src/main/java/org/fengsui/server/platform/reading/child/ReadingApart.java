package org.fengsui.server.platform.reading.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.apart.Answers;
import org.fengsui.engine.apart.Question;
import org.fengsui.engine.apart.ReadingChild;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableStream;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Archive;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.reading.Paper;
import org.fengsui.server.platform.reading.PictureKind;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.jspecify.annotations.Nullable;

/** Reads each file in a process of its own, which no other file shares. */
final class ReadingApart implements Reading {

    private static final List<String> READER = List.of(ReadingChild.class.getName());

    private final ReadingSettings settings;
    private final Fence fence;
    private final Semaphore people = new Semaphore(2);

    ReadingApart(ReadingSettings settings, Fence fence) {
        this.settings = settings;
        this.fence = fence;
    }

    @Override
    public ReportSummary report(
            String name,
            Path content,
            @Nullable ReportFormat forced,
            Consumer<Observation> into,
            LongConsumer bytes) {
        try (var child = start(READER)) {
            try {
                child.ask(new Question.OfReport(name, content.toAbsolutePath(), forced));
                return new Answers(name, child.answers()).report(into, bytes);
            } catch (IOException e) {
                throw child.refusal(name, e);
            }
        }
    }

    @Override
    public InputFile table(InputFile file) {
        takeTurn();
        try (var child = start(READER)) {
            try {
                child.ask(new Question.OfTable(file.name(), child.keep(file), TableLimits.DEFAULT));
                return new Answers(file.name(), child.answers()).table();
            } catch (IOException e) {
                throw child.refusal(file.name(), e);
            }
        } finally {
            people.release();
        }
    }

    @Override
    public org.fengsui.engine.paper.Paper word(InputFile file) {
        takeTurn();
        try (var child = start(READER)) {
            try {
                child.ask(new Question.OfPaper(file.name(), child.keep(file)));
                return new Answers(file.name(), child.answers()).paper();
            } catch (IOException e) {
                throw child.refusal(file.name(), e);
            }
        } finally {
            people.release();
        }
    }

    @Override
    public List<Advisory> advisories(InputFile file) {
        takeTurn();
        try (var child = start(READER)) {
            try {
                child.ask(new Question.OfAdvisories(file.name(), child.keep(file)));
                return new Answers(file.name(), child.answers()).advisories();
            } catch (IOException e) {
                throw child.refusal(file.name(), e);
            }
        } finally {
            people.release();
        }
    }

    @Override
    public void rows(
            String name,
            Path content,
            TableLimits limits,
            Consumer<InputFile> use,
            LongConsumer bytes) {
        try (var child = start(READER)) {
            try {
                child.ask(new Question.OfTable(name, content.toAbsolutePath(), limits));
                use.accept(new Answers(name, child.answers()).rows(bytes));
            } catch (TableStream.BrokenOff e) {
                throw child.refusal(name, Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                throw child.refusal(name, e);
            }
        }
    }

    @Override
    public List<Extract> texts(String name, Path content, String password) {
        takeTurn();
        try (var child = start(List.of(TextChild.class.getName()))) {
            try {
                child.tell(out -> TextChild.ask(out, name, content.toAbsolutePath(), password));
                return TextChild.hear(child.answers());
            } catch (Look.Unreadable e) {
                throw BadInput.because(e, InputProblem.READING_BROKE, name, 0);
            } catch (IOException e) {
                throw child.refusal(name, e);
            }
        } finally {
            people.release();
        }
    }

    @Override
    public Paper paper(String name, Path content) {
        return look(Look.PAPER, name, content, Look::paper);
    }

    @Override
    public void redraw(String name, Path content, PictureKind kind) {
        look(
                Look.of(kind),
                name,
                content,
                answers -> {
                    Look.picture(answers, content);
                    return kind;
                });
    }

    @Override
    public Archive archive(String name, Path content) {
        return look(Look.ARCHIVE, name, content, Look::archive);
    }

    @Override
    public boolean marked(String name, Path content) {
        try {
            return look(Look.MARKING, name, content, DataInputStream::readBoolean);
        } catch (BadInput _) {
            return false;
        }
    }

    /** What the child answers. */
    @FunctionalInterface
    private interface Heard<T> {
        T from(DataInputStream answers) throws IOException;
    }

    private <T> T look(Look look, String name, Path content, Heard<T> heard) {
        takeTurn();
        var program =
                List.of(
                        LookingChild.class.getName(),
                        look.name(),
                        content.toAbsolutePath().toString());
        try (var child = start(program)) {
            try {
                var answers = new DataInputStream(child.answers());
                Look.begin(answers);
                return heard.from(answers);
            } catch (Look.Unreadable e) {
                throw BadInput.because(e, InputProblem.READING_BROKE, name, 0);
            } catch (IOException e) {
                throw child.refusal(name, e);
            }
        } finally {
            people.release();
        }
    }

    /**
     * Each takes a heap of its own, so people who upload at once wait for one another; not for
     * long, because whoever waits may hold what others wait for.
     */
    private void takeTurn() {
        try {
            if (people.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(ReadingProblem.BUSY, settings.patience().toSeconds());
    }

    private Child start(List<String> program) {
        try {
            return Child.start(settings, fence, program);
        } catch (IOException e) {
            throw new Refusal(e, ReadingProblem.NOT_STARTED, String.valueOf(e.getMessage()));
        }
    }
}
