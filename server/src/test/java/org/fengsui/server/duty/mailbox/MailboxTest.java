package org.fengsui.server.duty.mailbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.mailbox.service.MailDesk;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.Extract;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Mails of superiors on a real IMAP server over TLS, to the circular that a person makes of one.
 */
@ServerTest
@Import(Campus.class)
class MailboxTest {

    private static final ImapsServer SERVER = new ImapsServer();
    private static final Scope SCHOOL = Scope.school();
    private static final Instant ARRIVED =
            LocalDateTime.parse("2026-09-30T17:30").atZone(BusinessClock.ZONE).toInstant();
    private static final String KNOWN = "tongbao@edu.example";
    private static final String TEXT =
            "教育部通报〔2026〕9号：你校 www.phy.example.edu.cn 存在漏洞，请于2026年10月3日12:00前反馈";

    private final Campus campus;
    private final Circulars circulars;
    private final MailDesk desk;
    private final Files files;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;
    private final List<Periodic> works;

    private Actor admin = Actor.machine("before");

    MailboxTest(
            Campus campus,
            Circulars circulars,
            MailDesk desk,
            Files files,
            People people,
            TestClock clock,
            MockMvc mvc,
            List<Periodic> works) {
        this.campus = campus;
        this.circulars = circulars;
        this.desk = desk;
        this.files = files;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
        this.works = works;
    }

