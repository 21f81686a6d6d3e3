package org.fengsui.server.alarm.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Judgement;
import org.fengsui.server.alarm.content.ContentRecord.Origin;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.alarm.content.Takedowns.Order;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

/**
 * 第三、五条: what 宣传部 finds is judged and reported, what is bad is taken down, secrets stay offline.
 */
@ServerTest
@Import(Campus.class)
class ContentTest {

    private static final String PHYSICS = "http://www.phy.example.edu.cn/news/7.html";

    private final Campus campus;
    private final ContentRecords records;
    private final Takedowns takedowns;
    private final SecrecyBook book;
    private final Files files;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;

    private Actor publicity = Actor.machine("before");
    private Actor colleague = Actor.machine("before");
    private Actor secrecy = Actor.machine("before");
    private Actor cac = Actor.machine("before");

    ContentTest(
            Campus campus,
            ContentRecords records,
            Takedowns takedowns,
            SecrecyBook book,
            Files files,
            Ledger ledger,
            People people,
            TestClock clock,
            RecordProbe probe) {
        this.campus = campus;
        this.records = records;
        this.takedowns = takedowns;
        this.book = book;
        this.files = files;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
        this.probe = probe;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        publicity = people.school("xcb1", Role.PUBLICITY_OFFICE);
        colleague = people.school("xcb2", Role.PUBLICITY_OFFICE);
        secrecy = people.school("bmb", Role.SECRECY_OFFICE);
        cac = people.school("cac", Role.CAC_OFFICE);
        clock.set("2026-03-02T10:00");
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Entry entry(String title, String url) {
        return new Entry(Origin.HAND, "某论坛", title, "有人反映", url, null, clock.now());
    }

    private ContentRecord record(long id) {
        return records.find(publicity, id).orElseThrow();
    }

    private static Instant at(String schoolTime) {
        return LocalDateTime.parse(schoolTime).atZone(BusinessClock.ZONE).toInstant();
    }

    private Obligation duty(String type, long id) {
        return ledger.of(Scope.school(), List.of(new Subject(type, id))).getFirst();
    }

    private long concern() {
        long id = records.enter(publicity, entry("食堂价格引发议论", ""));
        records.concern(publicity, id, 1, Judgement.TENDENCY, "议论增多");
        return id;
    }

    private static List<Attachment> shot(String name) {
        var text = "网页存档".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment(name, new ByteArrayResource(text)));
    }

    private long ordered(boolean own) {
        return takedowns.order(
                publicity, new Order(null, PHYSICS, "删除不实信息", own), shot("before.txt"));
    }

    private void move(Actor by, long id, Move move) {
        takedowns.move(by, id, task(id).version(), move, "已删除", shot("after.txt"));
    }

    private Takedown task(long id) {
        return takedowns.find(publicity, id).orElseThrow();
    }

    @Test
    void whatIsOfConcernIsReportedWithinADay() {
        long id = concern();
        var duty = duty("content-record", id);
        assertThat(duty.obligor()).isEqualTo(new Obligor.PublicityOffice());
        assertThat(duty.due()).isEqualTo(at("2026-03-03T10:00"));
        clock.set("2026-03-03T10:00");
        records.report(publicity, id, record(id).version(), "请关注");
        assertThat(duty("content-record", id).state()).isEqualTo(ObligationState.MET);
        assertThat(duty("content-record", id).late(clock.now())).isFalse();
        assertThat(records.find(cac, id)).isPresent();
    }

    @Test
    void whatIsReportedLaterIsLateAndTheCacOfficeHearsOfIt() {
        long id = concern();
        campus.passTo("2026-03-03T10:01");
        assertThat(told(cac)).isPositive();
        records.report(publicity, id, record(id).version(), "请关注");
        assertThat(duty("content-record", id).late(clock.now())).isTrue();
    }

