package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(Campus.class)
class NoticeLifeTest {

    private final Campus campus;
    private final Notices notices;
    private final Findings findings;
    private final Ledger ledger;
    private final Files files;
    private final People people;
    private final TestClock clock;
    private final TestMail mail;

    NoticeLifeTest(
            Campus campus,
            Notices notices,
            Findings findings,
            Ledger ledger,
            Files files,
            People people,
            TestClock clock,
            TestMail mail) {
        this.campus = campus;
        this.notices = notices;
        this.findings = findings;
        this.ledger = ledger;
        this.files = files;
        this.people = people;
        this.clock = clock;
        this.mail = mail;
    }

    /** Served on Thursday 2026-03-05: 6, 9, 10, 11 and 12 March. */
    Instant due() {
        return Instant.parse("2026-03-12T16:00:00Z");
    }

    /** The afternoon after half of the working days, local. */
    String afterHalf() {
        return "2026-03-09T13:00";
    }

    String period() {
        return "5 个工作日";
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    @Test
    void theWholeWayFromDraftToCloseIsOnTime() throws Exception {
        long id = campus.issued(Campus.SWEET32, Campus.TELNET);
        var issued = campus.notice(id);
        assertThat(issued.state()).isEqualTo(NoticeState.ISSUED);
        assertThat(issued.number()).isEqualTo("信办整〔2026〕1号");
        assertThat(issued.items()).hasSize(2);
        assertThat(campus.duties(id)).as("no clock before service").isEmpty();
        bothFilesAreKept(id);

        campus.deliver();
        var letter = mail.to(Campus.LIAISON_MAIL).getFirst();
        assertThat(letter.subject()).contains("信办整〔2026〕1号");
        assertThat(letter.text())
                .contains("物理学院", period(), "https://fengsui.example.edu.cn/n/")
                .doesNotContain("SWEET32", "10.10.1.10", "明文远程登录");
        var served = campus.notice(id);
        assertThat(served.state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(served.served())
                .isEqualTo(new Notice.Service(TestClock.START, ServiceWay.RECEIPT, "丙寅"));
        assertThat(campus.duties(id))
                .hasSize(2)
                .allSatisfy(duty -> {
                    assertThat(duty.started()).isEqualTo(TestClock.START);
                    assertThat(duty.due()).isEqualTo(due());
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                });

        clock.advance(Duration.ofDays(1));
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        clock.advance(Duration.ofDays(1));
        campus.answerFixed(id);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(findings.summary(Scope.school()).awaitingRetest()).isEqualTo(2);

        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        var closed = campus.notice(id);
        assertThat(closed.state()).isEqualTo(NoticeState.CLOSED);
        assertThat(closed.items())
                .allSatisfy(item -> {
                    assertThat(item.state()).isEqualTo(ItemState.VERIFIED);
                    assertThat(item.proof()).contains("10.10.1.10");
                });
        assertThat(campus.duties(id))
                .allSatisfy(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.MET);
                    assertThat(duty.late(clock.now())).isFalse();
                });
    }

    private void bothFilesAreKept(long id) throws Exception {
        var kept = files.of(Scope.school(), new Subject("notice", id));
        assertThat(kept)
                .extracting(Files.StoredFile::name)
                .containsExactlyInAnyOrder("信办整〔2026〕1号.docx", "信办整〔2026〕1号.pdf");
        for (var file : kept) {
            var bytes = new ByteArrayOutputStream();
            files.copyTo(Scope.school(), file.id(), bytes);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(file.sha256());
        }
    }

    private void passTo(Instant at) {
        campus.passTo(LocalDateTime.ofInstant(at, BusinessClock.ZONE).toString());
    }

    @Test
    void silenceIsRemindedThenEscalatedAndShownAsLate() {
        people.school("cac", Role.CAC_OFFICE);
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        int first = mail.to(Campus.LIAISON_MAIL).size();

        campus.passTo(afterHalf());
        assertThat(mail.to(Campus.LIAISON_MAIL)).as("reminded at half").hasSize(first + 1);
        passTo(due().plus(Duration.ofDays(0)).plusSeconds(1));
        assertThat(mail.to(Campus.DEPUTY_MAIL)).as("then the deputy").hasSize(1);
        passTo(due().plus(Duration.ofDays(1)).plusSeconds(1));
        assertThat(mail.to(Campus.HEAD_MAIL)).as("a day later the head").hasSize(1);
        passTo(due().plus(Duration.ofDays(3)).plusSeconds(1));

        var duty = campus.duties(id).getFirst();
        assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
        assertThat(duty.late(clock.now())).isTrue();
        var steps = ledger.steps(Scope.school(), List.of(duty.subject()));
        assertThat(steps)
                .extracting(Ledger.Entry::step)
                .containsSubsequence("half", "overdue", "overdue-24h", "overdue-72h");
    }