    @DynamicPropertySource
    static void loopback(DynamicPropertyRegistry settings) {
        settings.add("fengsui.outbound.allowed", () -> "127.0.0.1:" + SERVER.port());
        settings.add("fengsui.mailbox.largest", () -> "1MB");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aSchoolWithAMailbox() {
        clock.set("2026-09-30T18:00");
        campus.open();
        admin = people.school("sysadmin", Role.SYSTEM_ADMIN);
        put(SERVER.authority(), ImapsServer.PASSWORD);
        look();
    }

    private void put(String authority, String password) {
        var box =
                new Mail.Box(
                        0,
                        0,
                        "收文 " + authority.length() + " " + password.length(),
                        "127.0.0.1",
                        SERVER.port(),
                        ImapsServer.USER,
                        authority,
                        true,
                        0,
                        0,
                        null,
                        "");
        desk.put(admin, box, password);
    }

    private void look() {
        works.stream().filter(one -> one.name().equals("mailboxes")).forEach(Periodic::runOnce);
    }

    private static MimeMessage mail(String from, String subject, String body)
            throws MessagingException {
        var mail = new MimeMessage((jakarta.mail.Session) null);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipients(Message.RecipientType.TO, "shouwen@example.edu.cn");
        mail.setSubject(subject, "GB18030");
        mail.setText(body, "GB18030");
        return mail;
    }

    private static MimeMessage with(String from, String body, String name, byte[] attached)
            throws MessagingException {
        var mail = mail(from, "网络安全通报", body);
        var text = new MimeBodyPart();
        text.setText(body, "UTF-8");
        var file = new MimeBodyPart();
        file.setDataHandler(
                new DataHandler(new ByteArrayDataSource(attached, "application/octet-stream")));
        file.setFileName(name);
        var both = new MimeMultipart();
        both.addBodyPart(text);
        both.addBodyPart(file);
        mail.setContent(both);
        return mail;
    }

    private Mail arrived(MimeMessage mail) throws MessagingException {
        SERVER.arrives(mail, ARRIVED);
        look();
        return last();
    }

    private Mail last() {
        for (long id = 50; id > 0; id--) {
            var found = desk.find(SCHOOL, id);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("no mail");
    }

    private static byte[] zip(String name, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        var chinese = Charset.forName("GB18030");
        try (var zip = new ZipOutputStream(out, chinese)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(chinese));
        }
        return out.toByteArray();
    }

    private static byte[] locked(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip =
                new net.lingala.zip4j.io.outputstream.ZipOutputStream(
                        out, "open-it".toCharArray())) {
            var how = new ZipParameters();
            how.setEncryptFiles(true);
            how.setEncryptionMethod(EncryptionMethod.AES);
            how.setFileNameInZip("a.txt");
            zip.putNextEntry(how);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private String page(Mail mail) throws Exception {
        return people.page(mvc, campus.lead(), "/circulars/mails/" + mail.id());
    }

    @Test
    void aMailIsTheDraftOfACircularThatWasReceivedWhenItArrived() throws Exception {
        var mail = arrived(with(KNOWN, "见附件", "通报.zip", zip("正文.txt", TEXT)));
        assertThat(mail.state()).isEqualTo(MailState.UNKNOWN_SENDER);
        assertThat(mail.head().arrivedAt()).isEqualTo(ARRIVED);
        assertThat(files.of(SCHOOL, new Subject("circular-mail", mail.id()))).hasSize(1);
        assertThat(page(mail))
                .contains("通报.zip/正文.txt", "教育部通报〔2026〕9号", "2026-10-03T12:00", "陌生发件人");
        var source = Long.toString(circulars.sources().getFirst().id());
        mvc.perform(
                        post("/circulars/mails/" + mail.id() + "/register")
                                .param("source", source)
                                .param("kind", "HOLE")
                                .param("subject", "物理学院网站存在漏洞")
                                .param("text", TEXT)
                                .param("remember", "true")
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl("/circulars/1"));
        var circular = circulars.find(SCHOOL, 1).orElseThrow();
        assertThat(circular.entry().receivedAt()).isEqualTo(ARRIVED);
        assertThat(desk.find(SCHOOL, mail.id()).orElseThrow().state())
                .isEqualTo(MailState.REGISTERED);
        var next = arrived(mail(KNOWN, "又一通报", TEXT));
        assertThat(next.state()).as("the sender is remembered").isEqualTo(MailState.TO_REGISTER);
        mvc.perform(get("/circulars/mails/1").with(people.as(campus.liaison())))
                .andExpect(status().isForbidden());
    }

    @Test
    void aLockedFileOpensWithItsPasswordWhichIsNotKept() throws Exception {
        var mail = arrived(with(KNOWN, "见附件", "a.zip", locked(TEXT)));
        assertThat(page(mail)).contains("有密码");
        long file = requireNonNull(desk.parts(SCHOOL, mail.id()).getFirst().fileId());
        assertThatThrownBy(() -> desk.open(campus.operator(), mail.id(), file, "wrong"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(MailProblem.WRONG_PASSWORD));
        desk.open(campus.operator(), mail.id(), file, "open-it");
        assertThat(desk.parts(SCHOOL, mail.id()))
                .extracting(part -> part.read().text())
                .containsExactly(TEXT);
    }

    @Test
    void whatNoPersonWroteIsRecordedAndIsNoCircular() throws Exception {
        var answer = mail(KNOWN, "自动回复", "我在休假");
        answer.setHeader("Auto-Submitted", "auto-replied");
        var bounce = mail("MAILER-DAEMON@edu.example", "退信", "无此用户");
        var loop = mail(KNOWN, "转发", "转发");
        loop.setHeader("X-Loop", "shouwen@example.edu.cn");
        for (var automatic : List.of(answer, bounce, loop)) {
            var mail = arrived(automatic);
            assertThat(mail.state()).isEqualTo(MailState.AUTOMATIC);
            assertThat(mail.note()).isNotEmpty();
            assertThat(mail.body()).isEmpty();
        }
        var ours = mail(KNOWN, "整改通知书", "请查收");
        ours.saveChanges();
        ours.setHeader("Message-ID", "<fengsui.7@example.edu.cn>");
        SERVER.append(ours, ARRIVED);
        var twice = mail(KNOWN, "通报", TEXT);
        twice.saveChanges();
        SERVER.append(twice, ARRIVED);
        look();
        assertThat(desk.find(SCHOOL, last().id() - 1).orElseThrow().state())
                .isEqualTo(MailState.AUTOMATIC);
        assertThat(last().state()).isEqualTo(MailState.UNKNOWN_SENDER);
        SERVER.append(twice, ARRIVED);
        look();
        assertThat(last().state()).isEqualTo(MailState.REPEATED);
        assertThat(desk.waiting(SCHOOL)).isEqualTo(1);
    }

    @Test
    void nothingIsKeptOfWhatBearsAMark() throws Exception {
        var mail = arrived(with(KNOWN, "见附件", "a.zip", zip("正文.txt", "机密★1年\n" + TEXT)));
        assertThat(mail.state()).isEqualTo(MailState.REFUSED);
        assertThat(mail.head().subject() + mail.head().sender() + mail.body()).isEmpty();
        assertThat(desk.parts(SCHOOL, mail.id())).isEmpty();
        assertThat(files.of(SCHOOL, new Subject("circular-mail", mail.id()))).isEmpty();
        assertThat(page(mail)).contains("已拒收", "请线下处理");
        var locked = arrived(with(KNOWN, "见附件", "a.zip", locked("绝密★\n" + TEXT)));
        long file = requireNonNull(desk.parts(SCHOOL, locked.id()).getFirst().fileId());
        assertThatThrownBy(() -> desk.open(campus.operator(), locked.id(), file, "open-it"))
                .isInstanceOf(Refusal.class);
        var forgotten = desk.find(SCHOOL, locked.id()).orElseThrow();
        assertThat(forgotten.state()).isEqualTo(MailState.REFUSED);
        assertThat(forgotten.head().subject()).isEmpty();
        assertThat(files.of(SCHOOL, new Subject("circular-mail", locked.id()))).isEmpty();
    }

    @Test
    void whatIsTooLargeOrABombEndsWithAWordAndNothingIsLost() throws Exception {
        var large = arrived(with(KNOWN, "见附件", "a.bin", new byte[2 << 20]));
        assertThat(large.state()).isEqualTo(MailState.TOO_LARGE);
        assertThat(large.head().subject()).isEqualTo("网络安全通报");
        assertThat(page(large)).contains("邮件仍在邮件服务器上");
        var bomb = arrived(with(KNOWN, TEXT, "bomb.zip", zip("a.txt", " ".repeat(32 << 20))));
        assertThat(desk.parts(SCHOOL, bomb.id()).getLast().read().state())
                .isEqualTo(Extract.State.TOO_MUCH);
        assertThat(page(bomb)).contains("没有展开", "教育部通报〔2026〕9号");
        var many =
                String.join(
                        "\n",
                        IntStream.range(0, 10_000)
                                .mapToObj(at -> "10." + at / 250 + "." + at % 250 + ".7")
                                .toList());
        var addresses = arrived(with(KNOWN, "见附件", "a.zip", zip("地址.txt", many)));
        assertThat(page(addresses)).contains("10.0.0.7");
        desk.setAside(campus.operator(), large.id(), "已手工登记");
        assertThat(desk.find(SCHOOL, large.id()).orElseThrow().state())
                .isEqualTo(MailState.SET_ASIDE);
    }

    @Test
    void aMailboxThatCannotBeReadSaysWhyAndAStrangersCertificateIsNotTrusted() throws Exception {
        put("", ImapsServer.PASSWORD);
        put(SERVER.authority(), "wrong");
        look();
        var boxes = desk.boxes(admin);
        assertThat(boxes.getFirst().trouble()).isEmpty();
        assertThat(boxes.get(1).trouble()).isNotEmpty();
        assertThat(boxes.get(2).trouble()).isNotEmpty();
        assertThat(people.page(mvc, admin, "/admin/mailboxes"))
                .contains("上次没有读成")
                .doesNotContain(ImapsServer.PASSWORD + "\"");
    }
}
