package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(Campus.class)
class NoticeRightsTest {

    private final Campus campus;
    private final Notices notices;
    private final NoticeDesk desk;
    private final Findings findings;
    private final NoticePolicies policies;
    private final Files files;
    private final People people;
    private final TestClock clock;
    private final TestMail mail;
    private final RecordProbe probe;

    NoticeRightsTest(
            Campus campus,
            Notices notices,
            NoticeDesk desk,
            Findings findings,
            NoticePolicies policies,
            Files files,
            People people,
            TestClock clock,
            TestMail mail,
            RecordProbe probe) {
        this.campus = campus;
        this.notices = notices;
        this.desk = desk;
        this.findings = findings;
        this.policies = policies;
        this.files = files;
        this.people = people;
        this.clock = clock;
        this.mail = mail;
        this.probe = probe;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private int version(long id) {
        return campus.notice(id).version();
    }

    @Test
    void whoeverWroteAnyOfItDoesNotIssueIt() {
        var both = people.school("both", Role.OFFICE_OPERATOR, Role.OFFICE_LEAD);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        long id = notices.draft(both, Draft.of(campus.unnoticed("wlx")));
        refused(AccessProblem.BOTH_SIDES, () -> notices.issue(both, id, version(id)));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> notices.issue(campus.operator(), id, version(id)));
        notices.issue(campus.lead(), id, version(id));
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
    }

