package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Entry;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** RULES 3, WAIVED: the ledger says as what a duty was waived, and which person decided it. */
@ServerTest
@Import(Campus.class)
record WaivedDutyTest(
        Campus campus,
        Notices notices,
        Ledger ledger,
        Triage triage,
        Acceptances acceptances,
        People people,
        MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private long duty(long notice) {
        return campus.duties(notice).getFirst().id();
    }

    private void waived(long notice, Actor by, Waiver as, String words) throws Exception {
        long duty = duty(notice);
        assertThat(ledger.find(Scope.school(), duty).orElseThrow().waived()).isEqualTo(as);
        found(duty, as);
        assertThat(ledger.explain(Scope.school(), duty, Locale.CHINESE).entries().getLast())
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(EntryKind.WAIVED);
                    assertThat(entry.by()).isEqualTo(by.name());
                    assertThat(entry.text()).endsWith(words);
                });
        assertThat(people.page(mvc, campus.lead(), "/ledger/" + duty))
                .contains(by.name(), words)
                .doesNotContain("notice.item-");
    }

    /** By its reason and by no other it is found in the list, and in what leaves by it. */
    private void found(long duty, Waiver as) throws Exception {
        for (var waiver : Waiver.values()) {
            var listed = people.page(mvc, campus.lead(), "/ledger?waiver=" + waiver);
            var exported = people.page(mvc, campus.lead(), "/ledger/export.csv?waiver=" + waiver);
            if (waiver == as) {
                assertThat(listed).contains("href=\"/ledger/" + duty + "\"");
                assertThat(exported.lines()).as("head, row, mark").hasSize(3);
            } else {
                assertThat(listed).doesNotContain("href=\"/ledger/" + duty + "\"");
                assertThat(exported).doesNotContain("物理学院");
            }
        }
    }

    @Test
    void aWithdrawnNoticeIsSaidToBeWithItsReasonByThePersonWhoWithdrewIt() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址登记有误");
        waived(id, campus.lead(), Waiver.WITHDRAWN, "撤回：地址登记有误");
    }

    @Test
    void aMisdirectedItemIsSaidToBeAnothersByThePersonWhoReassignedIt() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        notices.withdrawItem(
                campus.lead(), item.id(), item.version(), "划归数学学院", campus.unit("sxx"));
        waived(id, campus.lead(), Waiver.MISDIRECTED, "不属于该单位，改派：划归数学学院");
    }

    @Test
    void aFalsePositiveIsSaidToBeOneByThePersonWhoDecided() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var episodes = List.of(campus.notice(id).items().getFirst().episodeId());
        triage.request(campus.operator(), Ruling.FALSE_POSITIVE, episodes, "版本已回补");
        triage.decide(campus.lead(), Ruling.FALSE_POSITIVE, episodes, true, "核实无误");
        waived(id, campus.lead(), Waiver.FALSE_POSITIVE, "误报：核实无误");
    }

    @Test
    void whatIsNotOursIsSaidNotToBeByThePersonWhoDecided() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var episodes = List.of(campus.notice(id).items().getFirst().episodeId());
        triage.request(campus.operator(), Ruling.NOT_OURS, episodes, "域名属于校外公司");
        triage.decide(campus.lead(), Ruling.NOT_OURS, episodes, true, "已向注册商核实");
        waived(id, campus.lead(), Waiver.NOT_OURS, "非我校：已向注册商核实");
        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.EXCUSED);
    }

    @Test
    void anAcceptedRiskIsSaidToBeAcceptedUntilItsDayByTheCacOffice() throws Exception {
        var cac = people.school("cac", Role.CAC_OFFICE);
        long id = campus.acknowledged(Campus.SWEET32);
        var episodes = List.of(campus.notice(id).items().getFirst().episodeId());
        var wish = new Wish("设备年底更换", "只允许运维网段访问", LocalDate.parse("2026-05-04"));
        acceptances.request(campus.operator(), episodes, wish);
        acceptances.decide(cac, episodes, true, "同意");
        waived(id, cac, Waiver.RISK_ACCEPTED, "风险已接受，至 2026-05-04：同意");
    }

    @Test
    void whatNobodyDecidedIsTheMachines() {
        long id = campus.acknowledged(Campus.SWEET32);
        assertThat(ledger.explain(Scope.school(), duty(id), Locale.CHINESE).entries())
                .isNotEmpty()
                .extracting(Entry::by)
                .containsOnlyNulls();
    }
}
