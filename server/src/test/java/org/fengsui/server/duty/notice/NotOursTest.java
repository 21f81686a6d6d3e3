package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.ItemRequest.State;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** RULES 3, 4: a unit says that an item is not the school's, and the office's lead decides. */
@ServerTest
@Import(Campus.class)
record NotOursTest(
        Campus campus,
        Notices notices,
        RequestDesk requests,
        Findings findings,
        People people,
        TestMail mail,
        MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private Notice.Item item(long notice) {
        return campus.notice(notice).items().getFirst();
    }

    private long asked(long notice, Actor by) {
        var item = item(notice);
        return notices.ask(
                by,
                item.id(),
                item.version(),
                new NewRequest(Kind.NOT_OURS, "域名已转让给校外公司", "", null, List.of()));
    }

    private void decide(Actor by, long request, boolean grant, String reason) {
        int version = requests.get(Scope.school(), request).version();
        notices.decide(by, request, version, new RequestDecision(grant, reason, null, null));
    }

    private static void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void theLeadGrantsItAndNothingIsOwedForItAnyMore() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        assertThat(people.page(mvc, campus.liaison(), "/unit/notices/" + id)).contains("不是学校的");
        long asked = asked(id, campus.liaison());
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsOnly(ObligationState.OPEN);
        assertThat(people.page(mvc, campus.lead(), "/notices/requests/" + asked))
                .contains("作为“非我校”关闭");
        long episode = Campus.episode(item(id));
        decide(campus.lead(), asked, true, "已向注册商核实");

        assertThat(item(id).state()).isEqualTo(ItemState.EXCUSED);
        assertThat(requests.get(Scope.school(), asked).state()).isEqualTo(State.GRANTED);
        assertThat(campus.duties(id))
                .extracting(Obligation::state)
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.OPEN);
        var found = findings.episodes(Scope.school(), List.of(episode)).getFirst();
        assertThat(found.state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(people.page(mvc, campus.lead(), "/findings/" + found.findingId()))
                .contains("认定为非我校，关闭", "已向注册商核实");
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getLast().text()).contains("经裁定不属于学校");
    }

    @Test
    void onlyTheLeadDecidesAndNeverWhoAsked() {
        long id = campus.acknowledged(Campus.SWEET32);
        var liaison = campus.liaison();
        var both =
                new Actor(
                        liaison.accountId(),
                        liaison.name(),
                        Set.of(Role.UNIT_LIAISON, Role.OFFICE_LEAD),
                        liaison.unitId(),
                        Scope.school());
        long asked = asked(id, both);
        refused(AccessProblem.NOT_THE_DECIDER, () -> decide(campus.operator(), asked, true, "同意"));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> decide(people.school("cac", Role.CAC_OFFICE), asked, true, "同意"));
        refused(AccessProblem.BOTH_SIDES, () -> decide(both, asked, true, "同意"));
        assertThat(item(id).state()).isEqualTo(ItemState.OPEN);
    }

    @Test
    void whatIsRefusedIsOwedAsBeforeAndNotAskedAgain() {
        long id = campus.acknowledged(Campus.SWEET32);
        var due = campus.duties(id).getFirst().due();
        decide(campus.lead(), asked(id, campus.liaison()), false, "备案在你单位名下");
        assertThat(item(id).state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.duties(id).getFirst())
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                    assertThat(duty.due()).isEqualTo(due);
                });
        refused(NoticeProblem.REQUEST_SPENT, () -> asked(id, campus.liaison()));
    }
}
