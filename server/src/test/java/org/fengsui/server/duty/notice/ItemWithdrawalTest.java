package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 撤回、改派一项: one item is taken back, and the rest of its notice goes on. */
@ServerTest
@Import(Campus.class)
record ItemWithdrawalTest(
        Campus campus, Notices notices, Ledger ledger, TestMail mail, People people, MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private Notice.Item item(long notice, int position) {
        return campus.notice(notice).items().get(position - 1);
    }

    private void withdraw(Actor by, Notice.Item item, String reason, @Nullable Long unit) {
        notices.withdrawItem(by, item.id(), item.version(), reason, unit);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private List<ObligationState> ofTheOffice(long episode) {
        return ledger.of(Scope.school(), List.of(new Subject("episode", episode))).stream()
                .map(Obligation::state)
                .toList();
    }

    @Test
    void anItemSentToTheWrongUnitIsWaivedThereAndTheRightUnitIsServedWithItsOwnClock() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        long episode = Campus.episode(item(id, 1));
        withdraw(campus.lead(), item(id, 1), "主机已于上月划归数学学院", campus.unit("sxx"));

        assertThat(item(id, 1).state()).isEqualTo(ItemState.WITHDRAWN);
        assertThat(item(id, 2).state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ACKNOWLEDGED);
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.OPEN);
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().text())
                .contains("已撤回，不必再办理", "主机已于上月划归数学学院");
        assertThat(campus.unnoticed("sxx")).contains(episode);

        campus.passTo("2026-03-09T10:00");
        long next = notices.draft(campus.operator(), Draft.of(List.of(episode)));
        notices.issue(campus.lead(), next, campus.notice(next).version());
        campus.deliver();
        assertThat(campus.notice(next).unitId()).isEqualTo(campus.unit("sxx"));
        assertThat(campus.duties(next).getFirst().started()).isEqualTo(campus.now());
        assertThat(ofTheOffice(episode)).as("met, once").containsExactly(ObligationState.MET);
    }

    @Test
    void anItemThatIsOnlyTakenBackStaysItsUnitsAndTheLastOneClosesTheNotice() {
        long id = campus.acknowledged(Campus.SWEET32);
        long episode = Campus.episode(item(id, 1));
        withdraw(campus.lead(), item(id, 1), "该端口按设计开放", null);

        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsExactly(ObligationState.WAIVED);
        assertThat(campus.unnoticed("wlx")).contains(episode);
    }

    @Test
    void theLeadAloneDecidesWithAReasonAndOnlyOfWhatIsNotOver() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var lead = campus.lead();
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> withdraw(campus.operator(), item(id, 1), "发错单位", null));
        refused(NoticeProblem.REASON_MISSING, () -> withdraw(lead, item(id, 1), " ", null));
        refused(
                NoticeProblem.WRONG_UNIT,
                () -> withdraw(lead, item(id, 1), "发错单位", campus.unit("wlx")));
        withdraw(lead, item(id, 1), "发错单位", null);
        refused(NoticeProblem.ILLEGAL_MOVE, () -> withdraw(lead, item(id, 1), "再次", null));
    }

    @Test
    void thePageOfANoticeLeadsTheLeadThereAndTellsWhatWasDone() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var path = "/notices/items/" + item(id, 1).id() + "/withdraw";
        assertThat(people.page(mvc, campus.lead(), "/notices/" + id)).contains(path);
        assertThat(people.page(mvc, campus.operator(), "/notices/" + id)).doesNotContain(path);
        assertThat(people.page(mvc, campus.lead(), path)).contains("撤回这一项", "数学学院");
        var version = "" + item(id, 1).version();
        mvc.perform(
                        post(path)
                                .param("version", version)
                                .param("unit", "")
                                .param("reason", "")
                                .with(people.as(campus.lead())))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post(path)
                                .param("version", version)
                                .param("unit", "" + campus.unit("sxx"))
                                .param("reason", "划归数学学院")
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl("/notices/" + id));
        assertThat(people.page(mvc, campus.lead(), "/notices/" + id))
                .contains("不属于本单位，撤出", "划归数学学院");
    }
}
