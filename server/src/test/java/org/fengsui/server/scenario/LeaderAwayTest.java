package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.Absences;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
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

/** Leaders are away: nothing waits for them, and nobody decides both sides in their place. */
@ServerTest
@Import(Campus.class)
class LeaderAwayTest {

    private static final String HEAD_MAIL = "wlx0@example.edu.cn";
    private static final String ACTING_MAIL = "wlx3@example.edu.cn";

    private final Campus campus;
    private final Absences absences;
    private final Vacancies vacancies;
    private final PostWatch watch;
    private final Notices notices;
    private final Findings findings;
    private final People people;
    private final TestClock clock;
    private final TestMail mail;
    private final RecordProbe probe;
    private final MockMvc mvc;

    LeaderAwayTest(
            Campus campus,
            Absences absences,
            Vacancies vacancies,
            PostWatch watch,
            Notices notices,
            Findings findings,
            People people,
            TestClock clock,
            TestMail mail,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.absences = absences;
        this.vacancies = vacancies;
        this.watch = watch;
        this.notices = notices;
        this.findings = findings;
        this.people = people;
        this.clock = clock;
        this.mail = mail;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchoolWithOneMorePerson() {
        campus.open();
        campus.registers(
                """
                类别,编码,名称,主管单位,邮箱
                人员,p-wlx-3,戊辰,wlx,wlx3@example.edu.cn
                人员,p-sxx-3,己巳,sxx,sxx3@example.edu.cn
                """);
    }

    private long person(String code) {
        return probe.sql("select id from registry.person where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private long postOf(String code) {
        return probe.sql("select id from registry.appointment where person_id = :person")
                .param("person", person(code))
                .query(Long.class)
                .single();
    }

    private long away(String code, String from, String until, @Nullable String deputy) {
        return absences.enter(
                campus.operator(),
                postOf(code),
                LocalDate.parse(from),
                LocalDate.parse(until),
                deputy == null ? null : person(deputy),
                "出差");
    }

    @Test
    void theEscalationGoesOnToTheNextWhereTheDeputyIsAwayAndNobodyActs() {
        campus.acknowledged(Campus.SWEET32);
        away("p-wlx-1", "2026-03-10", "2026-03-20", null);

        campus.passTo("2026-03-13T00:00:01");

        assertThat(mail.to(Campus.DEPUTY_MAIL)).isEmpty();
        assertThat(mail.to(HEAD_MAIL)).hasSize(1);
        watch.runOnce();
        assertThat(vacancies.open(Scope.school()))
                .as("a post whose holder is away is not empty")
                .noneMatch(each ->
                        each.unitId() == campus.unit("wlx") && each.post().name().equals("DEPUTY"));
    }

    @Test
    void whoActsIsToldInsteadAndAfterTheReturnTheHolderAgain() {
        campus.acknowledged(Campus.SWEET32);
        long away = away("p-wlx-1", "2026-03-10", "2026-03-20", "p-wlx-3");

        campus.passTo("2026-03-13T00:00:01");
        assertThat(mail.to(Campus.DEPUTY_MAIL)).isEmpty();
        assertThat(mail.to(ACTING_MAIL)).hasSize(1);

        clock.set("2026-03-16T08:00");
        absences.back(campus.operator(), away);
        campus.issued(Campus.TELNET);
        campus.deliver();
        campus.passTo("2026-03-24T00:00:01");
        assertThat(mail.to(Campus.DEPUTY_MAIL)).isNotEmpty();
        assertThat(mail.to(ACTING_MAIL)).hasSize(1);
    }

    @Test
    void theNoticeItselfGoesToWhoActsForTheLiaisonAndServes() {
        away("p-wlx-2", "2026-03-05", "2026-03-20", "p-wlx-3");
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();

        assertThat(mail.to(Campus.LIAISON_MAIL)).isEmpty();
        assertThat(mail.to(ACTING_MAIL)).hasSize(1);
        assertThat(campus.duties(id)).hasSize(1);
    }

    @Test
    void whoIsEnteredAsAwayAfterTheMailWasHandedOverStaysServed() {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        var duty = campus.duties(id).getFirst();
        away("p-wlx-2", "2026-03-05", "2026-03-20", "p-wlx-3");
        campus.deliver();

        assertThat(campus.notice(id).served()).isNotNull();
        assertThat(campus.duties(id).getFirst().started()).isEqualTo(duty.started());
        campus.passTo(
                duty.due()
                        .minus(Duration.ofHours(13))
                        .atZone(BusinessClock.ZONE)
                        .toLocalDateTime()
                        .toString());
        assertThat(mail.to(ACTING_MAIL)).as("reminders go to who acts").isNotEmpty();
    }

    @Test
    void whoIsEnteredAsAwayBeforeTheMailIsHandedOverIsNotServedAndTheDutyOfficerCalls() {
        long id = campus.issued(Campus.SWEET32);
        away("p-wlx-2", "2026-03-05", "2026-03-20", "p-wlx-3");
        campus.deliver();

        assertThat(mail.to(Campus.LIAISON_MAIL)).hasSize(1);
        assertThat(campus.notice(id).served()).isNull();
        assertThat(
                        probe.sql(
                                        "select subject from delivery.message where subject like '请电话送达%'")
                                .query(String.class)
                                .list())
                .isNotEmpty();
    }

    @Test
    void whoeverIsAwayActsForNobodyAndOnlyTheUnitsOwnPeopleAct() {
        away("p-wlx-1", "2026-03-05", "2026-03-20", "p-wlx-2");
        away("p-wlx-2", "2026-03-05", "2026-03-20", null);
        campus.issued(Campus.SWEET32);
        campus.deliver();
        assertThat(mail.to(HEAD_MAIL)).as("liaison and deputy are away").hasSize(1);

        refused(RegistryProblem.ABSENCE_DEPUTY, "p-wlx-0", "2026-03-06", "2026-03-07", "p-sxx-3");
        refused(RegistryProblem.ABSENCE_OVERLAPS, "p-wlx-1", "2026-03-20", "2026-03-21", null);
        refused(RegistryProblem.ABSENCE_DAYS, "p-wlx-0", "2026-03-09", "2026-03-08", null);
        refused(RegistryProblem.ABSENCE_DAYS, "p-wlx-0", "2026-03-01", "2026-03-04", null);
    }

    private void refused(
            RegistryProblem problem,
            String code,
            String from,
            String until,
            @Nullable String deputy) {
        assertThatThrownBy(() -> away(code, from, until, deputy))
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void inTheOfficeAnotherLeadIssuesAndNeverWhoWroteIt() {
        var second = people.school("lead-2", Role.OFFICE_LEAD, Role.OFFICE_OPERATOR);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan(List.of(Campus.PHYSICS));
        var ids =
                findings.unnoticed(Scope.school(), campus.unit("wlx"), 50).stream()
                        .filter(each -> each.check().equals(Campus.SWEET32))
                        .map(Findings.Episode::id)
                        .toList();
        findings.confirm(campus.operator(), ids);
        long written = notices.draft(second, Draft.of(ids));
        notices.propose(second, written, campus.notice(written).version());
        assertThatThrownBy(() -> notices.issue(second, written, campus.notice(written).version()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isInstanceOf(AccessProblem.class));
        notices.issue(campus.lead(), written, campus.notice(written).version());

        long others = campus.proposed(Campus.TELNET);
        notices.issue(second, others, campus.notice(others).version());
        assertThat(campus.notice(others).number()).isNotNull();
    }

    @Test
    void theUnitsPageSaysWhoIsAwayAndWhoActs() throws Exception {
        var path = "/registry/appointments/" + postOf("p-wlx-1") + "/away";
        assertThat(page(path)).contains("乙丑", "戊辰", "代理人").doesNotContain("己巳");
        var operator = people.as(campus.operator());
        mvc.perform(post(path).param("from", "2026-03-05").param("until", "x").with(operator))
                .andExpect(status().isUnprocessableContent());
        var home = "/registry/units/" + campus.unit("wlx");
        mvc.perform(
                        post(path)
                                .param("from", "2026-03-05")
                                .param("until", "2026-03-20")
                                .param("deputy", Long.toString(person("p-wlx-3")))
                                .param("note", "出差")
                                .with(operator))
                .andExpect(redirectedUrl(home));
        assertThat(page(home)).contains("外出至 2026-03-20，由 戊辰 代理", "已返岗");
        mvc.perform(
                        post("/registry/absences/"
                                        + probe.sql("select id from registry.absence")
                                                .query(Long.class)
                                                .single()
                                        + "/back")
                                .with(operator))
                .andExpect(redirectedUrl(home));
        assertThat(page(home)).doesNotContain("外出至");
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(
                                get(path)
                                        .header("Accept-Language", "zh")
                                        .with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).doesNotContain("??");
        return page;
    }
}
