package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.platform.reading.child.Readings.OPEN;
import static org.fengsui.server.platform.reading.child.Readings.apart;
import static org.fengsui.server.platform.reading.child.Readings.broken;
import static org.fengsui.server.platform.reading.child.Readings.insteadOfIt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.server.platform.file.domain.SampleFiles;
import org.fengsui.server.platform.reading.Archive;
import org.fengsui.server.platform.reading.Paper;
import org.fengsui.server.platform.reading.PictureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers, pictures and archives, looked at in a process of their own. */
class LookingApartTest {

    @TempDir private Path folder;

    private Path bytes(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path pdf(PDPage... pages) throws IOException {
        var file = folder.resolve("scan.pdf");
        try (var document = new PDDocument()) {
            for (var page : pages) {
                document.addPage(page);
            }
            document.save(file.toFile());
        }
        return file;
    }

    @Test
    void papersPicturesAndArchivesAreLookedAtThereWithTheSameAnswers() throws IOException {
        var scan = pdf(new PDPage(PDRectangle.A4), new PDPage(PDRectangle.A4));
        assertThat(apart().paper("scan.pdf", scan)).isEqualTo(new Paper(2, false));
        var zip = bytes("a.zip", SampleFiles.zip("word/vbaProject.bin", "x"));
        assertThat(apart().archive("a.zip", zip)).isEqualTo(Archive.PLAIN);
        var macros =
                bytes("a.docm", SampleFiles.zip("[Content_Types].xml", "", "vbaProject.bin", "x"));
        assertThat(apart().archive("a.docm", macros)).isEqualTo(Archive.ACTIVE);

        var picture = SampleFiles.picture("jpg", 300, 200);
        var here = bytes("here.jpg", picture);
        var there = bytes("there.jpg", picture);
        new ReadingHere().redraw("here.jpg", here, PictureKind.JPEG);
        apart().redraw("there.jpg", there, PictureKind.JPEG);
        assertThat(Files.readAllBytes(there)).isEqualTo(Files.readAllBytes(here));
    }

    @Test
    void whatCannotBeReadThereIsRefusedAndStandsAsItWas() throws IOException {
        var text = "%PDF-1.7 no more".getBytes(StandardCharsets.UTF_8);
        var file = bytes("a", text);
        var reading = apart();
        broken(() -> reading.paper("a", file));
        broken(() -> reading.paper("a", pdf()));
        broken(() -> reading.archive("a", file));
        for (var kind : PictureKind.values()) {
            assertThat(broken(() -> reading.redraw("a", file, kind)).problem())
                    .as("%s", kind)
                    .isEqualTo(InputProblem.READING_BROKE);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
    }

    @Test
    void aPictureThatFillsTheMemoryOrTakesTooLongEndsItsReaderOnly() throws IOException {
        var large = SampleFiles.picture("png", 4000, 2400);
        var file = bytes("large.png", large);
        var small = apart(16, Duration.ofMinutes(2), OPEN);
        assertThat(broken(() -> small.redraw("large.png", file, PictureKind.PNG)).problem())
                .isEqualTo(InputProblem.READING_TOO_LARGE);
        var hasty = apart(64, Duration.ofMillis(1), OPEN);
        assertThat(broken(() -> hasty.redraw("large.png", file, PictureKind.PNG)).problem())
                .isEqualTo(InputProblem.READING_TOO_LONG);
        assertThat(Files.readAllBytes(file)).isEqualTo(large);
    }

    @Test
    void aLookThatTalksNonsenseIsNotBelieved() throws IOException {
        var file = bytes("a.png", SampleFiles.picture("png", 4, 4));
        for (var script :
                List.of(
                        "exit 7",
                        "kill -SEGV $$",
                        "printf '\\007'",
                        "printf '\\001'",
                        "printf '\\001\\377\\377\\377\\377\\000'",
                        "printf '\\001\\000\\004EVIL'")) {
            var reading = insteadOfIt(script);
            assertThat(broken(() -> reading.paper("a", file)).problem())
                    .as(script)
                    .isEqualTo(InputProblem.READING_BROKE);
            broken(() -> reading.archive("a", file));
        }
        var endless = insteadOfIt("printf '\\001'; exec cat /dev/zero");
        broken(() -> endless.redraw("a.png", file, PictureKind.PNG));
        assertThat(Files.readAllBytes(file)).isEqualTo(SampleFiles.picture("png", 4, 4));
    }
}
