package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.MockMvc;

/** 延期与归属异议 (RULES 3, 5, 6): no request stops a clock. */
@ServerTest
@Import(Campus.class)
class NoticeRequestTest {

    private final Campus campus;
    private final Notices notices;
    private final RequestDesk requests;
    private final Findings findings;
    private final Ledger ledger;
    private final People people;
    private final TestMail mail;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");

    NoticeRequestTest(
            Campus campus,
            Notices notices,
            RequestDesk requests,
            Findings findings,
            Ledger ledger,
            People people,
            TestMail mail,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.requests = requests;
        this.findings = findings;
        this.ledger = ledger;
        this.people = people;
        this.mail = mail;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Notice.Item item(long notice, int position) {
        return campus.notice(notice).items().get(position - 1);
    }

    private long extension(long notice, int position, String until) {
        var item = item(notice, position);
        return notices.ask(
                campus.liaison(),
                item.id(),
                item.version(),
                new NewRequest(
                        Kind.EXTENSION, "设备待货", "已限校内访问", LocalDate.parse(until), List.of()));
    }

    private long dispute(long notice) {
        var item = item(notice, 1);
        var proof = new ByteArrayResource("交接单".getBytes(StandardCharsets.UTF_8));
        return notices.ask(
                campus.liaison(),
                item.id(),
                item.version(),
                new NewRequest(
                        Kind.MISDIRECTED,
                        "该系统已于上月移交数学学院",
                        "",
                        null,
                        List.of(new Attachment("交接单.txt", proof))));
    }

    private ItemRequest request(long id) {
        return requests.get(Scope.school(), id);
    }

    private void decide(Actor by, long id, RequestDecision decision) {
        notices.decide(by, id, request(id).version(), decision);
    }

    private static RequestDecision grant() {
        return new RequestDecision(true, "", null, null);
    }

    private static RequestDecision refuse() {
        return new RequestDecision(false, "理由不充分", null, null);
    }

    private List<Obligation> duties(long notice, String duty) {
        var subjects =
                campus.notice(notice).items().stream()
                        .map(item -> new Subject("notice-item", item.id()))
                        .toList();
        return ledger.of(Scope.school(), subjects).stream()
                .filter(one -> one.duty().equals(duty))
                .toList();
    }

    @Test
    void theFirstExtensionIsTheLeadsIsFiledAtOnceAndMovesOneItem() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var due = campus.duties(id).getFirst().due();
        long asked = extension(id, 1, "2026-03-20");

        assertThat(campus.duties(id)).extracting(Obligation::due).containsOnly(due);
        assertThat(duties(id, "decide-request"))
                .singleElement()
                .extracting(Obligation::state)
                .isEqualTo(ObligationState.OPEN);
        refused(AccessProblem.NOT_THE_DECIDER, () -> decide(cac, asked, grant()));
        refused(AccessProblem.NOT_THE_DECIDER, () -> decide(campus.operator(), asked, grant()));
        decide(campus.lead(), asked, grant());

        assertThat(campus.duties(id))
                .extracting(Obligation::due)
                .containsExactlyInAnyOrder(due, at("2026-03-21T00:00"));
        assertThat(campus.duties(id)).extracting(Obligation::originalDue).containsOnly(due);
        assertThat(duties(id, "decide-request"))
                .singleElement()
                .extracting(Obligation::state)
                .isEqualTo(ObligationState.MET);
        assertThat(inbox(cac)).anyMatch(subject -> subject.startsWith("延期备案"));
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().text()).contains("2026-03-20 24:00");
    }

    private List<String> inbox(Actor of) {
        return probe.sql("select subject from delivery.message where account_id = :id order by id")
                .param("id", of.accountId())
                .query(String.class)
                .list();
    }

    /** Where the last message of that subject leads. */
    private String path(Actor of, String subject) {
        return probe.sql(
                        """
                        select path from delivery.message
                        where account_id = :id and starts_with(subject, :subject)
                        order by id desc limit 1
                        """)
                .param("id", of.accountId())
                .param("subject", subject)
                .query(String.class)
                .single();
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    @Test
    void theListOfRequestsShowsTheUndecidedFirstAndIsFilteredSortedAndExported() throws Exception {
        assertThat(page(campus.operator(), "/notices/requests")).contains("还没有申请", "看整改通知书");
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        long decided = extension(id, 1, "2026-03-20");
        decide(campus.lead(), decided, refuse());
        long pending = extension(id, 2, "2026-03-27");
        extension(id, 1, "2026-03-25");
        var all = page(campus.operator(), "/notices/requests");
        assertThat(all.indexOf("data-row=\"" + pending + "\""))
                .as("undecided before decided, the oldest first")
                .isPositive()
                .isLessThan(all.indexOf("data-row=\"" + (pending + 1) + "\""))
                .isLessThan(all.indexOf("data-row=\"" + decided + "\""));
        assertThat(page(campus.operator(), "/notices/requests?state=REFUSED&kind=EXTENSION"))
                .contains("data-row=\"" + decided + "\"", "理由不充分")
                .doesNotContain("data-row=\"" + pending + "\"");
        assertThat(page(campus.operator(), "/notices/requests?q=待货 物理&sort=-until"))
                .contains("data-row=\"" + pending + "\"");
        assertThat(page(campus.operator(), "/notices/requests?q=nothing-of-that"))
                .contains("没有符合条件的记录");
        assertThat(page(campus.operator(), "/notices/requests?unit=" + campus.unit("sxx")))
                .contains("没有符合条件的记录");
        for (var sort : List.of("unit", "-level", "asked", "until", "state")) {
            assertThat(page(campus.operator(), "/notices/requests?sort=" + sort))
                    .contains("data-row=\"" + decided + "\"");
        }
        var csv = page(campus.operator(), "/notices/requests/export.csv?state=PENDING");
        assertThat(csv.lines()).as("head, two rows, mark").hasSize(4);
        assertThat(csv).contains("物理学院");
        assertThat(
                        probe.sql(
                                        "select details ->> 'list' from audit.entry where action = 'notice.exported'")
                                .query(String.class)
                                .single())
                .startsWith("/notices/requests?state=PENDING");
    }

    @Test
    void aSecondExtensionIsDecidedByTheCacOfficeAlone() {
        long id = campus.acknowledged(Campus.SWEET32);
        decide(campus.lead(), extension(id, 1, "2026-03-20"), grant());
        long second = extension(id, 1, "2026-03-27");

        assertThat(request(second).further()).isTrue();
        refused(AccessProblem.NOT_THE_DECIDER, () -> decide(campus.lead(), second, grant()));
        assertThat(duties(id, "decide-appeal")).hasSize(1);
        decide(cac, second, new RequestDecision(true, "最后一次", LocalDate.parse("2026-03-25"), null));

        assertThat(campus.duties(id).getFirst().due()).isEqualTo(at("2026-03-26T00:00"));
        assertThat(request(second).grantedDue()).isEqualTo(at("2026-03-26T00:00"));
    }

    @Test
    void aRequestAfterTheDueIsMarkedLateAndWhatWasLateIsSeenAgainWhenTheGrantedTimePasses() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-13T09:00");
        assertThat(campus.duties(id).getFirst().late(campus.now())).isTrue();
        long asked = extension(id, 1, "2026-03-20");
        assertThat(request(asked).late()).isTrue();
        decide(campus.lead(), asked, grant());
        assertThat(campus.duties(id).getFirst().late(campus.now())).isFalse();
        campus.passTo("2026-03-21T00:01");
        assertThat(campus.duties(id).getFirst().late(campus.now())).isTrue();
    }

    @Test
    void whatIsMissingIsSaidAndASecondRequestWaitsForTheFirst() {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = item(id, 1);
        refused(
                NoticeProblem.PROTECTION_MISSING,
                () ->
                        notices.ask(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                new NewRequest(
                                        Kind.EXTENSION,
                                        "待货",
                                        " ",
                                        LocalDate.parse("2026-03-20"),
                                        List.of())));
        refused(NoticeProblem.DUE_NOT_LATER, () -> extension(id, 1, "2026-03-01"));
        long asked = extension(id, 1, "2026-03-20");
        refused(NoticeProblem.REQUEST_PENDING, () -> extension(id, 1, "2026-03-27"));
        refused(
                NoticeProblem.REASON_MISSING,
                () -> decide(campus.lead(), asked, new RequestDecision(false, " ", null, null)));
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        refused(
                CommonProblem.FORBIDDEN,
                () -> notices.takeBack(other, asked, request(asked).version()));
        var stranger = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        refused(CommonProblem.NOT_FOUND, () -> requests.get(stranger.scope(), asked));
        notices.takeBack(campus.liaison(), asked, request(asked).version());
        assertThat(request(asked).state()).isEqualTo(State.TAKEN_BACK);
        assertThat(request(extension(id, 1, "2026-03-27")).further()).isFalse();
    }

    @Test
    void aGrantedDisputeWaivesItHereAndTheOtherUnitIsNoticedWithItsOwnClock() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var episode = item(id, 1).episodeId();
        long asked = dispute(id);
        assertThat(requests.files(Scope.school(), request(asked))).hasSize(1);
        refused(
                NoticeProblem.WRONG_UNIT,
                () ->
                        decide(
                                campus.lead(),
                                asked,
                                new RequestDecision(true, "", null, campus.unit("wlx"))));
        decide(campus.lead(), asked, new RequestDecision(true, "经查属实", null, campus.unit("sxx")));

        assertThat(item(id, 1).state()).isEqualTo(ItemState.WITHDRAWN);
        assertThat(item(id, 2).state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.OPEN);
        assertThat(campus.unnoticed("sxx")).contains(episode);
        assertThat(inbox(campus.operator())).anyMatch(subject -> subject.startsWith("请改派"));

        campus.passTo("2026-03-09T10:00");
        campus.run("reattribution");
        assertThat(page(campus.operator(), path(campus.operator(), "请改派")))
                .contains("name=\"episode\" value=\"" + episode + "\"");
        long next = notices.draft(campus.operator(), Draft.of(List.of(episode)));
        notices.issue(campus.lead(), next, campus.notice(next).version());
        assertThat(campus.notice(next).unitId()).isEqualTo(campus.unit("sxx"));
        campus.deliver();
        assertThat(campus.duties(next).getFirst().started()).isEqualTo(campus.now());
        assertThat(findings.episodes(Scope.school(), List.of(episode)))
                .extracting(Findings.Episode::unitId)
                .containsExactly(campus.unit("sxx"));
    }

    @Test
    void aRefusedDisputeHasOneAppealWhichIsTheCacOffices() {
        long id = campus.acknowledged(Campus.SWEET32);
        decide(campus.lead(), dispute(id), refuse());
        long appeal = dispute(id);
        refused(AccessProblem.NOT_THE_DECIDER, () -> decide(campus.lead(), appeal, refuse()));
        decide(cac, appeal, refuse());
        refused(NoticeProblem.REQUEST_SPENT, () -> dispute(id));
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.OPEN);
    }

    @Test
    void anUndecidedDisputeEscalatesAfterOneWorkingDay() {
        long id = campus.acknowledged(Campus.SWEET32);
        dispute(id);
        campus.passTo("2026-03-07T00:01");
        assertThat(duties(id, "decide-request").getFirst().late(campus.now())).isTrue();
        assertThat(inbox(cac)).isNotEmpty();
    }

    @Test
    void whatIsProvedFixedLeavesNothingToDecide() {
        long id = campus.acknowledged(Campus.SWEET32);
        long asked = extension(id, 1, "2026-03-20");
        campus.answerFixed(id);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.passTo("2026-03-06T10:00");
        campus.scan();
        assertThat(item(id, 1).state()).isEqualTo(ItemState.VERIFIED);
        assertThat(request(asked).state()).isEqualTo(State.LAPSED);
        assertThat(duties(id, "decide-request").getFirst().state())
                .isEqualTo(ObligationState.WAIVED);
        refused(NoticeProblem.REQUEST_OVER, () -> decide(campus.lead(), asked, grant()));
    }
}
