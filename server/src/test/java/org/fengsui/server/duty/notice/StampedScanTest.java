package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.FileProblem;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.DocumentProblem;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** 盖章件 (RULES 6): the stamped scan becomes the version that is served. */
@ServerTest
@Import(Campus.class)
record StampedScanTest(
        Campus campus, Notices notices, NoticeDesk desk, Files files, People people, MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    /** Something done to a PDF file before it is written. */
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(int pages, Change change) throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            change.to(document);
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] scan(int pages) throws IOException {
        return pdf(pages, _ -> {});
    }

    private void stamp(Actor by, long id, String name, byte[] scan, String reason) {
        notices.stamp(
                by,
                id,
                campus.notice(id).version(),
                new Attachment(name, new ByteArrayResource(scan)),
                reason);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private String verification(long id) throws Exception {
        var head = desk.head(Scope.school(), id);
        return mvc.perform(
                        get("/verify")
                                .param("number", Objects.requireNonNull(head.printed()))
                                .param("code", desk.code(head)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private byte[] download(Actor reader, long id) throws Exception {
        var started =
                mvc.perform(get("/unit/notices/" + id + "/stamped").with(people.as(reader)))
                        .andExpect(status().isOk())
                        .andReturn();
        started.getAsyncResult();
        return started.getResponse().getContentAsByteArray();
    }

    private void refusedPage(Actor reader, String path, int expected) throws Exception {
        mvc.perform(get(path).with(people.as(reader))).andExpect(status().is(expected));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void theScanIsServedVerifiedToldAndTheFrozenFilesStay() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var frozen = campus.notice(id).pdfFileId();
        mvc.perform(
                        multipart("/notices/" + id + "/stamp")
                                .file(
                                        new MockMultipartFile(
                                                "scan", "盖章.pdf", "text/plain", scan(2)))
                                .param("version", "" + campus.notice(id).version())
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + id));

        var stamped = notices.stamped(Scope.school(), id).getFirst();
        assertThat(stamped.pages()).isEqualTo(2);
        var served = download(campus.liaison(), id);
        assertThat(sha256(served)).isEqualTo(stamped.sha256());
        assertThat(campus.notice(id).state())
                .as("taken out after sign-in")
                .isEqualTo(NoticeState.DELIVERED);
        assertThat(verification(id)).contains("盖章件 SHA-256", stamped.sha256(), "2 页");
        var portal =
                mvc.perform(get("/unit/notices/" + id).with(people.as(campus.liaison())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(portal).contains("下载盖章件", "盖章件：2 页").doesNotContain("??");
        assertThat(campus.notice(id).pdfFileId()).isEqualTo(frozen);
        assertThat(files.find(Scope.school(), Objects.requireNonNull(frozen))).isPresent();
    }

    @Test
    void aReplacedScanNeedsAReasonStaysAndIsNotTheUnitsAnyMore() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        stamp(campus.operator(), id, "一.pdf", scan(1), "");
        refused(
                NoticeProblem.REASON_MISSING,
                () -> stamp(campus.operator(), id, "二.pdf", scan(3), " "));
        stamp(campus.operator(), id, "二.pdf", scan(3), "印章不清");
        var versions = notices.stamped(Scope.school(), id);
        assertThat(versions).extracting(Notice.Stamped::pages).containsExactly(3, 1);
        assertThat(sha256(download(campus.liaison(), id))).isEqualTo(versions.getFirst().sha256());
        assertThat(verification(id))
                .contains(versions.getFirst().sha256())
                .doesNotContain(versions.getLast().sha256());
        refusedPage(campus.liaison(), "/files/" + versions.getLast().fileId(), 404);
        assertThat(desk.story(Scope.school(), id))
                .anySatisfy(line -> assertThat(line.note()).isEqualTo("印章不清"));
    }

    @Test
    void aPictureOfThePaperIsOnePage() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", out);
        stamp(campus.operator(), id, "照片.png", out.toByteArray(), "");
        assertThat(notices.stamped(Scope.school(), id).getFirst().pages()).isEqualTo(1);
    }

    @Test
    void notBeforeTheIssueNorAfterTheEndAndByTheOfficeAlone() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () -> stamp(campus.operator(), id, "一.pdf", scan(1), ""));
        notices.issue(campus.lead(), id, campus.notice(id).version());
        refused(CommonProblem.FORBIDDEN, () -> stamp(campus.liaison(), id, "一.pdf", scan(1), ""));
        stamp(campus.operator(), id, "一.pdf", scan(1), "");
        var other = people.ofUnit(campus.unit("sxx") + 1000, "other", Role.UNIT_LIAISON);
        refusedPage(other, "/unit/notices/" + id + "/stamped", 404);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址有误");
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () -> stamp(campus.operator(), id, "二.pdf", scan(1), "补"));
        refusedPage(campus.operator(), "/notices/" + id + "/stamp", 409);
    }

    @Test
    void whatIsNoScanIsRefusedAndNothingIsKept() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var by = campus.operator();
        var script =
                pdf(
                        1,
                        pdf ->
                                pdf.getDocumentCatalog()
                                        .setOpenAction(new PDActionJavaScript("app.alert(1)")));
        var locked =
                pdf(
                        1,
                        pdf ->
                                pdf.protect(
                                        new StandardProtectionPolicy(
                                                "owner", "", new AccessPermission())));
        var broken = "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8);
        var text = "盖章".getBytes(StandardCharsets.UTF_8);
        refused(DocumentProblem.PDF_ACTIVE, () -> stamp(by, id, "a.pdf", script, ""));
        refused(DocumentProblem.PDF_UNREADABLE, () -> stamp(by, id, "a.pdf", locked, ""));
        refused(DocumentProblem.PDF_UNREADABLE, () -> stamp(by, id, "a.pdf", broken, ""));
        refused(NoticeProblem.SCAN_TYPE, () -> stamp(by, id, "a.pdf", text, ""));
        refused(FileProblem.EMPTY, () -> stamp(by, id, "a.pdf", new byte[0], ""));
        var noScan =
                mvc.perform(
                                multipart("/notices/" + id + "/stamp")
                                        .file(new MockMultipartFile("scan", "", "", new byte[0]))
                                        .param("version", "" + campus.notice(id).version())
                                        .with(people.as(by)))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn();
        assertThat(noScan.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("没有选择扫描件");
        assertThat(notices.stamped(Scope.school(), id)).isEmpty();
    }
}
