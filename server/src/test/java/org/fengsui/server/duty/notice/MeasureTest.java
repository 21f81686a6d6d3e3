package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureProblem;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.Measures.Order;
import org.fengsui.server.duty.measure.Measures.Place;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** 处置措施 (RULES 6): ordered, confirmed, verified, lifted after a re-test; never by one person. */
@ServerTest
@Import(Campus.class)
class MeasureTest {

    private final Campus campus;
    private final Measures measures;
    private final Ledger ledger;
    private final People people;
    private final TestMail mail;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");
    private long notice;

    MeasureTest(
            Campus campus,
            Measures measures,
            Ledger ledger,
            People people,
            TestMail mail,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.measures = measures;
        this.ledger = ledger;
        this.people = people;
        this.mail = mail;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aNotice() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        notice = campus.acknowledged(Campus.SWEET32);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Place place() {
        var item = campus.notice(notice).items().getFirst();
        return new Place(campus.unit("wlx"), system(), notice, item.episodeId(), "物理学院网站");
    }

    private long system() {
        return probe.sql("select id from registry.system where code = 'wlx-www'")
                .query(Long.class)
                .single();
    }

    private long kind(String name) {
        return measures.kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long ordered() {
        return measures.order(
                cac, new Order(kind("限校内访问"), place(), "逾期未整改", campus.operator().accountId()));
    }

    private Measure measure(long id) {
        return measures.find(Scope.school(), id).orElseThrow();
    }

    private static List<Attachment> proof() {
        var text = "策略已下发".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment("记录.txt", new ByteArrayResource(text)));
    }

    private void move(Actor by, long id, Move move) {
        measures.move(by, id, measure(id).version(), move, "见附件", proof());
    }

    private Obligation duty(long id, String key) {
        return ledger.of(Scope.school(), List.of(new Subject("measure", id))).stream()
                .filter(duty -> duty.duty().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private long inForce() {
        long id = ordered();
        move(campus.operator(), id, Move.CONFIRM);
        move(campus.lead(), id, Move.VERIFY);
        return id;
    }

    @Test
    void theCacOfficeOrdersTheNamedExecutorConfirmsAndAnotherPersonVerifies() {
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        measures.order(
                                campus.lead(),
                                new Order(
                                        kind("断网"), place(), "x", campus.operator().accountId())));
        refused(
                MeasureProblem.EXECUTOR,
                () -> measures.order(cac, new Order(kind("断网"), place(), "x", cac.accountId())));
        long id = ordered();
        assertThat(duty(id, "confirm-measure").due()).isEqualTo(campus.now().plusSeconds(3600));
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).contains("限校内访问");
        refused(MeasureProblem.NOT_THE_EXECUTOR, () -> move(campus.lead(), id, Move.CONFIRM));
        refused(
                MeasureProblem.FILES_MISSING,
                () ->
                        measures.move(
                                campus.operator(),
                                id,
                                measure(id).version(),
                                Move.CONFIRM,
                                "已下发",
                                List.of()));
        move(campus.operator(), id, Move.CONFIRM);
        assertThat(duty(id, "confirm-measure").state()).isEqualTo(ObligationState.MET);
        refused(AccessProblem.BOTH_SIDES, () -> move(campus.operator(), id, Move.VERIFY));
        move(campus.lead(), id, Move.VERIFY);
        assertThat(measure(id).state()).isEqualTo(MeasureState.VERIFIED);
        refused(MeasureProblem.ILLEGAL_MOVE, () -> move(cac, id, Move.REVOKE));
    }

    @Test
    void whatDoesNotWorkIsOwedAgainFromTheOrder() {
        long id = ordered();
        var due = duty(id, "confirm-measure").due();
        move(campus.operator(), id, Move.CONFIRM);
        move(campus.lead(), id, Move.FIND_INEFFECTIVE);
        assertThat(measure(id).state()).isEqualTo(MeasureState.ORDERED);
        assertThat(duty(id, "confirm-measure").state()).isEqualTo(ObligationState.OPEN);
        assertThat(duty(id, "confirm-measure").due()).isEqualTo(due);
    }

    @Test
    void itIsLiftedOnlyAfterTheUnitAppliedAndARetestFollowed() {
        long id = inForce();
        refused(MeasureProblem.ILLEGAL_MOVE, () -> move(cac, id, Move.LIFT));
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        refused(CommonProblem.NOT_FOUND, () -> move(other, id, Move.ASK_RESTORATION));
        move(campus.liaison(), id, Move.ASK_RESTORATION);
        refused(MeasureProblem.PROOF_MISSING, () -> move(cac, id, Move.LIFT));
        assertThat(duty(id, "retest-restoration").state()).isEqualTo(ObligationState.OPEN);
        move(campus.operator(), id, Move.FAIL_RETEST);
        refused(MeasureProblem.ILLEGAL_MOVE, () -> move(cac, id, Move.LIFT));
        move(campus.liaison(), id, Move.ASK_RESTORATION);
        move(campus.operator(), id, Move.PASS_RETEST);
        refused(AccessProblem.NOT_THE_DECIDER, () -> move(campus.lead(), id, Move.LIFT));
        move(cac, id, Move.LIFT);
        assertThat(measure(id).state()).isEqualTo(MeasureState.LIFTED);
        assertThat(duty(id, "decide-restoration").state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void aScanAfterTheApplicationIsTheRetest() {
        long id = inForce();
        campus.answerFixed(notice);
        campus.passTo("2026-03-06T10:00");
        move(campus.liaison(), id, Move.ASK_RESTORATION);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.passTo("2026-03-06T15:00");
        campus.scan();
        assertThat(measure(id).state()).isEqualTo(MeasureState.RETESTED);
    }

    @Test
    void campusFirewallMeasuresAreOfNoUseOffCampus() throws Exception {
        probe.sql("update registry.system set off_campus = true where code = 'wlx-www'").update();
        refused(MeasureProblem.OFF_CAMPUS, this::ordered);
        assertThat(page(cac, "/measures/new?system=" + system()))
                .contains("要求云厂商处置")
                .doesNotContain("限校内访问");
    }

    @Test
    void whatTheOfficeProposesTheCacOfficeDecidesAndTheUnitDoesNotSeeBefore() {
        long id = measures.propose(campus.operator(), place(), "逾期三天");
        assertThat(measures.find(campus.liaison().scope(), id)).isEmpty();
        measures.orderProposed(
                cac, id, measure(id).version(), kind("系统下线"), campus.operator().accountId(), "同意");
        assertThat(measures.find(campus.liaison().scope(), id)).isPresent();
        assertThat(measure(id).called()).isEqualTo("系统下线 物理学院网站");
    }

    @Test
    void whatIsTypedIsKeptUntilItIsTaken() throws Exception {
        var path = "/measures/new?notice=" + notice;
        var key = page(cac, path).replaceAll("(?s).*name=\"_draft\" value=\"([^\"]+)\".*", "$1");
        mvc.perform(
                        post("/drafts")
                                .with(people.as(cac))
                                .param("form", key)
                                .param("text", "可从校外访问，先断网"))
                .andExpect(status().isOk());
        assertThat(page(cac, path)).contains("可从校外访问，先断网", "未提交的草稿");
        var form = post("/measures").with(people.as(cac)).param("notice", "" + notice);
        form.param("system", "").param("target", "物理学院网站").param("kind", "" + kind("断网"));
        form.param("text", "可从校外访问，先断网").param("_draft", key);
        mvc.perform(form).andExpect(status().isUnprocessableContent());
        assertThat(page(cac, path)).as("a refusal keeps it").contains("未提交的草稿");
        form.param("executor", "" + campus.operator().accountId());
        mvc.perform(form).andExpect(status().is3xxRedirection());
        assertThat(page(cac, path)).doesNotContain("可从校外访问，先断网", "未提交的草稿");
    }

    private String page(Actor by, String path) throws Exception {
        return people.page(mvc, by, path);
    }

    @Test
    void thePagesLeadThroughIt() throws Exception {
        assertThat(page(cac, "/measures/new?notice=" + notice)).contains("关闭互联网访问通道");
        var form = post("/measures").with(people.as(cac)).param("notice", "" + notice);
        form.param("system", "").param("target", "物理学院网站").param("kind", "" + kind("断网"));
        form.param("executor", "" + campus.operator().accountId());
        mvc.perform(form).andExpect(status().isUnprocessableContent());
        mvc.perform(form.param("text", "逾期未整改")).andExpect(status().is3xxRedirection());
        long id = probe.sql("select max(id) from measure.measure").query(Long.class).single();
        assertThat(page(campus.operator(), "/measures/" + id)).contains("确认已执行", "第十条");
        assertThat(page(campus.operator(), "/measures/" + id + "/confirm")).contains("证明材料");
        assertThat(page(cac, "/measures/" + id))
                .as("the next step is the executor’s")
                .contains("由执行人“operator”执行后确认")
                .doesNotContain("btn btn-primary\" href=\"/measures");
        assertThat(page(cac, "/measures")).contains("断网 物理学院网站");
        assertThat(page(cac, "/measures?open=yes&state=ORDERED&q=断网")).contains("/measures/" + id);
        assertThat(page(cac, "/measures?open=no")).doesNotContain("/measures/" + id);
        assertThat(page(cac, "/measures/export.csv?state=ORDERED")).contains("断网 物理学院网站");
        assertThat(page(cac, "/measures/kinds")).contains("停止域名解析");
        assertThat(page(campus.operator(), "/notices/" + notice)).contains("断网 物理学院网站");
        move(campus.operator(), id, Move.CONFIRM);
        assertThat(page(campus.liaison(), "/unit/measures")).contains("断网 物理学院网站");
        assertThat(page(campus.liaison(), "/unit/measures/" + id)).contains("申请恢复");
    }

    @Test
    void whatAnotherSavedOfAKindStandsBesideWhatWasTyped() throws Exception {
        var kind =
                measures.kinds().stream()
                        .filter(each -> each.name().equals("限校内访问"))
                        .findFirst()
                        .orElseThrow();
        put(kind, "仅限校内").andExpect(status().is3xxRedirection());
        var late = put(kind, "限本校访问").andExpect(status().isConflict()).andReturn();
        assertThat(measures.kinds()).extracting(Measure.Kind::name).contains("仅限校内");
        assertThat(late.getResponse().getContentAsString()).contains("现在保存的是", "仅限校内", "限本校访问");
    }

    private ResultActions put(Measure.Kind kind, String name) throws Exception {
        return mvc.perform(
                post("/measures/kinds")
                        .param("id", "" + kind.id())
                        .param("version", "" + kind.version())
                        .param("name", name)
                        .param("basis", kind.basis())
                        .param("offered", "true")
                        .with(people.as(cac)));
    }

    private String order(Notice.Item item) {
        return "/measures/new?notice=" + notice + "&amp;item=" + item.id();
    }

    @Test
    void anItemWhoseEscalationReachedTheCacOfficeIsOneClickFromItsMeasure() throws Exception {
        var item = campus.notice(notice).items().getFirst();
        campus.passTo("2026-03-13T09:00");
        assertThat(page(cac, "/notices/" + notice)).doesNotContain(order(item));
        campus.passTo("2026-03-16T09:00");
        assertThat(page(cac, "/notices/" + notice)).contains(order(item), "应于 2026-03-12 24:00 前");
        assertThat(page(campus.operator(), "/notices/" + notice)).contains("选一项提议处置措施");
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .doesNotContain("/measures/new");

        var form = page(cac, order(item).replace("&amp;", "&"));
        assertThat(form)
                .contains("value=\"物理学院网站 " + item.target() + "\"", "逾期至今未反馈", "限校内访问")
                .contains("name=\"item\" value=\"" + item.id() + "\"");
        mvc.perform(
                        post("/measures")
                                .with(people.as(cac))
                                .param("notice", "" + notice)
                                .param("item", "" + item.id())
                                .param("system", "")
                                .param("target", item.target())
                                .param("kind", "" + kind("限校内访问"))
                                .param("executor", "" + campus.operator().accountId())
                                .param("text", "逾期至今未反馈"))
                .andExpect(status().is3xxRedirection());
        long id = probe.sql("select max(id) from measure.measure").query(Long.class).single();
        assertThat(measure(id).episodeId()).isEqualTo(item.episodeId());
        assertThat(measure(id).systemId()).isEqualTo(system());
        assertThat(page(cac, "/notices/" + notice))
                .as("one is under way")
                .doesNotContain(order(item));
    }

    @Test
    void whatIsAnsweredOrAnotherNoticesItemIsOfferedNoMeasure() throws Exception {
        var subject = new Subject("notice-item", campus.notice(notice).items().getFirst().id());
        campus.passTo("2026-03-16T09:00");
        var other = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        assertThat(ledger.escalated(other.scope(), List.of(subject), Role.CAC_OFFICE)).isEmpty();
        assertThat(ledger.escalated(Scope.school(), List.of(subject), Role.CAC_OFFICE)).hasSize(1);
        mvc.perform(
                        get("/measures/new?notice=" + notice + "&item=" + (subject.id() + 1))
                                .with(people.as(cac)))
                .andExpect(status().isNotFound());
        campus.answerFixed(notice);
        assertThat(ledger.escalated(Scope.school(), List.of(subject), Role.CAC_OFFICE)).isEmpty();
    }
}
