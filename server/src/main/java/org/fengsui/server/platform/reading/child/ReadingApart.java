package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.apart.Answers;
import org.fengsui.engine.apart.Question;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.jspecify.annotations.Nullable;

/** Reads each file in a process of its own, which no other file shares. */
final class ReadingApart implements Reading {

    private final ReadingSettings settings;
    private final Fence fence;
    private final Semaphore tables = new Semaphore(2);

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
        try (var child = start()) {
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
        // Each takes a heap of its own: people who upload at once wait for one another.
        tables.acquireUninterruptibly();
        try (var child = start()) {
            try {
                child.ask(new Question.OfTable(file.name(), child.keep(file)));
                return new Answers(file.name(), child.answers()).table();
            } catch (IOException e) {
                throw child.refusal(file.name(), e);
            }
        } finally {
            tables.release();
        }
    }

    @Override
    public Paper paper(InputFile file) {
        tables.acquireUninterruptibly();
        try (var child = start()) {
            try {
                child.ask(new Question.OfPaper(file.name(), child.keep(file)));
                return new Answers(file.name(), child.answers()).paper();
            } catch (IOException e) {
                throw child.refusal(file.name(), e);
            }
        } finally {
            tables.release();
        }
    }

    private Child start() {
        try {
            return Child.start(settings, fence);
        } catch (IOException e) {
            throw new Refusal(e, ReadingProblem.NOT_STARTED, String.valueOf(e.getMessage()));
        }
    }
}
