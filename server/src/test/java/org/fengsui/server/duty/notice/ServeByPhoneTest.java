package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 电话送达 (RULES 6): where no channel reaches the unit, the office owes a call within the hour. */
@ServerTest
@Import(Campus.class)
record ServeByPhoneTest(
        Campus campus,
        Notices notices,
        Ledger ledger,
        Triage triage,
        People people,
        TestClock clock,
        TestMail mail,
        RecordProbe probe,
        MockMvc mvc) {

    private static final String SECURITY_ADMIN =
            """
            类别,编码,名称,主管单位,岗位,邮箱,电话,生效日期
            人员,p-wlx-3,戊辰,wlx,网络安全管理员,wlx3@example.edu.cn,000-5550-0009,2025-09-01
            """;

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    /** Issued at 10:00; the relay refuses its only mail at once. */
    private long gaveUp(String... checks) {
        long id = campus.issued(checks);
        mail.answer(new Reply.Refused("550 no such user"));
        campus.deliver();
        mail.answer(null);
        return id;
    }

    private List<Obligation> calls(long id) {
        return ledger.of(Scope.school(), List.of(new Subject("notice-service", id)));
    }

    private Obligation call(long id) {
        assertThat(calls(id)).hasSize(1);
        return calls(id).getFirst();
    }

    /** A relay that is away ends a run, so each message comes to its turn in a run of its own. */
    private void relayTriesAt(String schoolTime) {
        clock.set(schoolTime);
        for (int run = 0; run < 8; run++) {
            campus.deliver();
        }
    }

    private void waived(long id, Actor by, Waiver as, String words) {
        assertThat(call(id).state()).isEqualTo(ObligationState.WAIVED);
        assertThat(call(id).waived()).isEqualTo(as);
        var last =
                ledger.explain(Scope.school(), call(id).id(), Locale.CHINESE).entries().getLast();
        assertThat(last.by()).isEqualTo(by.name());
        assertThat(last.text()).startsWith("送达前已了结：").contains(words);
    }

    private List<String> told(Actor person) {
        return probe.sql("select subject from delivery.message where account_id = :id order by id")
                .param("id", person.accountId())
                .query(String.class)
                .list();
    }

    @Test
    void itIsOwedWithinTheHourAndLeadsToWhereTheCallIsRecorded() throws Exception {
        var officer = people.school("night", Role.DUTY_OFFICER);
        long id = gaveUp(Campus.SWEET32);

        var call = call(id);
        assertThat(call.duty()).isEqualTo("serve-by-phone");
        assertThat(call.state()).isEqualTo(ObligationState.OPEN);
        assertThat(call.obligor()).isEqualTo(new Obligor.ItOffice());
        assertThat(call.started()).isEqualTo(campus.now());
        assertThat(call.due()).isEqualTo(campus.now().plus(Duration.ofHours(1)));

        var page = "/notices/" + id + "/service";
        for (var caller : List.of(officer, campus.operator(), campus.lead())) {
            assertThat(people.page(mvc, caller, "/desk"))
                    .contains("电话送达：物理学院", "href=\"" + page + "\"");
        }
        assertThat(people.page(mvc, officer, page)).contains("登记送达", "000-5550-0002");
        assertThat(people.page(mvc, campus.lead(), "/ledger?duty=serve-by-phone"))
                .contains("href=\"/ledger/" + call.id() + "\"");
        var explained = "/ledger/" + call.id();
        assertThat(people.page(mvc, campus.lead(), explained))
                .contains("href=\"" + page + "\"", "按 1 小时掌握", "邮件未能送出：550 no such user");
        assertThat(people.page(mvc, campus.lead(), explained, "en"))
                .contains("Serve by phone", "1 hour is allowed");
    }

    @Test
    void whoOnlyWatchesAndWhoComesAfterwardsIsLedToTheNotice() throws Exception {
        var cac = people.school("cac", Role.CAC_OFFICE);
        long id = gaveUp(Campus.SWEET32);
        var page = "/notices/" + id + "/service";
        mvc.perform(get(page).with(people.as(cac))).andExpect(redirectedUrl("/notices/" + id));
        notices.opened(campus.liaison(), id);
        mvc.perform(get(page).with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + id));
    }

    @Test
    void theCallMeetsItAtItsOwnTimeHoweverLateItIsRecorded() {
        long id = gaveUp(Campus.SWEET32);
        clock.advance(Duration.ofMinutes(80));
        var at = clock.now().minus(Duration.ofMinutes(30));
        var service = new RecordedService(ServiceWay.PHONE, "丙寅", at, "当时在机房");
        notices.recordService(campus.operator(), id, campus.notice(id).version(), service);

        assertThat(call(id).state()).isEqualTo(ObligationState.MET);
        assertThat(call(id).met()).isEqualTo(at);
        assertThat(call(id).late(clock.now())).isFalse();
    }

    @Test
    void openingItAfterSignInMeetsIt() {
        long id = gaveUp(Campus.SWEET32);
        clock.advance(Duration.ofMinutes(61));
        notices.opened(campus.liaison(), id);
        assertThat(call(id).state()).isEqualTo(ObligationState.MET);
        assertThat(call(id).late(clock.now())).as("and stays late").isTrue();
    }

    @Test
    void acknowledgingItMeetsIt() {
        long id = gaveUp(Campus.SWEET32);
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        assertThat(call(id).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void itIsOwedWhenTheLastChannelGivesUpAndAReceiptThatComesAfterAllMeetsIt() {
        campus.registers(SECURITY_ADMIN);
        mail.answer(new Reply.Away("connection refused"));
        long id = campus.issued(Campus.SWEET32);
        relayTriesAt("2026-03-05T10:00");
        relayTriesAt("2026-03-05T13:59");
        assertThat(calls(id)).as("both may still arrive").isEmpty();
        relayTriesAt("2026-03-05T14:01");
        assertThat(call(id).started()).isEqualTo(clock.now());

        mail.answer(null);
        relayTriesAt("2026-03-06T10:00");
        assertThat(call(id).state()).isEqualTo(ObligationState.MET);
        assertThat(call(id).met()).isEqualTo(clock.now());
    }

    @Test
    void whatComesBackForGoodLaterStartsNoSecondClock() {
        mail.answer(new Reply.Away("connection refused"));
        long id = campus.issued(Campus.SWEET32);
        relayTriesAt("2026-03-05T10:00");
        relayTriesAt("2026-03-05T14:01");
        var owed = call(id);
        mail.answer(new Reply.Refused("550 no such user"));
        relayTriesAt("2026-03-05T15:30");
        assertThat(call(id)).isEqualTo(owed);
    }

    @Test
    void whereNobodyCanBeMailedItIsOwedFromTheIssue() {
        probe.sql("update registry.person set email = null").update();
        long id = campus.issued(Campus.SWEET32);
        assertThat(call(id).started()).isEqualTo(campus.now());
    }

    @Test
    void whatIsServedOwesNoCall() {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(calls(id)).isEmpty();
    }

    @Test
    void itRemindsTheOfficeAndEscalatesToItsLeadTheCacOfficeAndTheLeadingGroup() {
        var cac = people.school("cac", Role.CAC_OFFICE);
        var group = people.school("group", Role.LEADING_GROUP);
        long id = gaveUp(Campus.SWEET32);
        var number = Objects.requireNonNull(campus.notice(id).number());

        campus.passTo("2026-03-05T10:29");
        assertThat(told(campus.operator())).noneMatch(line -> line.contains("电话送达"));
        campus.passTo("2026-03-05T10:30");
        assertThat(told(campus.operator()))
                .anyMatch(line -> line.contains("电话送达") && line.contains(number));
        campus.passTo("2026-03-05T11:01");
        assertThat(told(campus.lead())).anyMatch(line -> line.contains("电话送达"));
        assertThat(told(cac)).isEmpty();
        campus.passTo("2026-03-06T11:01");
        assertThat(told(cac)).anyMatch(line -> line.contains("电话送达"));
        campus.passTo("2026-03-08T11:01");
        assertThat(told(group)).anyMatch(line -> line.contains("电话送达"));
    }

    @Test
    void aWithdrawnNoticeNeedsNoCallAndTheNextOneOwesItsOwn() {
        long id = gaveUp(Campus.SWEET32, Campus.TELNET);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址登记有误");
        waived(id, campus.lead(), Waiver.WITHDRAWN, "撤回：地址登记有误");

        clock.advance(Duration.ofDays(1));
        var again = notices.draft(campus.operator(), Notices.Draft.of(campus.unnoticed("wlx")));
        notices.issue(campus.lead(), again, campus.notice(again).version());
        mail.answer(new Reply.Refused("550 no such user"));
        campus.deliver();
        assertThat(call(again).state()).isEqualTo(ObligationState.OPEN);
        assertThat(call(again).started()).isEqualTo(campus.now());
        assertThat(call(id).state()).isEqualTo(ObligationState.WAIVED);
    }

    @Test
    void theLastItemThatIsTakenBackTakesTheCallWithIt() {
        long id = gaveUp(Campus.SWEET32, Campus.TELNET);
        var items = campus.notice(id).items();
        withdraw(items.getFirst(), "该端口按设计开放", null);
        assertThat(call(id).state())
                .as("the other is still to be served")
                .isEqualTo(ObligationState.OPEN);
        withdraw(items.getLast(), "划归数学学院", campus.unit("sxx"));
        waived(id, campus.lead(), Waiver.MISDIRECTED, "改派：划归数学学院");
    }

    private void withdraw(Notice.Item item, String why, @Nullable Long unit) {
        notices.withdrawItem(campus.lead(), item.id(), item.version(), why, unit);
    }

    @Test
    void aFindingThatIsRuledOutTakesTheCallWithIt() {
        long id = gaveUp(Campus.SWEET32);
        var episodes = List.of(campus.notice(id).items().getFirst().episodeId());
        triage.request(campus.operator(), Ruling.FALSE_POSITIVE, episodes, "版本已回补");
        triage.decide(campus.lead(), Ruling.FALSE_POSITIVE, episodes, true, "核实无误");
        waived(id, campus.lead(), Waiver.FALSE_POSITIVE, "误报：核实无误");
    }

    @Test
    void whatIsTransferredToAnotherUnitNeedsNoCallHere() {
        long id = gaveUp(Campus.SWEET32);
        campus.registers(Campus.MOVED);
        campus.run("reattribution");
        var to = campus.unit("sxx");
        notices.transfer(campus.operator(), id, campus.notice(id).version(), to, "划归数学学院");
        waived(id, campus.operator(), Waiver.OTHER, "移交 数学学院");
    }

    @Test
    void whatIsCarriedOverNeedsNoCallOnceTheLaterNoticeIsIssued() {
        long id = gaveUp(Campus.SWEET32);
        var items = campus.notice(id).items().stream().map(Notice.Item::id).toList();
        var version = campus.notice(id).version();
        long later = notices.carryOver(campus.operator(), id, version, items, "合并");
        assertThat(call(id).state()).isEqualTo(ObligationState.OPEN);
        notices.issue(campus.lead(), later, campus.notice(later).version());
        waived(id, campus.lead(), Waiver.OTHER, "转入");
    }
}
