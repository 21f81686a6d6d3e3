package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.duty.notice.service.SupportDesk;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 配合单位: what the issuer assigns to one, and what one says without owing anything. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class NoticeAssignmentTest {

    private final Campus campus;
    private final Notices notices;
    private final SupportDesk supports;
    private final SuccessionDesk successions;
    private final RequestDesk requests;
    private final Findings findings;
    private final TestMail mail;
    private final People people;
    private final MockMvc mvc;

    NoticeAssignmentTest(
            Campus campus,
            Notices notices,
            SupportDesk supports,
            SuccessionDesk successions,
            RequestDesk requests,
            Findings findings,
            TestMail mail,
            People people,
            MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.supports = supports;
        this.successions = successions;
        this.requests = requests;
        this.findings = findings;
        this.mail = mail;
        this.people = people;
        this.mvc = mvc;
    }

    private Actor maths = Actor.machine("before");
    private long sweet;
    private long telnet;

    @BeforeEach
    void twoFindingsOfPhysicsThatMathsSupports() {
        campus.open();
        maths = people.ofUnit(campus.unit("sxx"), "maths", Role.UNIT_LIAISON);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan();
        sweet = campus.unnoticedOf("wlx", Campus.SWEET32).getFirst();
        telnet = campus.unnoticedOf("wlx", Campus.TELNET).getFirst();
        findings.confirm(campus.operator(), List.of(sweet, telnet));
    }

    private Draft telnetToMaths(@Nullable List<Long> supporting) {
        return new Draft(
                "", "", List.of(sweet, telnet), supporting, Style.FILE, Map.of(telnet, maths()));
    }

    private long maths() {
        return campus.unit("sxx");
    }

    /** The draft that was split off, made right after the one it was taken from. */
    private static long split(long main) {
        return main + 1;
    }

    private void mathsNoLongerUsesTheSystem() {
        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期
                系统,wlx-www,物理学院网站,,wlx,wlx,wlx,www.phy.example.edu.cn;10.10.1.10,,,,
                """);
        campus.run("reattribution");
    }

    private void theSystemGoesTo(String unit) {
        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期
                单位,hxx,化学学院,是,,,,,,,,
                系统,wlx-www,物理学院网站,,%1$s,%1$s,sxx,www.phy.example.edu.cn;10.10.1.10,,,,
                """
                        .formatted(unit));
        campus.run("reattribution");
    }

    /** As the draft's page sends it: with the copies it showed. */
    private void edit(long id) {
        var notice = campus.notice(id);
        var of = List.of(telnet);
        var draft = new Draft("", "", of, notice.supportingUnitIds(), Style.FILE, Map.of());
        notices.edit(campus.operator(), id, notice.version(), draft);
    }

    private void issue(long id) {
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    private static void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void theSupportingUnitBearsItUnderItsOwnNoticeServiceAndClock() {
        long main = notices.draft(campus.operator(), telnetToMaths(null));
        long other = split(main);
        assertThat(campus.notice(main).items())
                .extracting(Notice.Item::episodeId)
                .containsExactly(sweet);
        assertThat(campus.notice(other).items())
                .extracting(Notice.Item::episodeId)
                .containsExactly(telnet);
        assertThat(campus.notice(other).unitId()).isEqualTo(maths());
        assertThat(campus.notice(other).supportingUnitIds()).containsExactly(campus.unit("wlx"));
        assertThat(campus.notice(other).remark()).contains("属于物理学院的系统", "交由你单位整改");

        issue(main);
        campus.passTo("2026-03-10T09:00");
        issue(other);
        notices.acknowledge(maths, other, "丁卯", "000-5550-0003");
        var duty = campus.duties(other).getFirst();
        assertThat(duty.obligor()).isEqualTo(new Obligor.Unit(maths()));
        assertThat(duty.started()).isEqualTo(campus.now());
        assertThat(campus.duties(main)).hasSize(1);

        var item = campus.notice(other).items().getFirst();
        notices.answer(maths, item.id(), item.version(), campus.fixed());
        assertThat(campus.duties(other).getFirst().state()).isEqualTo(ObligationState.MET);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.passTo("2026-03-11T09:00");
        campus.scan();
        assertThat(campus.notice(other).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(campus.notice(main).state()).isNotEqualTo(NoticeState.CLOSED);
    }

    @Test
    void itSeesThatItemAndOnlyThatAndTheMainUnitSeesItAndAnswersNothingOfIt() throws Exception {
        // no support for the other finding
        long main = notices.draft(campus.operator(), telnetToMaths(List.of()));
        long other = split(main);
        issue(main);
        issue(other);
        assertThat(notices.find(maths.scope(), main)).isEmpty();
        assertThat(notices.find(maths.scope(), other)).isPresent();
        mvc.perform(get("/unit/notices/" + main).with(people.as(maths)))
                .andExpect(status().isNotFound());
        assertThat(page(maths, "/unit/notices"))
                .contains(campus.notice(other).number())
                .doesNotContain(campus.notice(main).number());
        assertThat(page(maths, "/unit")).contains("请先签收");

        var number = campus.notice(other).number();
        assertThat(page(campus.liaison(), "/unit/notices/" + main))
                .contains("交由配合单位整改的", "数学学院", number);
        assertThat(page(campus.liaison(), "/unit/notices/" + other))
                .contains("以明文传输", "已交由主送单位整改和反馈");
        var item = campus.notice(other).items().getFirst();
        refused(
                CommonProblem.FORBIDDEN,
                () -> notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed()));
        assertThat(page(campus.operator(), "/notices/" + main)).contains("交由配合单位整改的", "另拟通知书");
    }

    @Test
    void onlyWhoSupportsAFindingIsAssignedIt() {
        mathsNoLongerUsesTheSystem();
        refused(
                NoticeProblem.NOT_SUPPORTING,
                () -> notices.draft(campus.operator(), telnetToMaths(null)));
    }

    @Test
    void whatTheRegistryTookFromTheSupportingUnitIsNotIssuedToIt() {
        long other = split(notices.draft(campus.operator(), telnetToMaths(null)));
        notices.propose(campus.operator(), other, campus.notice(other).version());
        mathsNoLongerUsesTheSystem();
        assertThatThrownBy(
                        () -> notices.issue(campus.lead(), other, campus.notice(other).version()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theUnitItWasTakenFromSeesNothingOfItAndTheEditedDraftCopiesTheNewOne() throws Exception {
        long other = split(notices.draft(campus.operator(), telnetToMaths(null)));
        notices.propose(campus.operator(), other, campus.notice(other).version());
        theSystemGoesTo("hxx");
        refused(
                FindingProblem.NOT_OF_UNIT,
                () -> notices.issue(campus.lead(), other, campus.notice(other).version()));

        notices.giveBack(campus.lead(), other, campus.notice(other).version(), "归属已变更");
        edit(other);
        long chemistry = campus.unit("hxx");
        assertThat(campus.notice(other).principalUnitId()).isEqualTo(chemistry);
        assertThat(campus.notice(other).supportingUnitIds()).containsExactly(chemistry);
        issue(other);
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL)).isEmpty();
        assertThat(notices.find(campus.liaison().scope(), other)).isEmpty();
        mvc.perform(get("/unit/notices/" + other).with(people.as(campus.liaison())))
                .andExpect(status().isNotFound());
        var owner = people.ofUnit(chemistry, "chemistry", Role.UNIT_LIAISON);
        assertThat(notices.find(owner.scope(), other)).isPresent();
    }

    @Test
    void aDraftToWhoOwnsItByNowIsItsOwnOnceItIsEdited() {
        long other = split(notices.draft(campus.operator(), telnetToMaths(null)));
        theSystemGoesTo("sxx");
        notices.propose(campus.operator(), other, campus.notice(other).version());
        refused(
                FindingProblem.NOT_OF_UNIT,
                () -> notices.issue(campus.lead(), other, campus.notice(other).version()));
        notices.giveBack(campus.lead(), other, campus.notice(other).version(), "归属已变更");
        edit(other);
        assertThat(campus.notice(other).principalUnitId()).isNull();
        assertThat(campus.notice(other).supportingUnitIds()).isEmpty();
        issue(other);
        assertThat(notices.find(campus.liaison().scope(), other)).isEmpty();
        assertThat(notices.find(maths.scope(), other)).isPresent();
    }

    @Test
    void whatWasAssignedToWhoOwnsItByNowGoesOnAsItsOwn() {
        long other = split(notices.draft(campus.operator(), telnetToMaths(null)));
        issue(other);
        notices.acknowledge(maths, other, "丁卯", "000-5550-0003");
        theSystemGoesTo("sxx");
        assertThat(successions.of(Scope.school(), other)).isEmpty();
        var item = campus.notice(other).items().getFirst();
        long later =
                notices.carryOver(
                        campus.operator(),
                        other,
                        campus.notice(other).version(),
                        List.of(item.id()),
                        "系统已划归数学学院");
        assertThat(campus.notice(later).unitId()).isEqualTo(maths());
        assertThat(campus.notice(later).principalUnitId()).isNull();
        issue(later);
        assertThat(campus.notice(other).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void anAssignedFindingHasNotChangedHandsAndIsContinuedWithTheSameUnit() {
        long other = split(notices.draft(campus.operator(), telnetToMaths(null)));
        issue(other);
        notices.acknowledge(maths, other, "丁卯", "000-5550-0003");
        assertThat(findings.moved(Scope.school())).isEmpty();
        assertThat(successions.of(Scope.school(), other)).isEmpty();
        var item = campus.notice(other).items().getFirst();
        long later =
                notices.carryOver(
                        campus.operator(),
                        other,
                        campus.notice(other).version(),
                        List.of(item.id()),
                        "与其他问题一并整改");
        assertThat(campus.notice(later).unitId()).isEqualTo(maths());
        issue(later);
        assertThat(campus.notice(other).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void aGrantedDisputeGivesItBackToTheUnitWhoseItIs() {
        granted(split(notices.draft(campus.operator(), telnetToMaths(null))), "wlx");
        assertThat(campus.unnoticedOf("wlx", Campus.TELNET)).containsExactly(telnet);
    }

    @Test
    void aGrantedDisputeGivesItToTheUnitWhoseItIsByThen() {
        var asked = granted(split(notices.draft(campus.operator(), telnetToMaths(null))), "hxx");
        assertThat(asked.newUnitId()).isEqualTo(campus.unit("hxx"));
        assertThat(campus.unnoticedOf("hxx", Campus.TELNET)).containsExactly(telnet);
    }

    /** Issues it, gives the system away, and grants that it is not the unit's. */
    private ItemRequest granted(long other, String owner) {
        issue(other);
        notices.acknowledge(maths, other, "丁卯", "000-5550-0003");
        theSystemGoesTo(owner);
        var item = campus.notice(other).items().getFirst();
        long request =
                notices.ask(
                        maths,
                        item.id(),
                        item.version(),
                        new NewRequest(
                                ItemRequest.Kind.MISDIRECTED,
                                "不是我们运维",
                                "",
                                (LocalDate) null,
                                List.of()));
        notices.decide(campus.lead(), request, 1, new RequestDecision(true, "", null, null));
        assertThat(campus.duties(other).getFirst().state()).isEqualTo(ObligationState.WAIVED);
        return requests.ofNotice(Scope.school(), other).getFirst();
    }

    @Test
    void theDrafterAssignsOnTheDraftPage() throws Exception {
        var path = "/notices/new?episodes=" + sweet + "," + telnet;
        assertThat(page(campus.operator(), path)).contains("由谁整改", "数学学院（配合单位）");
        var led =
                mvc.perform(
                                post("/notices")
                                        .param("asked", "" + sweet, "" + telnet)
                                        .param("episode", "" + sweet, "" + telnet)
                                        .param("assigned:" + sweet, "")
                                        .param("assigned:" + telnet, "" + maths())
                                        .with(people.as(campus.operator())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        long main = Long.parseLong(Objects.requireNonNull(led).replaceAll("\\D+", ""));
        assertThat(page(campus.operator(), "/notices/" + main)).contains("交由配合单位整改的");
        assertThat(page(campus.operator(), "/notices/" + split(main) + "/edit"))
                .contains("数学学院", "物理学院")
                .doesNotContain("由谁整改");
    }

    @Test
    void aSupportingUnitSaysWhatItDidAndOwesNothing() throws Exception {
        long id = campus.acknowledged();
        var item = campus.notice(id).items().getFirst();
        var path = "/unit/items/" + item.id() + "/support";
        assertThat(page(maths, "/unit/notices/" + id)).contains(path, "可以填写配合情况");
        assertThat(page(maths, path)).contains("物理学院");
        mvc.perform(post(path).param("text", " ").with(people.as(maths)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post(path).param("text", "已改用加密客户端").with(people.as(maths)))
                .andExpect(redirectedUrl("/unit/notices/" + id));

        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.duties(id)).allMatch(one -> one.state() == ObligationState.OPEN);
        assertThat(page(campus.liaison(), "/unit/notices/" + id)).contains("已改用加密客户端");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("已改用加密客户端", "数学学院");
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).contains("配合单位已反馈");
    }

    @Test
    void theAddressedUnitAndStrangersSupportNothingAndOtherSupportersDoNotReadIt() {
        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期
                单位,hxx,化学学院,是,,,,,,,,
                """);
        long chemistry = campus.unit("hxx");
        long id =
                notices.draft(
                        campus.operator(),
                        new Draft(
                                "",
                                "",
                                List.of(sweet),
                                List.of(maths(), chemistry),
                                Style.FILE,
                                Map.of()));
        issue(id);
        var item = campus.notice(id).items().getFirst();
        supports.say(maths, item.id(), "已协助");
        refused(NoticeProblem.ADDRESSED, () -> supports.say(campus.liaison(), item.id(), "我们自己"));
        var other = people.ofUnit(chemistry, "chemistry", Role.UNIT_LIAISON);
        assertThat(supports.ofNotice(other.scope(), id)).isEmpty();
        assertThat(supports.ofNotice(maths.scope(), id)).hasSize(1);
        assertThat(supports.ofNotice(campus.liaison().scope(), id)).hasSize(1);
    }
}
