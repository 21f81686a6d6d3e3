package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.NoticeLayout;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
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
import org.springframework.test.web.servlet.MockMvc;

/** 移交 and 转入后续通知 (RULES 5, 6): what goes on elsewhere leaves its record as it was. */
@ServerTest
@Import(Campus.class)
record NoticeSuccessionTest(
        Campus campus,
        Notices notices,
        NoticeDesk desk,
        NoticeLayout layout,
        SuccessionDesk successions,
        Ledger ledger,
        People people,
        TestMail mail,
        RecordProbe probe,
        MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private void changesHands() {
        campus.registers(Campus.MOVED);
        campus.run("reattribution");
    }

    private long transfer(Actor by, long id) {
        return notices.transfer(
                by, id, campus.notice(id).version(), campus.unit("sxx"), "自 3 月起划归数学学院");
    }

    private void issue(long id) {
        notices.issue(campus.lead(), id, campus.notice(id).version());
    }

    private Obligation duty(long id) {
        return campus.duties(id).getFirst();
    }

    private List<String> inbox(Actor of) {
        return probe.sql("select subject from delivery.message where account_id = :id order by id")
                .param("id", of.accountId())
                .query(String.class)
                .list();
    }

    @Test
    void theOfficeHearsThatItChangedHandsAndSeesItOnTheNotice() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        assertThat(successions.all(Scope.school())).isEmpty();
        refused(NoticeProblem.NOT_MOVED, () -> transfer(campus.operator(), id));
        changesHands();
        assertThat(successions.of(Scope.school(), id))
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.to()).isEqualTo("数学学院");
                    assertThat(moved.items()).hasSize(2);
                });
        assertThat(inbox(campus.operator())).anyMatch(subject -> subject.startsWith("归属变更"));
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsOnly(ObligationState.OPEN);
    }

    @Test
    void theOldRecordStandsAndTheNewClockStartsAtItsOwnService() {
        long id = campus.acknowledged(Campus.SWEET32);
        changesHands();
        campus.passTo("2026-03-16T09:00");
        assertThat(duty(id).late(campus.now())).isTrue();
        long draft = transfer(campus.operator(), id);

        var old = duty(id);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(old.state()).isEqualTo(ObligationState.PASSED_ON);
        assertThat(old.met()).isEqualTo(campus.now());
        assertThat(old.late(campus.now())).isTrue();
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().subject()).startsWith("已移交");
        assertThat(mail.to("sxx2@example.edu.cn").getLast().text()).contains("随后发出");
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> notices.issue(campus.operator(), draft, campus.notice(draft).version()));
        assertThat(campus.notice(draft).unitId()).isEqualTo(campus.unit("sxx"));
        assertThat(layout.of(desk.current(campus.notice(draft))).toString())
                .contains("信办整〔2026〕1号第1项");

        campus.passTo("2026-03-17T09:00");
        issue(draft);
        campus.deliver();
        assertThat(duty(draft).started()).isEqualTo(campus.now());
        assertThat(duty(draft).late(campus.now())).isFalse();
        assertThat(duty(id).late(campus.now())).isTrue();
        assertThat(campus.notice(id).items().getFirst())
                .satisfies(item -> {
                    assertThat(item.state()).isEqualTo(ItemState.TRANSFERRED);
                    assertThat(item.passedTo()).isEqualTo("数学学院 信办整〔2026〕2号");
                });
    }

    private List<Obligation> officeDuties(long id) {
        var subjects =
                campus.notice(id).items().stream()
                        .map(item -> new Subject("notice-item", item.id()))
                        .toList();
        return ledger.of(Scope.school(), subjects).stream()
                .filter(one -> one.duty().equals("issue-after-transfer"))
                .toList();
    }

    @Test
    void betweenTheTransferAndTheNewNoticeTheOfficesOwnClockRuns() {
        long id = campus.acknowledged(Campus.SWEET32);
        changesHands();
        long draft = transfer(campus.operator(), id);
        assertThat(officeDuties(id))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                    assertThat(duty.obligor()).isEqualTo(new Obligor.ItOffice());
                    assertThat(duty.due()).isEqualTo(campus.now().plus(Duration.ofHours(24)));
                });
        var overdue = campus.now().plus(Duration.ofHours(25)).atZone(BusinessClock.ZONE);
        campus.passTo(overdue.toLocalDateTime().toString());
        assertThat(inbox(campus.lead())).anyMatch(subject -> subject.contains("移交后重新签发"));
        issue(draft);
        assertThat(officeDuties(id).getFirst().state()).isEqualTo(ObligationState.MET);
        assertThat(officeDuties(id).getFirst().late(campus.now())).isTrue();
    }

    @Test
    void whatIsGoneBeforeTheNewNoticeNeedNotBeIssued() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        changesHands();
        transfer(campus.operator(), id);
        assertThat(officeDuties(id)).hasSize(2);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.passTo("2026-03-12T09:00");
        campus.scan();
        assertThat(officeDuties(id))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.OPEN, ObligationState.WAIVED);
    }

    @Test
    void whatAScanHadProvedGoneStartsNoClockOfTheOffice() {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-12T09:00");
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        changesHands();
        transfer(campus.operator(), id);
        assertThat(officeDuties(id)).isEmpty();
    }

    @Test
    void anObligationOfAnOlderProfileKeepsItsLatenessToo() {
        long id = campus.acknowledged(Campus.SWEET32);
        probe.sql(
                        """
                        insert into obligation.profile (version, name, text, read_at)
                        select 9001, name, regexp_replace(text, '\n +passed:[^\n]*', '', 'g'), read_at
                          from obligation.profile order by version desc limit 1
                        """)
                .update();
        probe.sql("update obligation.obligation set profile_version = 9001").update();
        changesHands();
        campus.passTo("2026-03-16T09:00");
        transfer(campus.operator(), id);
        assertThat(duty(id).state()).isEqualTo(ObligationState.PASSED_ON);
        assertThat(duty(id).late(campus.now())).isTrue();
    }

    @Test
    void whatAScanProvedGoneEndsAndTheRestIsDrafted() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        campus.passTo("2026-03-12T09:00");
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan();
        changesHands();
        long draft = transfer(campus.operator(), id);
        assertThat(campus.notice(draft).items())
                .singleElement()
                .extracting(Notice.Item::check)
                .isEqualTo(Campus.SWEET32);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void whatWasOnTimeUntilThatDayIsNotLateAfterwards() {
        long id = campus.acknowledged(Campus.SWEET32);
        changesHands();
        transfer(campus.lead(), id);
        campus.passTo("2026-04-20T09:00");
        assertThat(duty(id).late(campus.now())).isFalse();
        assertThat(duty(id).state()).isEqualTo(ObligationState.PASSED_ON);
    }

    @Test
    void aDraftThatWasGivenUpIsCitedAgainByTheNextOne() {
        long id = campus.acknowledged(Campus.SWEET32);
        changesHands();
        long draft = transfer(campus.operator(), id);
        notices.withdraw(campus.operator(), draft, campus.notice(draft).version(), "重拟");
        long next = notices.draft(campus.operator(), Notices.Draft.of(campus.unnoticed("sxx")));
        assertThat(campus.notice(next).items().getFirst().continues()).isEqualTo("信办整〔2026〕1号第1项");
    }

    @Test
    void nobodyButTheOfficeTransfers() {
        long id = campus.acknowledged(Campus.SWEET32);
        changesHands();
        var cac = people.school("cac", Role.CAC_OFFICE);
        refused(AccessProblem.NOT_THE_DECIDER, () -> transfer(cac, id));
        refused(
                NoticeProblem.REASON_MISSING,
                () ->
                        notices.transfer(
                                campus.operator(),
                                id,
                                campus.notice(id).version(),
                                campus.unit("sxx"),
                                " "));
    }

    @Test
    void anItemIsContinuedInALaterNoticeWhenThatOneIsIssuedAndItsLatenessStays() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        campus.passTo("2026-03-16T09:00");
        var first = campus.notice(id).items().getFirst();
        long later =
                notices.carryOver(
                        campus.operator(),
                        id,
                        campus.notice(id).version(),
                        List.of(first.id()),
                        "与本月其他事项合并");
        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.OPEN);
        refused(
                NoticeProblem.CONTINUED_ALREADY,
                () ->
                        notices.carryOver(
                                campus.operator(),
                                id,
                                campus.notice(id).version(),
                                List.of(first.id()),
                                "再来一次"));
        issue(later);

        var items = campus.notice(id).items();
        assertThat(items)
                .extracting(Notice.Item::state)
                .containsExactly(ItemState.CARRIED_OVER, ItemState.OPEN);
        assertThat(items.getFirst().passedTo()).isEqualTo("信办整〔2026〕2号");
        assertThat(campus.notice(later).items().getFirst().continues()).isEqualTo("信办整〔2026〕1号第1项");
        assertThat(campus.duties(id))
                .allSatisfy(duty -> assertThat(duty.late(campus.now())).isTrue())
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.PASSED_ON, ObligationState.OPEN);
        campus.deliver();
        assertThat(duty(later).started()).isEqualTo(campus.now());
    }

    @Test
    void whatTheUnitAnsweredMeanwhileIsNotContinued() {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        long later =
                notices.carryOver(
                        campus.operator(),
                        id,
                        campus.notice(id).version(),
                        List.of(item.id()),
                        "合并");
        campus.answerFixed(id);
        assertThatThrownBy(() -> issue(later)).isInstanceOf(Refusal.class);
        assertThat(campus.notice(later).number()).isNull();
    }

    @Test
    void whatAScanProvedGoneIsNotContinued() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        campus.passTo("2026-03-12T09:00");
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan();
        var gone =
                campus.notice(id).items().stream()
                        .filter(item -> item.check().equals(Campus.TELNET))
                        .toList();
        refused(NoticeProblem.NOTHING_CHOSEN, () -> carryOver(id, gone));
        long later = carryOver(id, campus.notice(id).items());
        assertThat(campus.notice(later).items())
                .extracting(Notice.Item::check)
                .containsExactly(Campus.SWEET32);
        issue(later);
        assertThat(campus.notice(id).items())
                .filteredOn(item -> item.check().equals(Campus.TELNET))
                .extracting(Notice.Item::state)
                .as("it still owes its answer here")
                .containsExactly(ItemState.OPEN);
    }

    private long carryOver(long id, List<Notice.Item> items) {
        return notices.carryOver(
                campus.operator(),
                id,
                campus.notice(id).version(),
                items.stream().map(Notice.Item::id).toList(),
                "合并");
    }

    private String page(Actor by, String path) throws Exception {
        return people.page(mvc, by, path);
    }

    @Test
    void thePagesShowWhatChangedHandsAndTransferIt() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        changesHands();
        var by = campus.operator();
        assertThat(page(by, "/notices/transfers?sort=-items&q=加密"))
                .contains("物理学院", "数学学院", "中等强度加密套件");
        var to = campus.unit("sxx");
        assertThat(page(by, "/notices/transfers?to=" + to))
                .contains("/notices/" + id + "/transfer");
        assertThat(page(by, "/notices/transfers?from=" + to))
                .doesNotContain("/notices/" + id + "/transfer");
        assertThat(page(by, "/notices/transfers/export.csv?sort=to")).contains("物理学院,数学学院,");
        assertThat(page(by, "/notices/" + id)).contains("责任单位已变更为数学学院");
        assertThat(page(by, "/notices/" + id + "/carry-over")).contains("中等强度加密套件");
        var form = post("/notices/" + id + "/transfer").with(people.as(by));
        form.param("version", Integer.toString(campus.notice(id).version()));
        form.param("unit", Long.toString(campus.unit("sxx")));
        mvc.perform(form).andExpect(status().isUnprocessableContent());
        mvc.perform(form.param("reason", "划归数学学院")).andExpect(status().is3xxRedirection());
        assertThat(page(campus.liaison(), "/unit/notices/" + id)).contains("转至 数学学院");
        assertThat(page(by, "/notices/transfers")).contains("没有待移交的事项");
        var duty = duty(id);
        assertThat(page(by, "/ledger/" + duty.id())).contains("已移交或转入", "记录止于");
    }
}
