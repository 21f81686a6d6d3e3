package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.FolderWatch;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Watched folders: what is taken in, when, and where it goes. */
@ServerTest
class FolderTest {

    @TempDir static Path root;

    private final Intake intake;
    private final FolderWatch folders;
    private final ImportWorker worker;
    private final People people;
    private final Inbox inbox;
    private final List<Periodic> works;

    FolderTest(
            Intake intake,
            FolderWatch folders,
            ImportWorker worker,
            People people,
            Inbox inbox,
            List<Periodic> works) {
        this.intake = intake;
        this.folders = folders;
        this.worker = worker;
        this.people = people;
        this.inbox = inbox;
        this.works = works;
    }

    @DynamicPropertySource
    static void aFolder(DynamicPropertyRegistry settings) {
        settings.add("fengsui.intake.folders[0].name", () -> "nessus");
        settings.add("fengsui.intake.folders[0].directory", () -> root.resolve("in").toString());
        settings.add("fengsui.intake.folders[0].vantage", () -> "internet");
        settings.add("fengsui.file.import-limit", () -> "200KB");
    }

    private Path in;

    @BeforeEach
    void empty() throws IOException {
        in = root.resolve("in");
        if (Files.exists(in)) {
            try (var all = Files.walk(in)) {
                for (var each : all.sorted((one, two) -> two.compareTo(one)).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(in);
    }

    private static byte[] report() {
        return new NessusFile(1, 2, 3, TestClock.START.minus(Duration.ofDays(9)), "campus").bytes();
    }

    private List<String> names(String place) throws IOException {
        var names = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(in.resolve(place))) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        }
        names.sort(null);
        return names;
    }

    private List<ImportView> imports() {
        return intake.latest(Scope.school(), 0, 10);
    }

    @Test
    void aCompleteFileIsReadAndMovedToDone() throws IOException {
        Files.write(in.resolve("week.nessus"), report());
        folders.runOnce();
        assertThat(imports()).as("one look is not enough").isEmpty();
        folders.runOnce();
        assertThat(imports()).hasSize(1);
        var view = imports().getFirst();
        assertThat(view.fileName()).isEqualTo("week.nessus");
        assertThat(view.vantage()).isEqualTo("internet");
        assertThat(view.receivedBy()).isEqualTo("folder nessus");
        assertThat(names("reading")).containsExactly(view.id() + "-week.nessus");
        worker.runOnce();
        folders.runOnce();
        assertThat(names("done")).containsExactly(view.id() + "-week.nessus");
        assertThat(names("reading")).isEmpty();
    }

    @Test
    void aFileThatStillGrowsWaits() throws IOException {
        var file = in.resolve("week.nessus");
        var bytes = report();
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        folders.runOnce();
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        folders.runOnce();
        assertThat(imports()).isEmpty();
        folders.runOnce();
        assertThat(imports()).hasSize(1);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        for (int time = 0; time < 2; time++) {
            Files.write(in.resolve("week.nessus"), report());
            folders.runOnce();
            folders.runOnce();
            worker.runOnce();
            folders.runOnce();
        }
        assertThat(names("done")).hasSize(2);
        assertThat(imports().getFirst().sameAs()).isEqualTo(imports().getLast().id());
    }

    @Test
    void whatNoReaderTakesIsRefusedWithItsReason() throws IOException {
        Files.writeString(in.resolve("letter.txt"), "Dear Sir");
        folders.runOnce();
        folders.runOnce();
        worker.runOnce();
        folders.runOnce();
        var name = imports().getFirst().id() + "-letter.txt";
        assertThat(names("refused")).containsExactly(name, name + ".reason.txt");
        assertThat(Files.readString(in.resolve("refused").resolve(name + ".reason.txt")))
                .contains("letter.txt");
    }

    @Test
    void theOperatorsHearOfARefusedFileThatNobodyUploaded() throws IOException {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var auditor = people.school("auditor", Role.AUDITOR);
        Files.writeString(in.resolve("letter.txt"), "Dear Sir");
        Files.write(in.resolve("huge.nessus"), new byte[300_000]);
        folders.runOnce();
        folders.runOnce();
        worker.runOnce();
        assertThat(told(operator))
                .containsExactlyInAnyOrder("报告被拒收：letter.txt", "报告被拒收：huge.nessus");
        assertThat(told(auditor)).isEmpty();
    }

    private List<String> told(Actor who) {
        works.stream()
                .filter(work -> work.name().equals("delivery-relay"))
                .forEach(Periodic::runOnce);
        return inbox.page(who, Long.MAX_VALUE, 50).stream().map(InboxEntry::subject).toList();
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() throws IOException {
        Files.write(in.resolve("huge.nessus"), new byte[300_000]);
        folders.runOnce();
        folders.runOnce();
        assertThat(imports()).isEmpty();
        assertThat(names("refused")).containsExactly("huge.nessus", "huge.nessus.reason.txt");
    }

    @Test
    void aLinkIsRefusedAndWhatItLeadsToIsNotRead() throws IOException {
        var secret = Files.write(root.resolve("secret.nessus"), report());
        Files.createSymbolicLink(in.resolve("link.nessus"), secret);
        folders.runOnce();
        folders.runOnce();
        assertThat(imports()).isEmpty();
        assertThat(names("refused")).containsExactly("link.nessus", "link.nessus.reason.txt");
        assertThat(Files.exists(secret)).isTrue();
    }

    @Test
    void aLinkInsteadOfAPlaceBelowTheFolderStopsIt() throws IOException {
        var elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Files.createSymbolicLink(in.resolve("reading"), elsewhere);
        Files.write(in.resolve("week.nessus"), report());
        folders.runOnce();
        folders.runOnce();
        assertThat(imports()).isEmpty();
        assertThat(names("")).contains("week.nessus");
    }

    @Test
    void whatIsHiddenOrStillBeingWrittenIsLeftAlone() throws IOException {
        Files.write(in.resolve(".week.nessus"), report());
        Files.write(in.resolve("week.nessus.part"), report());
        folders.runOnce();
        folders.runOnce();
        assertThat(imports()).isEmpty();
    }
}
