package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice.Confirmation.Stand;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** 负责人确认: where the profile asks for it, an answer counts when a leader has confirmed it. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class NoticeConfirmationTest {

    private final Campus campus;
    private final Notices notices;
    private final Inbox inbox;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    NoticeConfirmationTest(
            Campus campus,
            Notices notices,
            Inbox inbox,
            People people,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.inbox = inbox;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    private long notice;

    @BeforeEach
    void aNoticeOfTwoItemsUnderAProfileThatAsksForIt() {
        campus.open();
        notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        probe.sql(
                        """
                        insert into obligation.profile (version, name, text, read_at)
                        select 9002, name, replace(text, 'leader-confirms: []',
                            'leader-confirms: [CRITICAL, HIGH, MEDIUM, LOW]'), read_at
                          from obligation.profile order by version desc limit 1
                        """)
                .update();
        probe.sql("update obligation.obligation set profile_version = 9002").update();
    }

    private Actor head() {
        return people.ofUnit(campus.unit("wlx"), "head", Role.UNIT_HEAD);
    }

    private Notice.Item item(int position) {
        return campus.notice(notice).items().get(position - 1);
    }

    private Obligation duty(int position) {
        return campus.duties(notice).stream()
                .filter(one -> one.subject().id() == item(position).id())
                .findFirst()
                .orElseThrow();
    }

    private void confirm(Actor by) {
        var waiting =
                campus.notice(notice).items().stream()
                        .filter(item -> item.state() == ItemState.UNCONFIRMED)
                        .collect(Collectors.toMap(Notice.Item::id, Notice.Item::version));
        notices.confirm(by, notice, waiting);
    }

    private List<String> subjects(Actor reader) {
        campus.deliver();
        return inbox.page(reader, Long.MAX_VALUE, 50).stream().map(InboxEntry::subject).toList();
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
    void theClockGoesOnUntilTheLeaderConfirmsAndIsMetThen() {
        var head = head();
        campus.answerFixed(notice);

        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.ACKNOWLEDGED);
        assertThat(duty(1).state()).isEqualTo(ObligationState.OPEN);
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () ->
                        notices.review(
                                campus.lead(),
                                item(1).id(),
                                item(1).version(),
                                Verdict.PLAUSIBLE,
                                ""));

        campus.passTo("2026-03-16T09:00");
        confirm(head);

        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(duty(1).state()).isEqualTo(ObligationState.MET);
        assertThat(duty(1).met()).isEqualTo(campus.now());
        assertThat(duty(1).late(campus.now())).isTrue();
    }

    @Test
    void eachLeaderHearsOnceOfAllThatIsWritten() {
        var head = head();
        var deputy = people.ofUnit(campus.unit("wlx"), "deputy", Role.UNIT_DEPUTY);
        campus.answerFixed(notice);

        assertThat(subjects(head)).filteredOn(one -> one.contains("请确认反馈")).hasSize(1);
        assertThat(subjects(deputy)).filteredOn(one -> one.contains("请确认反馈")).hasSize(1);
    }

    @Test
    void whoIsLeaderNoMoreIsNotAskedAndDoesNotConfirm() {
        var former =
                people.ofPerson(
                        campus.unit("wlx"),
                        "p-wlx-2",
                        "bing.yin",
                        Role.UNIT_HEAD,
                        Role.UNIT_LIAISON);
        campus.answerFixed(notice);

        assertThat(subjects(former)).noneMatch(one -> one.contains("请确认反馈"));
        refused(AccessProblem.NOT_THE_DECIDER, () -> confirm(former));
    }

    @Test
    void aLeaderHearsOfWhatIsPutToHimThoughAnotherItemWaitsForAPaper() {
        var head = head();
        notices.answer(head, item(1).id(), item(1).version(), campus.fixed());
        assertThat(subjects(head)).noneMatch(one -> one.contains("请确认反馈"));
        notices.answer(campus.liaison(), item(2).id(), item(2).version(), campus.fixed());
        assertThat(subjects(head)).filteredOn(one -> one.contains("请确认反馈")).hasSize(1);
    }

    @Test
    void whatNobodyConfirmedIsWrittenAnewAndTheLeadersAreAskedAnew() {
        var head = head();
        campus.answerFixed(notice);
        var anew = new Notices.NewAnswer(Notice.AnswerKind.NOT_AFFECTED, "该端口未启用", null, List.of());
        notices.answer(campus.liaison(), item(1).id(), item(1).version(), anew);

        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
        assertThat(item(1).round()).isEqualTo(2);
        assertThat(duty(1).state()).isEqualTo(ObligationState.OPEN);
        assertThat(subjects(head)).filteredOn(one -> one.contains("请确认反馈")).hasSize(2);
        confirm(head);
        assertThat(Objects.requireNonNull(item(1).answer()).text()).isEqualTo("该端口未启用");
        assertThat(duty(1).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void whereNoLeaderCanSignInTheUnitOrTheOfficeWritesItAnewOnItsPage() throws Exception {
        campus.answerFixed(notice);
        var path = "/unit/items/" + item(1).id() + "/answer";
        assertThat(page(campus.liaison(), "/unit/notices/" + notice)).contains(path, "改写反馈");
        assertThat(page(campus.liaison(), path)).contains("已停用并重启", "重新请负责人确认");
        mvc.perform(
                        multipart(path)
                                .param("version", "" + item(1).version())
                                .param("kind", "NOT_AFFECTED")
                                .param("text", "该端口未启用")
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + notice));
        assertThat(Objects.requireNonNull(item(1).answer()).text()).isEqualTo("该端口未启用");

        var record = "/notices/items/" + item(1).id() + "/record";
        assertThat(page(campus.operator(), "/notices/" + notice)).contains(record);
        mvc.perform(
                        multipart(record)
                                .param("version", "" + item(1).version())
                                .param("via", "PHONE")
                                .param("saidBy", "丙寅")
                                .param("kind", "NOT_AFFECTED")
                                .param("text", "电话更正")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + notice));
        assertThat(Objects.requireNonNull(item(1).answer()).text()).isEqualTo("电话更正");
        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
    }

    @Test
    void noPaperIsEnteredPastALeaderWhoCanSignIn() throws Exception {
        campus.answerFixed(notice);
        var path = "/notices/items/" + item(1).id() + "/confirmation";
        assertThat(page(campus.operator(), "/notices/" + notice)).contains(path);
        head();
        refused(NoticeProblem.LEADER_CONFIRMS, () -> enter(campus.operator(), 1));
        assertThat(page(campus.operator(), "/notices/" + notice)).doesNotContain(path);
        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
    }

    @Test
    void whoEnteredAnAnswerDoesNotEnterItsConfirmation() throws Exception {
        var item = item(1);
        notices.recordAnswer(
                campus.operator(),
                item.id(),
                item.version(),
                Notice.Via.PHONE,
                "丙寅",
                campus.fixed());
        refused(NoticeProblem.OWN_ANSWER, () -> enter(campus.operator(), 1));
        assertThat(page(campus.operator(), "/notices/" + notice))
                .doesNotContain("/notices/items/" + item.id() + "/confirmation");
        enter(campus.lead(), 1);
        assertThat(duty(1).state()).isEqualTo(ObligationState.MET);
    }

    private void enter(Actor by, int position) {
        var item = item(position);
        var scan = new ByteArrayResource("签字\n".getBytes(StandardCharsets.UTF_8));
        notices.recordConfirmation(
                by, item.id(), item.version(), "甲子", List.of(new Attachment("签字.txt", scan)));
    }

    @Test
    void neitherWhoWroteItNorOthersOfTheUnitNorAnotherUnitsLeaderConfirms() {
        var head = head();
        notices.answer(head, item(1).id(), item(1).version(), campus.fixed());

        refused(AccessProblem.BOTH_SIDES, () -> confirm(head));
        refused(AccessProblem.NOT_THE_DECIDER, () -> confirm(campus.liaison()));
        // the other faculty is a supporting unit and reads the notice
        var other = people.ofUnit(campus.unit("sxx"), "other", Role.UNIT_HEAD);
        refused(CommonProblem.FORBIDDEN, () -> confirm(other));
        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
    }

    @Test
    void whatIsSentBackIsOpenAsBeforeAndWhoWroteItHearsIt() {
        var head = head();
        campus.answerFixed(notice);
        var due = duty(1).due();
        refused(
                NoticeProblem.REASON_MISSING,
                () -> notices.sendBack(head, item(1).id(), item(1).version(), " "));
        notices.sendBack(head, item(1).id(), item(1).version(), "请补充截图");

        assertThat(item(1).state()).isEqualTo(ItemState.OPEN);
        assertThat(duty(1).state()).isEqualTo(ObligationState.OPEN);
        assertThat(duty(1).due()).isEqualTo(due);
        assertThat(subjects(campus.liaison())).anyMatch(one -> one.contains("反馈被负责人退回"));

        campus.answerFixed(notice);
        confirm(head);
        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.ANSWERED);
    }

    @Test
    void whereNoLeaderCanSignInTheOfficeEntersThePaperAndDoesNotReviewIt() {
        campus.answerFixed(notice);
        assertThat(subjects(campus.operator())).anyMatch(one -> one.contains("待登记书面确认"));
        var item = item(1);
        refused(
                NoticeProblem.SCAN_MISSING,
                () ->
                        notices.recordConfirmation(
                                campus.operator(), item.id(), item.version(), "甲子", List.of()));
        var scan =
                new Attachment(
                        "签字.txt", new ByteArrayResource("签字\n".getBytes(StandardCharsets.UTF_8)));
        notices.recordConfirmation(
                campus.operator(), item.id(), item.version(), "甲子", List.of(scan));

        assertThat(duty(1).state()).isEqualTo(ObligationState.MET);
        var confirmation =
                Objects.requireNonNull(Objects.requireNonNull(item(1).answer()).confirmation());
        assertThat(confirmation.stand()).isEqualTo(Stand.ON_PAPER);
        assertThat(confirmation.note()).isEqualTo("甲子");
        refused(
                AccessProblem.BOTH_SIDES,
                () ->
                        notices.review(
                                campus.operator(),
                                item.id(),
                                item(1).version(),
                                Verdict.PLAUSIBLE,
                                ""));
        notices.review(campus.lead(), item.id(), item(1).version(), Verdict.PLAUSIBLE, "");
    }

    @Test
    void anAnswerOfAnObligationWhoseProfileDoesNotAskCountsAtOnce() {
        probe.sql(
                        """
                        update obligation.obligation
                        set profile_version = (select max(version) from obligation.profile
                            where version < 9000)
                        """)
                .update();
        campus.answerFixed(notice);
        assertThat(duty(1).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void whatAScanProvesMeanwhileVerifiesWithTheConfirmation() {
        var head = head();
        campus.answerFixed(notice);
        campus.passTo("2026-03-12T09:00");
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan();
        assertThat(item(1).state()).isEqualTo(ItemState.UNCONFIRMED);
        confirm(head);
        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void theLeaderConfirmsOnTheNoticesPageWithOneButton() throws Exception {
        var head = head();
        campus.answerFixed(notice);
        assertThat(page(head, "/unit")).contains("查看并确认", "2 项反馈等待您确认");
        assertThat(page(head, "/unit/notices/" + notice)).contains("确认 2 项反馈", "退回修改", "已停用并重启");
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .contains("待负责人确认", "等待本单位负责人确认")
                .doesNotContain("确认 2 项反馈", "退回修改");
        mvc.perform(
                        post("/unit/items/" + item(2).id() + "/send-back")
                                .param("version", "" + item(2).version())
                                .param("reason", "截图不清")
                                .with(people.as(head)))
                .andExpect(redirectedUrl("/unit/notices/" + notice));
        assertThat(page(campus.liaison(), "/unit/notices/" + notice)).contains("本单位负责人退回：截图不清");
        mvc.perform(
                        post("/unit/notices/" + notice + "/confirm")
                                .param("item", item(1).id() + ":" + item(1).version())
                                .with(people.as(head)))
                .andExpect(redirectedUrl("/unit/notices/" + notice));
        assertThat(item(1).state()).isEqualTo(ItemState.ANSWERED);
        assertThat(page(campus.operator(), "/notices/" + notice)).contains("head", "确认");
    }

    @Test
    void theOfficeEntersThePaperOnItsPage() throws Exception {
        campus.answerFixed(notice);
        assertThat(page(campus.liaison(), "/unit/notices/" + notice)).contains("没有可以登录确认的负责人");
        var path = "/notices/items/" + item(1).id() + "/confirmation";
        assertThat(page(campus.operator(), "/notices/" + notice)).contains(path);
        assertThat(page(campus.operator(), path)).contains("签字的主要负责人");
        mvc.perform(
                        multipart(path)
                                .param("version", "" + item(1).version())
                                .param("signer", "甲子")
                                .with(people.as(campus.operator())))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        multipart(path)
                                .file(
                                        new MockMultipartFile(
                                                "files",
                                                "签字.txt",
                                                "text/plain",
                                                "签字\n".getBytes(StandardCharsets.UTF_8)))
                                .param("version", "" + item(1).version())
                                .param("signer", "甲子")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + notice));
        assertThat(page(campus.liaison(), "/unit/notices/" + notice)).contains("甲子 书面确认");
        assertThat(item(1).state()).isEqualTo(ItemState.ANSWERED);
    }
}
