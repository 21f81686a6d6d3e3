package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 工作专员 leaves in the middle of a notice: who followed answers it, who left reads it no more. */
@ServerTest
@Import(Campus.class)
class LiaisonLeavesTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final RegistryEditor editor;
    private final Vacancies vacancies;
    private final PostWatch watch;
    private final Notices notices;
    private final Ledger ledger;
    private final Accounts accounts;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;
    private final MockMvc mvc;

    LiaisonLeavesTest(
            Campus campus,
            RegistryEditor editor,
            Vacancies vacancies,
            PostWatch watch,
            Notices notices,
            Ledger ledger,
            Accounts accounts,
            People people,
            TestClock clock,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.editor = editor;
        this.vacancies = vacancies;
        this.watch = watch;
        this.notices = notices;
        this.ledger = ledger;
        this.accounts = accounts;
        this.people = people;
        this.clock = clock;
        this.probe = probe;
        this.mvc = mvc;
    }

    @Test
    void theNoticeServedToTheOldLiaisonIsAnsweredByTheNewOneInItsTime() throws Exception {
        campus.open();
        var former = people.ofPerson(campus.unit("wlx"), "p-wlx-2", "bing.yin", Role.UNIT_LIAISON);
        long id = campus.issued(Campus.SWEET32);
        assertThat(people.page(mvc, former, "/unit/notices/" + id)).contains("中等强度加密套件");
        var served = campus.notice(id).served();
        assertThat(served).isNotNull().matches(each -> each.way() == ServiceWay.OPENED);

        leaves("2026-03-05");
        clock.set("2026-03-06T08:00");
        readsAndAnswersNothing(former, id);

        watch.runOnce();
        campus.passTo("2026-03-09T07:00");
        assertThat(told(id)).containsExactly("乙丑");

        clock.set("2026-03-10T09:00");
        follows("2026-03-10");
        assertThat(ledger.of(SCHOOL, List.of(filing().subject())))
                .singleElement()
                .satisfies(duty -> assertThat(duty.state()).isEqualTo(ObligationState.MET));
        var successor = accountOfTheSuccessor();

        campus.passTo("2026-03-12T10:00");
        assertThat(told(id)).containsExactly("乙丑", "己巳");
        notices.acknowledge(successor, id, "己巳", "000-5550-0009");
        var item = campus.notice(id).items().getFirst();
        notices.answer(successor, item.id(), item.version(), campus.fixed());

        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(campus.notice(id).served()).as("the date served never moves").isEqualTo(served);
        assertThat(campus.duties(id))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.MET);
                    assertThat(duty.late(clock.now())).isFalse();
                });
        readsAndAnswersNothing(former, id);
    }

    @Test
    void whoLeftServesNothingByOpening() throws Exception {
        campus.open();
        var former = people.ofPerson(campus.unit("wlx"), "p-wlx-2", "bing.yin", Role.UNIT_LIAISON);
        leaves("2026-03-05");
        clock.set("2026-03-06T08:00");
        long id = campus.issued(Campus.SWEET32);

        readsAndAnswersNothing(former, id);
        notices.opened(people.now(former), id);

        assertThat(campus.notice(id).served()).isNull();
        assertThat(campus.duties(id)).isEmpty();
    }

    private void readsAndAnswersNothing(Actor former, long id) throws Exception {
        mvc.perform(get("/unit/notices/" + id).with(people.as(former)))
                .andExpect(status().isForbidden());
        assertThat(people.page(mvc, former, "/account"))
                .as("the sign-in stands")
                .contains("bing.yin");
        var item = campus.notice(id).items().getFirst();
        assertThatThrownBy(() ->
                        notices.answer(
                                people.now(former), item.id(), item.version(), campus.fixed()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> notices.acknowledge(people.now(former), id, "丙寅", "1"))
                .isInstanceOf(Refusal.class);
    }

    private void leaves(String lastDay) {
        long post =
                probe.sql(
                                """
                                select a.id from registry.appointment a
                                join registry.person p on p.id = a.person_id
                                where p.code = 'p-wlx-2'
                                """)
                        .query(Long.class)
                        .single();
        editor.endAppointment(campus.operator(), post, LocalDate.parse(lastDay), "调离");
    }

    private void follows(String from) {
        campus.registers(
                """
                类别,编码,名称,主管单位,邮箱
                人员,p-wlx-9,己巳,wlx,wlx9@example.edu.cn
                """);
        long person =
                probe.sql("select id from registry.person where code = 'p-wlx-9'")
                        .query(Long.class)
                        .single();
        editor.appoint(
                campus.operator(),
                campus.unit("wlx"),
                Post.LIAISON,
                person,
                LocalDate.parse(from),
                null);
    }

    private Vacancy filing() {
        return vacancies.all(SCHOOL).stream()
                .filter(each -> each.unitId() == campus.unit("wlx") && each.post() == Post.LIAISON)
                .findFirst()
                .orElseThrow();
    }

    private Actor accountOfTheSuccessor() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var security = people.school("security", Role.SECURITY_ADMIN);
        assertThat(people.page(mvc, system, "/admin/posts"))
                .contains("己巳 p-wlx-9", "已离任的账号", "bing.yin");
        mvc.perform(
                        post("/admin/posts/accounts")
                                .param("unit", Long.toString(campus.unit("wlx")))
                                .param("person", "p-wlx-9")
                                .with(people.as(system)))
                .andExpect(status().isOk());
        long account = accounts.list("p-wlx-9").getFirst().id();
        assertThat(accounts.actor(account).orElseThrow().roles()).isEmpty();
        mvc.perform(
                        post("/admin/posts/accounts/" + account + "/roles")
                                .param("version", "1")
                                .with(people.as(security)))
                .andExpect(redirectedUrl("/admin/posts"));
        return accounts.actor(account).orElseThrow();
    }

    private List<String> told(long id) {
        var item = new Subject("notice-item", campus.notice(id).items().getFirst().id());
        return ledger.steps(SCHOOL, List.of(item)).stream()
                .filter(entry -> entry.kind() == EntryKind.STEP_FIRED)
                .flatMap(entry -> entry.recipients().stream())
                .toList();
    }
}