    private long told(Actor who) {
        return probe.sql(
                        "select count(*) from delivery.message where account_id = :id and channel = 'INBOX'")
                .param("id", who.accountId())
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOfNoConcernIsOwedToNobodyAndMayBeJudgedAnew() {
        long id = concern();
        records.dismiss(publicity, id, record(id).version(), "已核实，无异常");
        assertThat(duty("content-record", id).state()).isEqualTo(ObligationState.WAIVED);
        refused(
                ContentProblem.ILLEGAL_MOVE,
                () -> records.report(publicity, id, record(id).version(), "x"));
        records.concern(publicity, id, record(id).version(), Judgement.WARNING, "");
        assertThat(ledger.of(Scope.school(), List.of(new Subject("content-record", id))))
                .hasSize(2);
    }

    @Test
    void theSameThingAgainIsFoldedIntoTheFirst() {
        long id = records.enter(publicity, entry("甲", "HTTP://news.example.com:80/a#top"));
        assertThat(records.enter(colleague, entry("乙", "http://news.example.com/a"))).isEqualTo(id);
        assertThat(record(id).seen()).isEqualTo(2);
        assertThat(records.enter(publicity, entry("甲", ""))).isNotEqualTo(id);
        refused(
                ContentProblem.URL,
                () -> records.enter(publicity, entry("丙", "file:///etc/passwd")));
    }

    @Test
    void nobodyButItsOfficeSeesARecordBeforeItIsReported() {
        long id = concern();
        for (var other :
                List.of(secrecy, cac, campus.operator(), campus.lead(), campus.liaison())) {
            assertThat(records.find(other, id)).as(other.name()).isEmpty();
            assertThat(records.acts(other, id)).as(other.name()).isEmpty();
            refused(
                    CommonProblem.FORBIDDEN,
                    () -> records.report(other, id, record(id).version(), "x"));
        }
        records.report(publicity, id, record(id).version(), "请关注");
        assertThat(records.find(secrecy, id)).isEmpty();
        assertThat(records.find(campus.lead(), id)).isEmpty();
    }

    @Test
    void aUnitTakesDownInTimeAndAnotherPersonConfirms() {
        long id = ordered(false);
        assertThat(task(id).systemName()).isEqualTo("物理学院网站");
        var duty = duty("content-takedown", id);
        assertThat(duty.due()).isEqualTo(at("2026-03-02T14:00"));
        assertThat(duty.obligor()).isEqualTo(new Obligor.Unit(campus.unit("wlx")));
        clock.set("2026-03-02T14:00");
        move(campus.liaison(), id, Move.DO);
        assertThat(duty("content-takedown", id).state()).isEqualTo(ObligationState.MET);
        assertThat(duty("content-takedown", id).late(clock.now())).isFalse();
        move(publicity, id, Move.CONFIRM);
        assertThat(task(id).state()).isEqualTo(TakedownState.CONFIRMED);
        assertThat(takedowns.acts(publicity, id)).hasSize(3);
    }

    @Test
    void whatStillStandsIsOwedFromItsOriginalDue() {
        long id = ordered(false);
        move(campus.liaison(), id, Move.DO);
        clock.set("2026-03-02T15:00");
        move(colleague, id, Move.FIND_STANDING);
        assertThat(duty("content-takedown", id).state()).isEqualTo(ObligationState.OPEN);
        assertThat(duty("content-takedown", id).due()).isEqualTo(at("2026-03-02T14:00"));
        move(campus.liaison(), id, Move.DO);
        assertThat(duty("content-takedown", id).late(clock.now())).isTrue();
    }

    @Test
    void whoTookItDownDoesNotConfirmIt() {
        long id = ordered(true);
        assertThat(task(id).unitId()).isNull();
        refused(
                ContentProblem.FILES_MISSING,
                () -> takedowns.move(publicity, id, 1, Move.DO, "已删除", List.of()));
        move(publicity, id, Move.DO);
        refused(AccessProblem.BOTH_SIDES, () -> move(publicity, id, Move.CONFIRM));
        move(colleague, id, Move.CONFIRM);
        assertThat(duty("content-takedown", id).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void anotherUnitAndOtherOfficesSeeNoTask() {
        long id = ordered(false);
        var other = people.ofUnit(campus.unit("sxx"), "other", Role.UNIT_LIAISON);
        for (var reader : List.of(other, secrecy, cac, campus.operator())) {
            assertThat(takedowns.find(reader, id)).as(reader.name()).isEmpty();
            assertThat(takedowns.acts(reader, id)).as(reader.name()).isEmpty();
        }
    }

    @Test
    void ofASecretOnlyTheHandoverIsKept() {
        book.enter(secrecy, LocalDate.of(2026, 3, 2), "甲", "乙");
        assertThat(book.handovers(secrecy))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.handedBy()).isEqualTo("甲");
                    assertThat(one.receivedBy()).isEqualTo("乙");
                });
        for (var other : List.of(publicity, cac, campus.operator(), campus.liaison())) {
            assertThat(book.handovers(other)).as(other.name()).isEmpty();
            refused(
                    CommonProblem.FORBIDDEN,
                    () -> book.enter(other, LocalDate.of(2026, 3, 2), "甲", "乙"));
        }
        refused(
                ContentProblem.NAME,
                () -> book.enter(secrecy, LocalDate.of(2026, 3, 2), "甲".repeat(41), "乙"));
        refused(
                ContentProblem.AHEAD,
                () -> book.enter(secrecy, LocalDate.of(2026, 3, 3), "甲", "乙"));
    }

    @Test
    void whatBearsAMarkIsTurnedAwayAndTheSecrecyOfficeHearsOfIt() {
        refused(ReadingProblem.MARKED, () -> records.enter(publicity, marked()));
        refused(
                ReadingProblem.MARKED,
                () ->
                        files.store(
                                campus.liaison(),
                                new Subject("notice-answer", 1),
                                null,
                                Files.Kind.EVIDENCE,
                                "【秘密】说明.txt",
                                new ByteArrayInputStream(new byte[] {'x'})));
        assertThat(book.refused(secrecy)).hasSize(2);
        assertThat(book.refused(secrecy).getFirst().who()).isEqualTo(campus.liaison().name());
        assertThat(book.refused(publicity)).isEmpty();
        assertThat(told(secrecy)).isEqualTo(2);
        assertThat(probe.sql("select count(*) from content.record").query(Long.class).single())
                .isZero();
    }

    private Entry marked() {
        return new Entry(Origin.HAND, "", "某文件外传", "机密★1年", "", null, clock.now());
    }
}
