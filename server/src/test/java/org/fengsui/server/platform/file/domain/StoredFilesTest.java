package org.fengsui.server.platform.file.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class StoredFilesTest {

    private static final Subject ITEM = new Subject("notice-answer", 7);
    private static final Scope PHYSICS = new Scope.Units(Set.of(3L));
    private static final Scope BOTANY = new Scope.Units(Set.of(4L));

    private final Files files;
    private final RecordProbe probe;
    private final People people;
    private final MockMvc mvc;
    private final Actor machine = Actor.machine("test");

    StoredFilesTest(Files files, RecordProbe probe, People people, MockMvc mvc) {
        this.files = files;
        this.probe = probe;
        this.people = people;
        this.mvc = mvc;
    }

    @Test
    void whatWasStoredComesBack() throws IOException {
        var content = randomText(700_000);
        var stored = store("日志.txt", content);
        assertThat(stored.name()).isEqualTo("日志.txt");
        assertThat(stored.mediaType()).isEqualTo("text/plain");
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(read(Scope.school(), stored.id())).isEqualTo(content);
        var path = files.toTempFile(Scope.school(), stored.id());
        assertThat(path).hasBinaryContent(content);
        java.nio.file.Files.delete(path);
        assertThat(files.of(Scope.school(), ITEM)).containsExactly(stored);
    }

    @Test
    void theSameContentIsKeptOnceAndEncrypted() {
        var content = randomText(300_000);
        var one = store("a.txt", content);
        var other = store("b.txt", content);
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.sha256()).isEqualTo(one.sha256());
        assertThat(probe.sql("select count(*) from file.chunk").query(Long.class).single())
                .isEqualTo(2);
        var kept =
                probe.sql("select bytes from file.chunk where number = 0")
                        .query(byte[].class)
                        .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(content, 0, 16, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aForgottenFileTakesItsContentAlongOnlyWhenNoOtherHasIt() throws IOException {
        var content = randomText(300_000);
        var one = store("a.txt", content);
        var other = store("b.txt", content);
        files.forget(Scope.school(), Set.of(one.id()));
        assertThat(files.find(Scope.school(), one.id())).isEmpty();
        assertThat(read(Scope.school(), other.id())).isEqualTo(content);
        files.forget(Scope.school(), Set.of(other.id()));
        assertThat(probe.sql("select count(*) from file.chunk").query(Long.class).single())
                .isZero();
        assertThat(probe.sql("select count(*) from file.content").query(Long.class).single())
                .isZero();
        assertThat(read(Scope.school(), store("c.txt", content).id())).isEqualTo(content);
    }

    @Test
    void aChangedChunkDoesNotOpen() {
        var stored = store("a.txt", randomText(300_000));
        probe.sql(
                        "update file.chunk set bytes = set_byte(bytes, 40, (get_byte(bytes, 40) + 1) % 256)")
                .update();
        assertThatThrownBy(() -> read(Scope.school(), stored.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void anotherUnitsFileIsNotThere() {
        var stored = files.store(machine, ITEM, 3L, Kind.EVIDENCE, "a.txt", stream(randomText(10)));
        assertThat(files.find(PHYSICS, stored.id())).contains(stored);
        assertThat(files.find(BOTANY, stored.id())).isEmpty();
        assertThat(files.of(BOTANY, ITEM)).isEmpty();
        assertRefused(() -> read(BOTANY, stored.id()), CommonProblem.NOT_FOUND);
        var offices = store("offices.txt", randomText(10));
        assertThat(files.find(PHYSICS, offices.id())).isEmpty();
    }

    @Test
    void aFileOfTheWrongSizeOrTypeLeavesNothingBehind() {
        assertRefused(() -> store("a.txt", new byte[0]), FileProblem.EMPTY);
        assertRefused(
                () -> store("a.svg", SampleFiles.text("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                FileProblem.TYPE_REFUSED);
        assertRefused(
                () -> store("a.zip", SampleFiles.zip("a.txt", "a")), FileProblem.TYPE_REFUSED);
        assertRefused(
                () ->
                        store(
                                "a.docx",
                                SampleFiles.office(FileType.DOCX, "word/vbaProject.bin", "x")),
                FileProblem.ACTIVE_CONTENT);
        assertRefused(
                () -> store("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}),
                FileProblem.PICTURE_UNREADABLE);
        assertRefused(() -> store("a.txt", endless()), FileProblem.TOO_LARGE);
        assertThat(probe.sql("select count(*) from file.file").query(Long.class).single()).isZero();
        assertThat(probe.sql("select count(*) from file.content").query(Long.class).single())
                .isZero();
    }

    @Test
    void anArchiveIsTakenAsAnImportOnly() {
        var stored =
                files.store(
                        machine,
                        ITEM,
                        null,
                        Kind.IMPORT,
                        "reports.zip",
                        stream(SampleFiles.zip("a.nessus", "a")));
        assertThat(stored.mediaType()).isEqualTo("application/zip");
    }

    @Test
    void evidencePicturesAreReencodedAndImportsAreNot() {
        var hidden = SampleFiles.picture("png", 8, 8);
        var padded = Arrays.copyOf(hidden, hidden.length + 100);
        assertThat(store("a.png", padded).size()).isLessThan(padded.length);
        var kept = files.store(machine, ITEM, null, Kind.IMPORT, "a.png", stream(padded));
        assertThat(kept.size()).isEqualTo(padded.length);
    }

    @Test
    void aDownloadIsAnAttachmentThatNoBrowserRuns() throws Exception {
        var stored = store("整改 报告\r\nX-Evil: 1.txt", SampleFiles.text("已整改"));
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        mvc.perform(get("/files/" + stored.id()).with(people.as(operator)))
                .andExpect(status().isOk())
                .andExpect(content().bytes(SampleFiles.text("已整改")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(
                        header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
                .andExpect(header().doesNotExist("X-Evil"));
        assertThat(
                        probe.sql(
                                        "select count(*) from audit.entry where action = 'file.downloaded'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void aDownloadOutsideOnesScopeIsNotFound() throws Exception {
        var stored = store("a.txt", randomText(10));
        var administrator = people.school("auditor", Role.AUDIT_ADMIN);
        mvc.perform(get("/files/" + stored.id()).with(people.as(administrator)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/files/999").with(people.as(administrator)))
                .andExpect(status().isNotFound());
    }

    private Files.StoredFile store(String name, byte[] content) {
        return store(name, stream(content));
    }

    private Files.StoredFile store(String name, InputStream content) {
        return files.store(machine, ITEM, null, Kind.EVIDENCE, name, content);
    }

    private byte[] read(Scope scope, long id) {
        var out = new ByteArrayOutputStream();
        files.copyTo(scope, id, out);
        return out.toByteArray();
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) 'a');
                return length;
            }
        };
    }

    private static byte[] randomText(int length) {
        var random = new Random(20260305);
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    private static void assertRefused(ThrowingCallable call, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
