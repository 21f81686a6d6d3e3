package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.domain.SampleFiles;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The queue with each file read in a process of its own. */
@ServerTest
@TestPropertySource(properties = {"fengsui.reading.apart=true", "fengsui.reading.memory=16MB"})
class ApartTest {

    private final Intake intake;
    private final ImportWorker worker;
    private final Files files;
    private final People people;
    private final RecordProbe probe;

    ApartTest(Intake intake, ImportWorker worker, Files files, People people, RecordProbe probe) {
        this.intake = intake;
        this.worker = worker;
        this.files = files;
        this.people = people;
        this.probe = probe;
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write("<NessusClientData_v2><Report>".getBytes(StandardCharsets.UTF_8));
            for (int host = 0; host < 300_000; host++) {
                var name = Long.toHexString(host * 0x9e3779b97f4aL);
                out.write(
                        ("<ReportHost name=\"h" + name + ".example.edu.cn\"></ReportHost>\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileThatBreaksItsReaderIsRefusedAndTheOthersAreReadAllTheSame() throws IOException {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var good =
                new NessusFile(1, 2, 3, TestClock.START.minus(Duration.ofDays(1)), "campus")
                        .bytes();
        long first = hand(operator, "bomb.nessus.gz", bomb());
        long second = hand(operator, "campus.nessus", good);
        worker.runOnce();

        var refused = intake.find(Scope.school(), first).orElseThrow();
        assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
        assertThat(refused.reason())
                .extracting(ImportView.Reason::key)
                .isEqualTo("input.reading-too-large");
        var done = intake.find(Scope.school(), second).orElseThrow();
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.tally().items()).isEqualTo(6);
        assertThat(probe.sql("select count(*) from finding.finding").query(Long.class).single())
                .isEqualTo(6);
    }

    @Test
    void aPictureThatBreaksItsReaderIsRefusedAndTheNextOneIsKept() {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        assertThatThrownBy(
                        () -> attach(operator, "big.png", SampleFiles.picture("png", 4000, 2400)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FileProblem.PICTURE_UNREADABLE));
        assertThat(attach(operator, "small.png", SampleFiles.picture("png", 40, 20)).mediaType())
                .isEqualTo("image/png");
    }

    private Files.StoredFile attach(Actor operator, String name, byte[] content) {
        return files.store(
                operator,
                new Subject("import", 1),
                null,
                Files.Kind.EVIDENCE,
                name,
                new ByteArrayInputStream(content));
    }

    private long hand(Actor operator, String name, byte[] content) {
        return intake.receive(
                operator,
                new Intake.Upload(name, null, null, null),
                new ByteArrayInputStream(content));
    }
}
