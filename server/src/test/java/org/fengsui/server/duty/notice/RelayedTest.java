package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.Measures.Order;
import org.fengsui.server.duty.measure.Measures.Place;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
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
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.MockMvc;

/** 代录 (RULES 1, 6): what a unit asks for by telephone or on paper, and who does not decide it. */
@ServerTest
@Import(Campus.class)
record RelayedTest(
        Campus campus,
        Notices notices,
        RequestDesk requests,
        Measures measures,
        Ledger ledger,
        People people,
        MockMvc mvc) {

    private static final String WHO = "丙寅";
    private static final String REACH = "工作专员 000-5550-0002";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Relayed said(Via via) {
        return new Relayed(via, WHO, REACH, campus.now());
    }

    private static List<Attachment> scan() {
        var scan = new ByteArrayResource("盖章的申请".getBytes(StandardCharsets.UTF_8));
        return List.of(new Attachment("申请.txt", scan));
    }

    private static NewRequest extension(List<Attachment> files) {
        return new NewRequest(
                Kind.EXTENSION, "设备待货", "已限校内访问", LocalDate.parse("2026-03-20"), files);
    }

    private static NewRequest dispute(List<Attachment> files) {
        return new NewRequest(Kind.MISDIRECTED, "该系统已移交数学学院", "", null, files);
    }

    private Notice.Item item(long notice) {
        return campus.notice(notice).items().getFirst();
    }

    private long recorded(long notice, Relayed relayed, NewRequest request) {
        var item = item(notice);
        return notices.recordRequest(
                campus.operator(), item.id(), item.version(), relayed, request);
    }

    private void decide(Actor by, long id, boolean grant) {
        int version = requests.get(Scope.school(), id).version();
        notices.decide(by, id, version, new RequestDecision(grant, "已回拨核实", null, null));
    }

    /** Another person who is the office's lead too. */
    private Actor leadCalled(long account, String name) {
        return new Actor(account, name, Set.of(Role.OFFICE_LEAD), null, Scope.school());
    }

    @Test
    void anExtensionByTelephoneIsEnteredForTheUnitAndDecidedByAnother() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        refused(
                NoticeProblem.NOT_SERVED,
                () -> recorded(id, said(Via.PHONE), extension(List.of())));
        campus.deliver();
        var before = campus.duties(id).getFirst().due();
        long asked = recorded(id, said(Via.PHONE), extension(List.of()));

        var relayed = Objects.requireNonNull(requests.get(Scope.school(), asked).relayed());
        assertThat(relayed).isEqualTo(said(Via.PHONE));
        assertThat(campus.notice(id).acknowledged()).isNotNull();
        assertThat(people.page(mvc, campus.lead(), "/notices/requests/" + asked))
                .contains(WHO, REACH, "电话", campus.operator().name());
        assertThat(people.page(mvc, campus.liaison(), "/unit/notices/" + id)).contains("电话申请（代录）");
        assertThat(campus.duties(id).getFirst().due()).isEqualTo(before);
        var entered = leadCalled(campus.operator().accountId(), campus.operator().name());
        refused(AccessProblem.BOTH_SIDES, () -> decide(entered, asked, true));
        decide(campus.lead(), asked, true);
        assertThat(campus.duties(id).getFirst().due()).isAfter(before);
    }

    @Test
    void whoSaidItDoesNotDecideItEither() {
        long id = campus.acknowledged(Campus.SWEET32);
        long asked = recorded(id, said(Via.PHONE), dispute(List.of()));
        refused(AccessProblem.BOTH_SIDES, () -> decide(leadCalled(4711, WHO), asked, true));
        decide(campus.lead(), asked, false);
        assertThat(requests.get(Scope.school(), asked).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aDisputeOnPaperComesWithItsScan() {
        long id = campus.acknowledged(Campus.SWEET32);
        refused(
                NoticeProblem.SCAN_MISSING,
                () -> recorded(id, said(Via.PAPER), dispute(List.of())));
        long asked = recorded(id, said(Via.PAPER), dispute(scan()));
        assertThat(requests.files(Scope.school(), requests.get(Scope.school(), asked))).hasSize(1);
        decide(campus.lead(), asked, true);
        assertThat(item(id).state()).isEqualTo(ItemState.WITHDRAWN);
    }

    @Test
    void itSaysWhoHowToReachThemAndWhenAndTheUnitEntersNoneItself() {
        long id = campus.acknowledged(Campus.SWEET32);
        var now = campus.now();
        refused(
                NoticeProblem.RELAYED_INCOMPLETE,
                () -> recorded(id, new Relayed(Via.PHONE, WHO, " ", now), extension(List.of())));
        refused(
                NoticeProblem.RELAYED_INCOMPLETE,
                () -> recorded(id, new Relayed(Via.PHONE, "", REACH, now), extension(List.of())));
        for (var at : List.of(now.plusSeconds(60), Instant.parse("2026-01-01T00:00:00Z"))) {
            refused(
                    NoticeProblem.RELAYED_TIME,
                    () ->
                            recorded(
                                    id,
                                    new Relayed(Via.PHONE, WHO, REACH, at),
                                    extension(List.of())));
        }
        var item = item(id);
        refused(
                CommonProblem.FORBIDDEN,
                () ->
                        notices.recordRequest(
                                campus.liaison(),
                                item.id(),
                                item.version(),
                                said(Via.PHONE),
                                extension(List.of())));
    }

    @Test
    void whetherItIsLateAndUntilWhenItIsDecidedFollowsFromWhenItWasSaid() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-13T09:00");
        var due = campus.duties(id).getFirst().due();
        assertThat(due).isBefore(campus.now());
        var inTime = due.minus(Duration.ofHours(10));
        long asked = recorded(id, new Relayed(Via.PHONE, WHO, REACH, inTime), extension(List.of()));
        assertThat(requests.get(Scope.school(), asked).late()).isFalse();
        assertThat(ledger.of(Scope.school(), List.of(new Subject("notice-item", item(id).id()))))
                .filteredOn(duty -> duty.duty().equals("decide-request"))
                .singleElement()
                .extracting(Obligation::started)
                .isEqualTo(inTime);
    }

    @Test
    void theOfficeEntersItOnItsPage() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = item(id);
        var form = "/notices/items/" + item.id() + "/record-request";
        assertThat(people.page(mvc, campus.operator(), "/notices/" + id)).contains(form);
        assertThat(people.page(mvc, campus.operator(), form)).contains("代录申请", "申请认定非我校");
        var filled =
                post(form)
                        .param("version", Integer.toString(item.version()))
                        .param("via", "PHONE")
                        .param("kind", "NOT_OURS")
                        .param("saidBy", WHO)
                        .param("saidReach", REACH)
                        .param("reason", "域名已转让");
        mvc.perform(filled.with(people.as(campus.operator())))
                .andExpect(status().isUnprocessableContent());
        var at = LocalDateTime.ofInstant(campus.now(), BusinessClock.ZONE);
        mvc.perform(
                        filled.param("saidAt", at.withSecond(0).withNano(0).toString())
                                .with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection());
        assertThat(requests.ofNotice(Scope.school(), id))
                .singleElement()
                .extracting(ItemRequest::kind)
                .isEqualTo(Kind.NOT_OURS);
    }

    private long inForce(Actor cac, long notice) {
        var kind =
                measures.kinds().stream()
                        .filter(one -> one.name().equals("系统下线"))
                        .findFirst()
                        .orElseThrow();
        var place = new Place(campus.unit("wlx"), null, notice, item(notice).episodeId(), "物理学院网站");
        long id =
                measures.order(
                        cac, new Order(kind.id(), place, "逾期未整改", campus.operator().accountId()));
        move(campus.operator(), id, Move.CONFIRM);
        move(campus.lead(), id, Move.VERIFY);
        return id;
    }

    private void move(Actor by, long id, Move move) {
        measures.move(by, id, version(id), move, "见附件", scan());
    }

    private int version(long id) {
        return measures.find(Scope.school(), id).orElseThrow().version();
    }

    @Test
    void anApplicationForRestorationIsEnteredAndNeitherRetestedNorLiftedByItsMakers()
            throws Exception {
        var cac = people.school("cac", Role.CAC_OFFICE);
        var all = people.school("all", Role.OFFICE_OPERATOR, Role.CAC_OFFICE);
        long id = inForce(cac, campus.acknowledged(Campus.SWEET32));
        assertThat(people.page(mvc, all, "/measures/" + id)).contains("代录恢复申请");
        assertThat(people.page(mvc, all, "/measures/" + id + "/ask-restoration")).contains("单位提出人");
        refused(
                NoticeProblem.SCAN_MISSING,
                () ->
                        measures.recordRestoration(
                                all, id, version(id), said(Via.PAPER), "已整改", List.of()));
        refused(
                CommonProblem.FORBIDDEN,
                () ->
                        measures.recordRestoration(
                                campus.liaison(),
                                id,
                                version(id),
                                said(Via.PHONE),
                                "已整改",
                                List.of()));
        measures.recordRestoration(all, id, version(id), said(Via.PAPER), "已整改", scan());

        assertThat(people.page(mvc, cac, "/measures/" + id)).contains(WHO, REACH, "书面");
        refused(AccessProblem.BOTH_SIDES, () -> move(all, id, Move.PASS_RETEST));
        refused(AccessProblem.BOTH_SIDES, () -> move(leadCalled(4711, WHO), id, Move.PASS_RETEST));
        move(campus.operator(), id, Move.PASS_RETEST);
        refused(AccessProblem.BOTH_SIDES, () -> move(all, id, Move.LIFT));
        move(cac, id, Move.LIFT);
        assertThat(measures.find(Scope.school(), id).orElseThrow().state())
                .isEqualTo(MeasureState.LIFTED);
    }
}
