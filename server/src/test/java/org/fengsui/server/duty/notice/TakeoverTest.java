package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.service.FeedbackDesk;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.NumberDesk;
import org.fengsui.server.duty.notice.service.PaperDesk;
import org.fengsui.server.duty.notice.service.TakeoverDesk;
import org.fengsui.server.duty.notice.service.TakeoverDesk.Preview;
import org.fengsui.server.duty.notice.service.TakeoverUnits;
import org.fengsui.server.duty.notice.takeover.SheetProblem;
import org.fengsui.server.duty.notice.takeover.SheetProblem.Fault;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(Campus.class)
record TakeoverTest(
        Campus campus,
        TakeoverDesk desk,
        TakeoverUnits units,
        Turns turns,
        NumberDesk numbers,
        FeedbackDesk forms,
        NoticeDesk search,
        PaperDesk papers,
        Notices notices,
        Findings findings,
        Ledger ledger,
        TestMail mail,
        TestClock clock,
        RecordProbe probe) {

    private static final String HEADER =
            "通知书编号,序号,责任单位,系统名称,地址,问题,级别,签发日期,送达日期,整改期限,反馈日期,反馈内容,办结日期,办结方式\n";
    private static final String CLOSED =
            "信办整〔2026〕17号,1,物理学院,物理学院网站,www.phy.example.edu.cn,后台弱口令,高危,2026-03-02,2026-03-02,,2026-03-05,已换口令,2026-03-06,已整改\n";
    private static final String LATE =
            "信办整〔2026〕17号,2,物理学院,物理学院网站,10.10.1.10:22,明文登录,中危,2026-03-02,2026-03-02,,2026-03-12,已停用,2026-03-13,已整改\n";
    private static final String RUNNING =
            "信办整〔2026〕19号,,wlx,,10.10.1.10,组件过旧,中危,,2026-05-06 10:30,,,,,\n";
    private static final String FIXED_DAY =
            "信办整〔2026〕19号,,wlx,,10.10.1.10,目录遍历,高危,,2026-05-06 10:30,2026-05-29,,,,\n";
    private static final String ANSWERED =
            "安全通知-18,,wlx,,10.10.1.10,旧协议,低危,,2026-05-06,,2026-05-08,已停用,,\n";

    @BeforeEach
    void aSchoolWithAnOldSheet() {
        clock.set("2026-05-18T09:00");
        campus.open();
    }

    @Test
    void closedRowsKeepTheirDatesAndCountTowardsTheRateByThem() {
        take(HEADER + CLOSED + LATE);
        var notice = only("17号");
        assertThat(notice.state()).isEqualTo(NoticeState.CLOSED);
        assertThat(notice.number()).isEqualTo("信办整〔2026〕17号");
        assertThat(notice.closedAt()).isEqualTo(at("2026-03-13T00:00"));
        assertThat(notice.items()).extracting(Notice.Item::state).containsOnly(ItemState.VERIFIED);
        assertThat(campus.duties(notice.id()))
                .satisfiesExactly(
                        inTime -> {
                            assertThat(inTime.due()).isEqualTo(at("2026-03-10T00:00"));
                            assertThat(inTime.met()).isEqualTo(at("2026-03-05T00:00"));
                            assertThat(inTime.late(clock.now())).isFalse();
                        },
                        late -> assertThat(late.late(clock.now())).isTrue());
        var march =
                ledger.figures(
                        campus.liaison().scope(), at("2026-03-01T00:00"), at("2026-04-01T00:00"));
        assertThat(march.metOnTime()).isEqualTo(1);
        assertThat(march.metLate()).isEqualTo(1);
    }

    @Test
    void anOldSheetMayCallAUnitByTheNameItHadThen() {
        campus.registers("类别,编码,名称,责任单位\n单位,wlx,物理与天文学院,是\n");
        take(HEADER + CLOSED);
        assertThat(only("17号").unitId()).isEqualTo(campus.unit("wlx"));
    }

    @Test
    void aDayWithoutAnHourIsAfterWhatThatDayBroughtEarlier() {
        take(
                HEADER
                        + CLOSED.replace(
                                "2026-03-02,2026-03-02,,2026-03-05",
                                "2026-03-02 10:30,2026-03-02,,2026-03-02"));
        assertThat(campus.duties(only("17号").id()))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.started()).isEqualTo(at("2026-03-02T10:30"));
                    assertThat(duty.met()).isEqualTo(at("2026-03-02T10:30"));
                });
    }

    @Test
    void whatTheSheetSaysIsSealedAndItsPasswordsAreMasked() {
        take(HEADER + CLOSED.replace("已换口令", "原口令 password: Hunter2026"));
        var notice = only("17号");
        var row = desk.of(Scope.school(), notice.id()).getFirst();
        assertThat(row.cells()).contains("已整改").doesNotContain("Hunter2026");
        var stored =
                probe.sql("select evidence from finding.finding where id = :id")
                        .param("id", notice.items().getFirst().findingId())
                        .query(String.class)
                        .single();
        assertThat(stored).startsWith("fs1:");
    }

    @Test
    void nobodyHereHasDraftedIssuedOrAnsweredIt() {
        take(HEADER + CLOSED);
        var notice = only("17号");
        assertThat(notice.drafter().accountId()).isZero();
        assertThat(notice.issuer()).isNotNull().extracting(Notice.Act::accountId).isEqualTo(0L);
        assertThat(notice.issuer()).extracting(Notice.Act::name).isEqualTo("旧台账接管");
        assertThat(desk.of(Scope.school(), notice.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cells()).contains("责任单位：物理学院", "送达日期：2026-03-02");
                    assertThat(row.taker()).isEqualTo(campus.lead().name());
                });
    }

    @Test
    void runningRowsCountFromTheirServiceOrTakeTheDueOfTheirPaper() {
        take(HEADER + RUNNING + FIXED_DAY);
        var notice = only("19号");
        assertThat(notice.state()).isEqualTo(NoticeState.DELIVERED);
        var duties = campus.duties(notice.id());
        assertThat(duties.getFirst().started()).isEqualTo(at("2026-05-06T10:30"));
        assertThat(duties.getFirst().due()).isEqualTo(at("2026-05-13T00:00"));
        assertThat(duties.get(1).due()).isEqualTo(at("2026-05-30T00:00"));
        assertThat(duties.get(1).originalDue()).isEqualTo(at("2026-05-30T00:00"));
        var told = ledger.explain(Scope.school(), duties.get(1).id(), Locale.CHINESE);
        assertThat(told.entries())
                .filteredOn(entry -> entry.kind() == EntryKind.TAKEN_OVER)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.text()).contains("旧台账", "第 3 行");
                    assertThat(entry.due()).isEqualTo(at("2026-05-30T00:00"));
                });
    }

    @Test
    void whatIsLongOverdueSendsNothingOfThePastAndTheUnitIsToldOnce() {
        take(HEADER + RUNNING + FIXED_DAY + ANSWERED);
        campus.passTo("2026-05-18T09:05");
        var duties = campus.duties(only("19号").id());
        assertThat(ledger.steps(Scope.school(), subjects(duties))).isEmpty();
        assertThat(mail.to(Campus.LIAISON_MAIL)).hasSize(1);
        campus.passTo("2026-05-30T00:30");
        assertThat(ledger.steps(Scope.school(), subjects(duties)))
                .extracting(Ledger.Entry::step)
                .contains("overdue");
    }

    @Test
    void aRunningNoticeGoesOnLikeAnyOther() {
        take(HEADER + RUNNING);
        long id = only("19号").id();
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        campus.answerFixed(id);
        var item = campus.notice(id).items().getFirst();
        assertThat(item.state()).isEqualTo(ItemState.ANSWERED);
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.MET);
        notices.review(
                campus.operator(),
                item.id(),
                item.version(),
                Notice.Verdict.ACCEPTED_ON_PAPER,
                "查看截图");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void anAnsweredRowWaitsForTheOfficeUnderItsOwnNumber() {
        take(HEADER + ANSWERED);
        var notice = only("安全通知-18");
        assertThat(notice.number()).isEqualTo("安全通知-18");
        assertThat(notice.state()).isEqualTo(NoticeState.ANSWERED);
        var episode = notice.items().getFirst().episodeId();
        assertThat(findings.episodes(Scope.school(), List.of(episode)).getFirst().state())
                .isEqualTo(EpisodeState.ANSWERED);
    }

    @Test
    void theSameSheetAgainChangesNothingAndAnotherIsShownBesideIt() {
        take(HEADER + CLOSED + RUNNING);
        var again = prepare(HEADER + CLOSED + RUNNING);
        assertThat(again.fresh()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
        take(again);
        var other = prepare(HEADER + CLOSED.replace("已换口令", "已停用账号") + RUNNING);
        assertThat(other.differences())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.words()).containsExactly("− 反馈内容：已换口令", "+ 反馈内容：已停用账号"));
        assertThat(search.issued(Scope.school(), Campus.anything()).rows()).hasSize(2);
    }

    private static final String WITH_KIND = "类型," + HEADER;
    private static final String CIRCULAR =
            "安全通报整改通知书,信办通〔2026〕3号,1,物理学院,物理学院网站,www.phy.example.edu.cn,首页被篡改,高危,2026-03-02,2026-03-02,,2026-03-03,已恢复,2026-03-04,已整改\n";

    @Test
    void aClosedCircularNoticeIsARecordWithoutClocks() {
        take(WITH_KIND + CIRCULAR + "安全漏洞整改通知书," + CLOSED);
        var notice = only("信办通〔2026〕3号");
        assertThat(notice.kind()).isEqualTo(Notice.Kind.CIRCULAR);
        assertThat(notice.state()).isEqualTo(NoticeState.CLOSED);
        assertThat(notice.closedAt()).isEqualTo(at("2026-03-04T00:00"));
        assertThat(notice.items().getFirst().state()).isEqualTo(ItemState.VERIFIED);
        assertThat(campus.duties(notice.id())).isEmpty();
        assertThat(campus.duties(only("17号").id())).hasSize(1);
        assertThat(notices.find(campus.liaison().scope(), notice.id())).isPresent();
    }

    @Test
    void aRunningCircularOrOneThatContradictsItselfIsRefused() {
        var preview =
                prepare(
                        WITH_KIND
                                + CIRCULAR.replace(",2026-03-04,已整改", ",,")
                                + "通报,"
                                + CLOSED
                                + "漏洞,"
                                + LATE
                                + "传真,"
                                + RUNNING);
        assertThat(preview.problems())
                .extracting(SheetProblem::fault)
                .containsExactly(Fault.CIRCULAR_RUNNING, Fault.DIFFERS, Fault.KIND);
    }

    @Test
    void theUnitReadsACircularNoticeAsTheRecordItIs() {
        take(WITH_KIND + CIRCULAR);
        var notice = only("信办通〔2026〕3号");
        assertThatThrownBy(() -> forms.print(campus.liaison(), notice.id()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(NoticeProblem.NO_PAPER));
    }

    @Test
    void aTransferredNoticeOfTheOldLedgerIsCitedByTheNumberOnItsPaper() {
        take(HEADER + ANSWERED.replace("2026-05-08,已停用", ","));
        long id = only("安全通知-18").id();
        // What the old ledger says is not moved by the registry; a person gave it away.
        probe.sql("update finding.episode set unit_id = :unit where rule = 'assigned'")
                .param("unit", campus.unit("sxx"))
                .update();
        long draft =
                notices.transfer(
                        campus.operator(),
                        id,
                        campus.notice(id).version(),
                        campus.unit("sxx"),
                        "划归数学学院");
        assertThat(campus.notice(draft).items().getFirst().continues()).isEqualTo("安全通知-18第1项");
        notices.withdraw(campus.operator(), draft, campus.notice(draft).version(), "重拟");
        var again = campus.notice(id).items().stream().map(Notice.Item::episodeId).toList();
        long next = notices.draft(campus.operator(), Notices.Draft.of(again));
        assertThat(campus.notice(next).items().getFirst().continues()).isEqualTo("安全通知-18第1项");
    }

    @Test
    void thePaperThatTakesAnOldNoticeBackPrintsNoCodeThatNobodyCanVerify() throws IOException {
        take(HEADER + RUNNING);
        var notice = only("19号");
        notices.withdraw(campus.lead(), notice.id(), notice.version(), "地址登记有误");
        var paper = papers.withdrawn(campus.lead(), notice.id());
        assertThat(PaperText.ofWord(paper.files().docx()))
                .contains("撤回通知", "地址登记有误")
                .doesNotContain("核验码");
    }

    @Test
    void aPreviewOfManyRowsAsksTheRecordAsOftenAsOneOfFew() {
        take(HEADER + CLOSED + RUNNING);
        var few = statements(() -> prepare(HEADER + CLOSED + LATE));
        var rows = new StringBuilder(HEADER + CLOSED + LATE);
        for (int number = 20; number < 120; number++) {
            rows.append(RUNNING.replace("19号", number + "号"));
        }
        var many = statements(() -> prepare(rows.toString()));
        assertThat(few).isPositive();
        assertThat(many).isEqualTo(few);
    }

    /** How many statements go to the record meanwhile. */
    private static int statements(Runnable work) {
        var logger =
                (ch.qos.logback.classic.Logger)
                        LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var said = new ListAppender<ILoggingEvent>();
        var before = logger.getLevel();
        said.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(said);
        try {
            work.run();
        } finally {
            logger.detachAppender(said);
            logger.setLevel(before);
        }
        var here = Thread.currentThread().getName();
        return (int)
                said.list.stream()
                        .filter(event -> event.getThreadName().equals(here))
                        .filter(event -> event.getMessage().startsWith("Executing"))
                        .filter(event -> event.getMessage().contains("statement"))
                        .count();
    }

    @Test
    void theSeriesGoesOnAboveTheHighestNumberTakenOver() {
        take(HEADER + CLOSED + RUNNING);
        long id = campus.issued(Campus.SWEET32);
        assertThat(campus.notice(id).number()).isEqualTo("信办整〔2026〕20号");
        assertThatThrownBy(
                        () -> numbers.startAt(campus.lead(), Notice.Kind.VULNERABILITY, 2026, 30))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(NoticeProblem.NUMBER_GAP));
    }

    @Test
    void aNumberIssuedHereIsNotTakenOver() {
        campus.issued(Campus.SWEET32);
        var preview = prepare(HEADER + CLOSED.replace("17号", "1号"));
        assertThat(preview.problems())
                .extracting(SheetProblem::fault)
                .containsExactly(Fault.NUMBER_ISSUED);
    }

    @Test
    void everyBadRowIsToldAndNothingIsKept() {
        var preview =
                prepare(
                        HEADER
                                + CLOSED.replace("物理学院,物理", "无此学院,物理")
                                + RUNNING.replace("中危", "很坏")
                                + FIXED_DAY.replace("2026-05-06 10:30", "五月六日")
                                + LATE.replace("2026-03-12", "2026-02-12"));
        assertThatThrownBy(() -> desk.show(campus.lead(), preview.token()))
                .isInstanceOf(Refusal.class);
        assertThat(preview.problems())
                .extracting(SheetProblem::line, SheetProblem::fault)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, Fault.UNIT),
                        org.assertj.core.groups.Tuple.tuple(3L, Fault.LEVEL),
                        org.assertj.core.groups.Tuple.tuple(4L, Fault.DATE),
                        org.assertj.core.groups.Tuple.tuple(5L, Fault.ORDER));
        assertThat(preview.unknownUnits()).containsExactly("无此学院");
        assertThat(search.issued(Scope.school(), Campus.anything()).rows()).isEmpty();
    }

    @Test
    void aNameOfTheOldSheetIsExplainedOnceAndTheFileMayBeGbk() {
        var sheet = HEADER + CLOSED.replace("物理学院,物理", "物理系,物理");
        assertThat(prepare(sheet).unknownUnits()).containsExactly("物理系");
        units.means(campus.lead(), "物理系", campus.unit("wlx"));
        var gbk = InputFile.of("旧台账.csv", sheet.getBytes(Charset.forName("GB18030")));
        var preview = desk.prepare(campus.lead(), gbk, Locale.CHINESE);
        assertThat(preview.problems()).isEmpty();
        take(preview);
        assertThat(only("17号").unitId()).isEqualTo(campus.unit("wlx"));
    }

    private void take(String csv) {
        var preview = prepare(csv);
        assertThat(preview.problems()).isEmpty();
        take(preview);
    }

    private void take(Preview preview) {
        desk.confirm(campus.lead(), preview.token(), preview.shown());
        turns.now("ledger-takeover");
        assertThat(desk.writing(campus.lead(), preview.token()))
                .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(Errand.State.DONE));
    }

    private Preview prepare(String csv) {
        var file = InputFile.of("旧台账.csv", csv.getBytes(StandardCharsets.UTF_8));
        return desk.prepare(campus.lead(), file, Locale.CHINESE);
    }

    private Notice only(String number) {
        var found =
                search.issued(Scope.school(), Campus.anything()).rows().stream()
                        .filter(it -> String.valueOf(it.head().printed()).endsWith(number))
                        .toList();
        assertThat(found).hasSize(1);
        return campus.notice(found.getFirst().head().id());
    }

    private static List<Subject> subjects(List<Ledger.Obligation> duties) {
        return duties.stream().map(Ledger.Obligation::subject).toList();
    }

    private static Instant at(String schoolTime) {
        return LocalDateTime.parse(schoolTime).atZone(BusinessClock.ZONE).toInstant();
    }
}
