package org.fengsui.server.platform.reading.child;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.platform.reading.Reading;
import org.jspecify.annotations.Nullable;

/** Reads in the server's own process: for tests and for machines too small for a second one. */
final class ReadingHere implements Reading {

    @Override
    public ReportSummary report(
            String name,
            Path content,
            @Nullable ReportFormat forced,
            Consumer<Observation> into,
            LongConsumer bytes) {
        var file = new InputFile(name, InputFile.of(content).content());
        return Reports.read(ReportInput.of(file), forced, into);
    }

    @Override
    public InputFile table(InputFile file) {
        return file;
    }

    @Override
    public Paper paper(InputFile file) {
        return WordReader.read(file);
    }
}