    @Test
    void anAnswerThatAScanDisprovesOpensTheItemWithItsOriginalDue() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.answerFixed(id);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.MET);

        clock.advance(Duration.ofDays(1));
        campus.scan();
        var item = campus.notice(id).items().getFirst();
        assertThat(item.state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ACKNOWLEDGED);
        var duty = campus.duties(id).getFirst();
        assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
        assertThat(duty.due()).isEqualTo(due());

        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.answerFixed(id);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void anAnswerThatAReviewRejectsOpensTheItemWithItsOriginalDue() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.answerFixed(id);
        clock.advance(Duration.ofDays(2));
        var item = campus.notice(id).items().getFirst();
        notices.review(campus.operator(), item.id(), item.version(), Verdict.REJECTED, "截图不是本系统");
        assertThat(campus.duties(id).getFirst())
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                    assertThat(duty.due()).isEqualTo(due());
                });
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().text()).contains("未被认可");
    }

    @Test
    void whatWasAcceptedOnPaperAndIsSeenAgainIsAFalseClaim() {
        long id = campus.acknowledged(Campus.SWEET32);
        var open = campus.notice(id).items().getFirst();
        notices.answer(
                campus.liaison(),
                open.id(),
                open.version(),
                new NewAnswer(AnswerKind.NOT_AFFECTED, "端口不对外", null, List.of()));
        var answered = campus.notice(id).items().getFirst();
        notices.review(
                campus.operator(),
                answered.id(),
                answered.version(),
                Verdict.ACCEPTED_ON_PAPER,
                "现场核对");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);

        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.notice(id).items().getFirst().falseClaim()).isNotNull();
        assertThat(campus.unnoticed("wlx")).as("free for a new notice").hasSize(1);
    }

    @Test
    void whatIsSaidNotToBeAffectedIsJudgedByTheNextScan() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        for (var item : campus.notice(id).items()) {
            notices.answer(
                    campus.liaison(),
                    item.id(),
                    item.version(),
                    new NewAnswer(AnswerKind.NOT_AFFECTED, "端口不对外", null, List.of()));
        }
        assertThat(findings.summary(Scope.school()).awaitingRetest()).isEqualTo(2);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.notice(id).items())
                .extracting(Notice.Item::state)
                .containsExactlyInAnyOrder(ItemState.VERIFIED, ItemState.OPEN);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ACKNOWLEDGED);

        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.unnoticedOf("wlx", Campus.SWEET32)).as("a return is noticed").hasSize(1);
    }

    @Test
    void aHoleThatIsGoneStillOwesItsAnswerWhichClosesItAtOnce() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.OPEN);

        campus.answerFixed(id);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void aWithdrawnNoticeWaivesTellsTheUnitAndFreesItsFindings() {
        long id = campus.acknowledged(Campus.SWEET32);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址已移交");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.WITHDRAWN);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.WAIVED);
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().text()).contains("地址已移交");
        assertThat(campus.unnoticed("wlx")).hasSize(1);
    }

    @Test
    void aReturnOpensANewEpisodeThatIsNoticedAnew() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.answerFixed(id);
        clock.advance(Duration.ofDays(1));
        campus.scan();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);

        clock.advance(Duration.ofDays(30));
        long again = campus.issued(Campus.SWEET32);
        var item = campus.notice(again).items().getFirst();
        var episode = findings.episodes(Scope.school(), List.of(item.episodeId())).getFirst();
        assertThat(episode.number()).isEqualTo(2);
        assertThat(episode.regressed()).isTrue();
        assertThat(episode.state()).isEqualTo(EpisodeState.NOTIFIED);
        assertThat(campus.notice(again).number()).isEqualTo("信办整〔2026〕2号");
        assertThat(item.recursFrom()).isEqualTo("信办整〔2026〕1号");
        assertThat(item.continues()).as("nothing goes on, it begins anew").isEmpty();
    }

    @Test
    void inProgressIsNoAnswer() {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        assertThatThrownBy(() ->
                        notices.answer(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                new NewAnswer(
                                        AnswerKind.FIXED,
                                        "正在整改",
                                        clock.now().plus(Duration.ofDays(2)),
                                        List.of())))
                .as("not fixed in the future")
                .isInstanceOf(Refusal.class);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.OPEN);
    }
}
