package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.service.UnreachedDesk;
import org.fengsui.server.duty.notice.store.UnreachedStore.Unreached;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record UnreachedTest(
        Campus campus,
        Notices notices,
        UnreachedDesk desk,
        Vacancies vacancies,
        RegistryBook book,
        Ledger ledger,
        People people,
        TestMail mail,
        RecordProbe probe,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    /** Served by the relay; then the reminder at half of the period comes back. */
    private long servedAndReturned() {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DELIVERED);
        mail.refuse(Campus.LIAISON_MAIL);
        campus.passTo("2026-03-09T13:00");
        campus.deliver();
        mail.refuse(null);
        return id;
    }

    private Unreached only(long id) {
        return desk.ofNotice(SCHOOL, id).getFirst();
    }

    private Obligation duty(long id) {
        return ledger.of(SCHOOL, List.of(new Subject("notice-unreached", only(id).id())))
                .getFirst();
    }

    private List<String> told(Actor person) {
        return told("account:" + person.accountId());
    }

    /** What was written to whoever is called so. */
    private List<String> told(String recipient) {
        return probe.sql("select subject from delivery.message where recipient_key like :who")
                .param("who", recipient)
                .query(String.class)
                .list();
    }

    private String page(Actor reader, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aReminderThatComesBackLeavesTheServiceAndOpensADutyOfTheOfficeThatEscalates() {
        var cac = people.school("cac", Role.CAC_OFFICE);
        var group = people.school("group", Role.LEADING_GROUP);
        long id = servedAndReturned();

        assertThat(Objects.requireNonNull(campus.notice(id).served()).way())
                .isEqualTo(ServiceWay.RECEIPT);
        assertThat(desk.ofNotice(SCHOOL, id)).hasSize(1);
        assertThat(only(id))
                .extracting(Unreached::name, Unreached::reason)
                .containsExactly("丙寅", "550 no such user");
        assertThat(duty(id).state()).isEqualTo(ObligationState.OPEN);
        assertThat(told("account:%")).anyMatch(line -> line.contains("请核实 物理学院 丙寅 是否在岗"));

        campus.passTo("2026-03-10T13:01");
        assertThat(told(campus.lead())).anyMatch(line -> line.contains("核实联系人"));
        campus.passTo("2026-03-11T13:01");
        assertThat(told(cac)).anyMatch(line -> line.contains("核实联系人"));
        campus.passTo("2026-03-13T13:01");
        assertThat(told(group)).anyMatch(line -> line.contains("核实联系人"));
    }

    @Test
    void theDutyIsMetByADoubtWhichStartsTheThirtyDays() {
        long id = servedAndReturned();
        long held =
                book.appointments(SCHOOL, campus.unit("wlx")).stream()
                        .filter(each -> each.personName().equals("丙寅"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        vacancies.doubt(campus.lead(), held, LocalDate.of(2026, 3, 9), "邮件退回，电话无人接听");

        assertThat(duty(id).state()).isEqualTo(ObligationState.MET);
        assertThat(only(id).outcome()).isEqualTo("工作专员疑似自 2026-03-09 起离岗");
    }

    @Test
    void theDutyIsMetByWhoFindsThePersonInThePostWithAWord() throws Exception {
        long id = servedAndReturned();
        assertThat(page(campus.operator(), "/notices/" + id))
                .contains("退信核实", "550 no such user", "登记疑似离岗", "仍在岗")
                .contains("/registry/units/" + campus.unit("wlx"))
                .doesNotContain("??");
        long task = only(id).id();
        assertThatThrownBy(() -> desk.inPost(campus.operator(), task, " "))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.inPost(campus.liaison(), task, "在"))
                .isInstanceOf(Refusal.class);

        mvc.perform(
                        post("/notices/unreached/" + task)
                                .param("reason", "电话核实，邮箱已更正")
                                .with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/notices/" + id));
        assertThat(duty(id).state()).isEqualTo(ObligationState.MET);
        assertThat(only(id).outcome()).isEqualTo("电话核实，邮箱已更正");
        assertThat(page(campus.liaison(), "/unit/notices/" + id)).doesNotContain("550", "退信");
    }

    @Test
    void mailThatArrivesAfterAllMeetsItAndARelayThatIsAwayAsksForNothing() {
        long id = servedAndReturned();
        campus.passTo("2026-03-12T10:01");
        assertThat(duty(id).state()).isEqualTo(ObligationState.MET);

        mail.answer(new Reply.Away("connection refused"));
        campus.passTo("2026-03-13T00:01");
        campus.passTo("2026-03-13T06:00");
        campus.deliver();
        assertThat(desk.ofNotice(SCHOOL, id)).hasSize(1);
    }
}
