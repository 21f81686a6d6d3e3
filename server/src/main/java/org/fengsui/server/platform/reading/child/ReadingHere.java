package org.fengsui.server.platform.reading.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.fengsui.engine.advisory.Advisory;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.report.Advisories;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.server.platform.reading.Archive;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.platform.reading.Paper;
import org.fengsui.server.platform.reading.PictureKind;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.text.Extraction;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

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
    public org.fengsui.engine.paper.Paper word(InputFile file) {
        return WordReader.read(file);
    }

    @Override
    public List<Advisory> advisories(InputFile file) {
        var all = new ArrayList<Advisory>();
        Advisories.read(file, all::add);
        return all;
    }

    @Override
    public void rows(
            String name,
            Path content,
            TableLimits limits,
            Consumer<InputFile> use,
            LongConsumer bytes) {
        use.accept(new InputFile(name, InputFile.of(content).content()));
    }

    @Override
    public List<Extract> texts(String name, Path content, String password) {
        return look(
                name,
                () -> {
                    var folder = Files.createTempDirectory("fengsui-texts-");
                    try {
                        return new Extraction(folder, password).of(name, content);
                    } finally {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                });
    }

    @Override
    public Paper paper(String name, Path content) {
        return look(name, () -> ScannedPdf.look(content));
    }

    @Override
    public void redraw(String name, Path content, PictureKind kind) {
        look(
                name,
                () -> {
                    var drawn = Files.createTempFile("fengsui-drawn-", ".tmp");
                    try {
                        try (var out = Files.newOutputStream(drawn)) {
                            Look.of(kind).see(content, out);
                        }
                        return Files.move(drawn, content, StandardCopyOption.REPLACE_EXISTING);
                    } finally {
                        Files.deleteIfExists(drawn);
                    }
                });
    }

    @Override
    public Archive archive(String name, Path content) {
        return look(name, () -> OfficePackage.of(content));
    }

    @Override
    public boolean marked(String name, Path content) {
        try {
            return MarkedFile.look(content);
        } catch (IOException _) {
            return false;
        }
    }

    /** A look that may break off. */
    @FunctionalInterface
    private interface Looking<T> {
        T now() throws IOException;
    }

    private static <T> T look(String name, Looking<T> looking) {
        try {
            return looking.now();
        } catch (IOException e) {
            throw BadInput.because(e, InputProblem.READING_BROKE, name, 0);
        }
    }
}