    @Test
    void anotherUnitSeesNeitherNoticeNorFile() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.answerFixed(id);
        var chemistry = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        assertThat(notices.find(chemistry.scope(), id)).isEmpty();
        assertThat(files.of(chemistry.scope(), new Subject("notice", id))).isEmpty();
        var file = campus.notice(id).pdfFileId();
        assertThat(file).isNotNull();
        assertThat(files.find(chemistry.scope(), file)).isEmpty();
        var item = campus.notice(id).items().getFirst();
        refused(
                CommonProblem.NOT_FOUND,
                () -> notices.answer(chemistry, item.id(), item.version(), campus.fixed()));
    }

    @Test
    void aSupportingUnitSeesItAndAnswersNothing() {
        long id = campus.issued(Campus.SWEET32);
        var maths = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        assertThat(notices.find(maths.scope(), id)).isPresent();
        refused(CommonProblem.FORBIDDEN, () -> notices.acknowledge(maths, id, "丁卯", "1"));
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
    }

    @Test
    void aUnitNeverSeesADraft() {
        long id = campus.proposed(Campus.SWEET32);
        assertThat(notices.find(campus.liaison().scope(), id)).isEmpty();
        long item = campus.notice(id).items().getFirst().id();
        refused(CommonProblem.NOT_FOUND, () -> desk.item(campus.liaison().scope(), item));
        assertThat(desk.story(campus.liaison().scope(), id)).isEmpty();
        assertThat(desk.story(campus.operator().scope(), id)).isNotEmpty();
    }

    @Test
    void aStaleVersionChangesNothing() {
        long id = campus.proposed(Campus.SWEET32);
        int read = version(id);
        notices.giveBack(campus.lead(), id, read, "补充系统名称");
        refused(CommonProblem.STALE, () -> notices.issue(campus.lead(), id, read));
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DRAFT);
    }

    @Test
    void aUnitDoesNotReviewItself() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.answerFixed(id);
        var item = campus.notice(id).items().getFirst();
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        notices.review(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                Verdict.PLAUSIBLE,
                                ""));
    }

    @Test
    void ofTwoWhoIssueAtOnceOneDoesAndOneNumberIsUsed() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        var other = people.school("other", Role.OFFICE_LEAD);
        int version = version(id);
        var start = new CyclicBarrier(2);
        List<Callable<Boolean>> both =
                List.of(
                        () -> issues(campus.lead(), id, version, start),
                        () -> issues(other, id, version, start));
        try (var threads = Executors.newFixedThreadPool(2)) {
            long issued = 0;
            for (var result : threads.invokeAll(both)) {
                issued += result.get() ? 1 : 0;
            }
            assertThat(issued).isEqualTo(1);
        }
        assertThat(campus.notice(id).number()).isEqualTo("信办整〔2026〕1号");
    }

    private boolean issues(Actor by, long id, int version, CyclicBarrier start) throws Exception {
        start.await();
        try {
            notices.issue(by, id, version);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    @Test
    void anIssueThatFailsUsesNoNumber() {
        long first = campus.proposed(Campus.SWEET32);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        clock.advance(Duration.ofHours(1));
        campus.scan();
        var telnet =
                campus.unnoticed("wlx").stream()
                        .filter(episode ->
                                Campus.episode(campus.notice(first).items().getFirst()) != episode)
                        .toList();
        findings.confirm(campus.operator(), telnet);
        long second = notices.draft(campus.operator(), Draft.of(telnet));
        probe.sql("update notice.item set episode_id = :taken where notice_id = :notice")
                .param("taken", campus.notice(first).items().getFirst().episodeId())
                .param("notice", second)
                .update();
        notices.issue(campus.lead(), first, version(first));
        assertThatThrownBy(() -> notices.issue(campus.lead(), second, version(second)))
                .isInstanceOf(Refusal.class);
        probe.sql("update notice.item set episode_id = :own where notice_id = :notice")
                .param("own", telnet.getFirst())
                .param("notice", second)
                .update();
        notices.issue(campus.lead(), second, version(second));
        assertThat(campus.notice(second).number()).isEqualTo("信办整〔2026〕2号");
    }

    @Test
    void findingsOfTwoUnitsDoNotGoIntoOneNotice() {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.MATHS.ip(), Campus.SWEET32);
        campus.scan();
        var mixed = List.of(campus.unnoticed("wlx").getFirst(), campus.unnoticed("sxx").getFirst());
        refused(NoticeProblem.MIXED_UNITS, () -> notices.draft(campus.operator(), Draft.of(mixed)));
    }

    @Test
    void withoutChineseTextsItIsNeitherProposedNorIssued() {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        var ids = campus.unnoticedOf("wlx", "nessus:19506");
        policies.raise(campus.operator(), ids, "版本过旧");
        long id = notices.draft(campus.operator(), Draft.of(ids));
        refused(
                NoticeProblem.KNOWLEDGE_MISSING,
                () -> notices.propose(campus.operator(), id, version(id)));
        refused(
                NoticeProblem.KNOWLEDGE_MISSING,
                () -> notices.issue(campus.lead(), id, version(id)));
    }

    @Test
    void openingItAfterSignInServesIt() {
        long id = campus.issued(Campus.SWEET32);
        notices.opened(campus.liaison(), id);
        assertThat(campus.notice(id).served())
                .extracting(Notice.Service::way)
                .isEqualTo(ServiceWay.OPENED);
        assertThat(campus.duties(id)).hasSize(1);
    }

    @Test
    void aReceiptForSomebodyWhoHoldsNoPostAnyMoreServesNothing() {
        long id = campus.issued(Campus.SWEET32);
        probe.sql("update registry.appointment set to_day = date '2026-03-01' where to_day is null")
                .update();
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL)).isNotEmpty();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
    }

    @Test
    void whenEveryChannelGivesUpTheDutyOfficerIsToldToServeByPhone() {
        long id = campus.issued(Campus.SWEET32);
        mail.answer(new Reply.Refused("550 no such user"));
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
        var told =
                probe.sql(
                                """
                                select count(*) from delivery.message
                                 where recipient_key like 'account:%' and subject like '%电话%'
                                """)
                        .query(Long.class)
                        .single();
        assertThat(told).isPositive();
    }

    @Test
    void serviceByPhoneIsRecordedOnceAndNotAtJustAnyTime() {
        long id = campus.issued(Campus.SWEET32);
        clock.advance(Duration.ofHours(2));
        var late =
                new RecordedService(
                        ServiceWay.PHONE, "丙寅", clock.now().minus(Duration.ofHours(1)), "");
        refused(
                NoticeProblem.BACKDATING,
                () -> notices.recordService(campus.operator(), id, version(id), late));
        var before =
                new RecordedService(
                        ServiceWay.PHONE, "丙寅", clock.now().minus(Duration.ofDays(1)), "补登");
        refused(
                NoticeProblem.SERVICE_TIME,
                () -> notices.recordService(campus.operator(), id, version(id), before));
        var future =
                new RecordedService(
                        ServiceWay.PHONE, "丙寅", clock.now().plus(Duration.ofHours(1)), "");
        refused(
                NoticeProblem.SERVICE_TIME,
                () -> notices.recordService(campus.operator(), id, version(id), future));
        notices.recordService(
                campus.operator(),
                id,
                version(id),
                new RecordedService(ServiceWay.PHONE, "丙寅", late.at(), "当时在机房，回来补登"));
        assertThat(campus.duties(id).getFirst().started()).isEqualTo(late.at());
        refused(
                NoticeProblem.ALREADY_SERVED,
                () -> notices.recordService(campus.operator(), id, version(id), late));
    }

    @Test
    void nothingIsAnsweredBeforeItIsAcknowledged() {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        var item = campus.notice(id).items().getFirst();
        refused(
                NoticeProblem.NOT_ACKNOWLEDGED,
                () -> notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed()));
    }
}
