package org.fengsui.server.duty.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

/**
 * 第九条 from the call to the report: received 2026-09-30 18:00, forwarded by 10-01 18:00, the unit by
 * 10-02 17:00, reported up by 10-05 24:00.
 */
@ServerTest
@Import(Campus.class)
class CircularScenarioTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Circulars circulars;
    private final Notices notices;
    private final Ledger ledger;
    private final TestClock clock;
    private final List<Periodic> works;

    CircularScenarioTest(
            Campus campus,
            Circulars circulars,
            Notices notices,
            Ledger ledger,
            TestClock clock,
            List<Periodic> works) {
        this.campus = campus;
        this.circulars = circulars;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
        this.works = works;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-30T18:00");
        campus.open();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static List<Attachment> proof() {
        var bytes = "已限制访问\n".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment("记录.txt", new ByteArrayResource(bytes)));
    }

    private Circular.Entry call(
            Circular.Kind kind, @Nullable Instant deadline, String lateReason, Instant received) {
        return new Circular.Entry(
                circulars.sources().getFirst().id(),
                Circular.Way.PHONE,
                kind,
                "虚构通报〔2026〕7号",
                "物理学院网站存在上传漏洞",
                "www.phy.example.edu.cn 存在任意文件上传漏洞",
                received,
                null,
                "值班员",
                "000-5550-0100",
                lateReason,
                deadline);
    }

    private long received(@Nullable Instant deadline) {
        return circulars.register(
                campus.operator(), call(Circular.Kind.HOLE, deadline, "", clock.now()), List.of());
    }

    private CircularNotices.Draft to(String unit) {
        return new CircularNotices.Draft(
                campus.unit(unit),
                "物理学院网站",
                "",
                List.of(
                        new CircularNotices.Item(
                                null,
                                Severity.HIGH,
                                "物理学院网站",
                                "www.phy.example.edu.cn",
                                clock.now(),
                                "教育部",
                                "",
                                new Notice.ItemText("任意文件上传", "可被接管", "限制上传类型", ""))));
    }

    private Circular circular(long id) {
        return circulars.find(SCHOOL, id).orElseThrow();
    }

    private int version(long id) {
        return circular(id).version();
    }

    private Circular.Share share(long id) {
        return circulars.shares(SCHOOL, id).getFirst();
    }

    private long forwarded(long id) {
        circulars.forward(campus.operator(), id, version(id), List.of(to("wlx")));
        long notice = share(id).noticeId();
        notices.propose(campus.operator(), notice, campus.notice(notice).version());
        notices.issue(campus.lead(), notice, campus.notice(notice).version());
        campus.deliver();
        return notice;
    }

    private void answers(long notice, AnswerKind kind, List<Attachment> files) {
        if (campus.notice(notice).acknowledged() == null) {
            notices.acknowledge(campus.liaison(), notice, "丙寅", "000-5550-0002");
        }
        var item = campus.notice(notice).items().getFirst();
        notices.answer(
                campus.liaison(),
                item.id(),
                item.version(),
                new Notices.NewAnswer(kind, "已限制上传", clock.now(), files));
    }

    private Obligation duty(String type, long id, String duty) {
        return ledger.of(SCHOOL, List.of(new Subject(type, id))).stream()
                .filter(one -> one.duty().equals(duty))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private Obligation act(long notice) {
        return duty(
                "notice-item", campus.notice(notice).items().getFirst().id(), "act-on-circular");
    }

    private void look() {
        works.stream().filter(one -> one.name().equals("circulars")).forEach(Periodic::runOnce);
    }

    private void reviewedAndRetested(long id) {
        circulars.review(campus.operator(), id, version(id), share(id).id(), "材料齐全");
        circulars.retest(campus.operator(), id, version(id), share(id).id(), "外网复测已不可上传", proof());
    }

    private void reported(long id) {
        circulars.report(campus.lead(), id, version(id), Move.REPORT, Set.of(), "已处置", List.of());
    }

    @Test
    void everyStepInTimeMeetsItsDutyByTheHourOfTheRegulation() {
        long id = received(null);
        assertThat(duty("circular", id, "forward-circular").due())
                .isEqualTo(at("2026-10-01T18:00"));

        clock.set("2026-10-01T16:00");
        long notice = forwarded(id);
        assertThat(campus.notice(notice).number()).isEqualTo("信办通〔2026〕1号");
        assertThat(circular(id).state()).isEqualTo(CircularState.FORWARDED);
        var forward = duty("circular", id, "forward-circular");
        assertThat(forward.state()).isEqualTo(ObligationState.MET);
        assertThat(forward.late(clock.now())).isFalse();
        assertThat(act(notice).due()).isEqualTo(at("2026-10-02T17:00"));
        assertThat(campus.duties(notice))
                .extracting(Obligation::duty)
                .containsOnly("act-on-circular");

        clock.set("2026-10-02T16:30");
        answers(notice, AnswerKind.PROTECTED, proof());
        assertThat(act(notice).late(clock.now())).isFalse();
        var owed = duty("circular-share", share(id).id(), "handle-circular-answer");
        assertThat(owed.started()).isEqualTo(clock.now());
        assertThat(owed.due()).isEqualTo(at("2026-10-06T00:00"));
        assertThat(duty("circular", id, "report-circular").due()).isEqualTo(at("2026-10-06T00:00"));

        clock.set("2026-10-05T23:00");
        reviewedAndRetested(id);
        assertThat(duty("circular-share", share(id).id(), "handle-circular-answer").state())
                .as("only the report meets it")
                .isEqualTo(ObligationState.OPEN);
        reported(id);
        assertThat(duty("circular", id, "report-circular").late(clock.now())).isFalse();
        assertThat(duty("circular-share", share(id).id(), "handle-circular-answer").state())
                .isEqualTo(ObligationState.MET);
        assertThat(campus.notice(notice).items().getFirst().state())
                .isEqualTo(ItemState.ACCEPTED_ON_PAPER);
    }

    @Test
    void everyStepTooLateIsLateAndASilentUnitsTimeStartsTheOffices() {
        long id = received(null);
        clock.set("2026-10-01T18:01");
        long notice = forwarded(id);
        assertThat(duty("circular", id, "forward-circular").late(clock.now())).isTrue();
        clock.set("2026-10-02T17:00");
        look();
        assertThat(share(id).state()).as("its time is not over").isEqualTo(ShareState.WAITING);
        clock.set("2026-10-02T17:01");
        look();
        assertThat(act(notice).late(clock.now())).isTrue();
        assertThat(share(id).owedAt()).isEqualTo(at("2026-10-02T17:00"));
        assertThat(duty("circular", id, "report-circular").due()).isEqualTo(at("2026-10-06T00:00"));
        clock.set("2026-10-06T00:01");
        reviewedAndRetested(id);
        reported(id);
        assertThat(duty("circular", id, "report-circular").late(clock.now())).isTrue();
        assertThat(act(notice).state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    void aCircularLeavesNoTimeToExtendAndProtectionIsProved() {
        long id = received(null);
        long notice = forwarded(id);
        var item = campus.notice(notice).items().getFirst();
        refused(
                NoticeProblem.NOT_OFFERED,
                () ->
                        notices.ask(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                new Notices.NewRequest(
                                        ItemRequest.Kind.EXTENSION,
                                        "来不及",
                                        "已限制",
                                        BusinessClock.day(clock.now()).plusDays(9),
                                        List.of())));
        refused(
                NoticeProblem.PROOF_MISSING,
                () -> answers(notice, AnswerKind.PROTECTED, List.of()));
    }

    @Test
    void anAnswerThatIsSentBackIsOwedFromItsOriginalDue() {
        long id = received(null);
        long notice = forwarded(id);
        var due = act(notice).due();
        answers(notice, AnswerKind.FIXED, List.of());
        circulars.sendBack(campus.operator(), id, version(id), share(id).id(), "仍可上传");
        assertThat(act(notice).state()).isEqualTo(ObligationState.OPEN);
        assertThat(act(notice).due()).isEqualTo(due);
        assertThat(share(id).state()).isEqualTo(ShareState.WAITING);
        refused(CircularProblem.NOT_REVIEWED, () -> reported(id));
        answers(notice, AnswerKind.FIXED, List.of());
        reviewedAndRetested(id);
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        circulars.report(
                                campus.operator(),
                                id,
                                version(id),
                                Move.REPORT,
                                Set.of(),
                                "已处置",
                                List.of()));
        reported(id);
        assertThat(circular(id).state()).isEqualTo(CircularState.REPORTED);
    }

    @Test
    void whatTheSuperiorSendsBackIsReportedAgainByItsOwnDeadlineBesideTheLegalOne() {
        long id = received(at("2026-10-03T12:00"));
        assertThat(duty("circular", id, "meet-superior-deadline").due())
                .isEqualTo(at("2026-10-03T12:00"));
        circulars.close(campus.operator(), id, version(id), Move.FIND_NONE, "非我校：该域名不属于学校");
        assertThat(duty("circular", id, "forward-circular").state())
                .isEqualTo(ObligationState.WAIVED);
        reported(id);
        clock.set("2026-10-04T09:00");
        circulars.outcome(
                campus.operator(), id, version(id), Move.RETURN, "请补充证明", at("2026-10-05T12:00"));
        assertThat(circular(id).round()).isEqualTo(2);
        assertThat(duty("circular", id, "report-circular").due()).isEqualTo(at("2026-10-08T00:00"));
        assertThat(duty("circular", id, "meet-superior-deadline").due())
                .isEqualTo(at("2026-10-05T12:00"));
        reported(id);
        circulars.outcome(campus.operator(), id, version(id), Move.ACCEPT, "", null);
        assertThat(circular(id).state().over()).isTrue();
    }

    @Test
    void aNoticeThatIsWithdrawnLeavesItsUnitOutAndAnotherIsForwardedTo() {
        long id = received(null);
        long notice = forwarded(id);
        answers(notice, AnswerKind.NOT_AFFECTED, List.of());
        notices.withdraw(campus.lead(), notice, campus.notice(notice).version(), "发错单位");
        look();
        assertThat(share(id).state()).isEqualTo(ShareState.WITHDRAWN);
        assertThat(duty("circular-share", share(id).id(), "handle-circular-answer").state())
                .isEqualTo(ObligationState.WAIVED);
        circulars.forward(campus.operator(), id, version(id), List.of(to("sxx")));
        refused(
                CircularProblem.UNITS,
                () -> circulars.forward(campus.operator(), id, version(id), List.of(to("sxx"))));
        assertThat(circular(id).state()).isEqualTo(CircularState.FORWARDING);
        assertThat(duty("circular", id, "forward-circular").state())
                .as("it stays met")
                .isEqualTo(ObligationState.MET);
    }

    @Test
    void aCallIsEnteredWithItsCallerAndWithAReasonWhereItIsBackDated() {
        var yesterday = at("2026-09-29T18:00");
        refused(
                CircularProblem.BACKDATING,
                () ->
                        circulars.register(
                                campus.operator(),
                                call(Circular.Kind.HOLE, null, "", yesterday),
                                List.of()));
        long id =
                circulars.register(
                        campus.operator(),
                        call(Circular.Kind.HOLE, null, "值班记录次日交接", yesterday),
                        List.of());
        assertThat(circular(id).backdated()).isTrue();
        assertThat(duty("circular", id, "forward-circular").due())
                .isEqualTo(at("2026-09-30T18:00"));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> circulars.put(campus.operator(), circulars.sources().getFirst()));
    }
}
