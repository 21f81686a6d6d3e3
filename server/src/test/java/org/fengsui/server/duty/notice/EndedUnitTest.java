package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.UnitEnding;
import org.fengsui.server.campus.registry.domain.UnitEndings;
import org.fengsui.server.duty.notice.service.SuccessionDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Figures;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** A notice that is not over binds its unit, and goes on with the one that takes its place. */
@ServerTest
@Import(Campus.class)
record EndedUnitTest(
        Campus campus,
        UnitEndings endings,
        Notices notices,
        SuccessionDesk successions,
        Ledger ledger,
        People people,
        TestMail mail,
        RecordProbe probe,
        TestClock clock,
        MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    @Test
    void aUnitWithARunningNoticeDoesNotEndWithoutASuccessor() {
        campus.issued(Campus.SWEET32);
        long unit = campus.unit("wlx");
        assertThat(endings.ties(Scope.school(), unit).duties()).containsExactly("信办整〔2026〕1号");
        assertThatThrownBy(() ->
                        endings.end(
                                campus.operator(),
                                unit,
                                1,
                                new UnitEnding(clock.today(), null),
                                "撤销"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(RegistryProblem.UNIT_BOUND);
                            assertThat(refusal.arguments().toString()).contains("信办整〔2026〕1号");
                        });
    }

    private void endsInto(String code, String successor) {
        long id = campus.unit(code);
        int version =
                probe.sql("select version from registry.unit where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single();
        endings.end(
                campus.operator(),
                id,
                version,
                new UnitEnding(clock.today(), campus.unit(successor)),
                "学校发文：并入数学学院");
        campus.run("reattribution");
    }

    private long transferred(long id, String to) {
        return notices.transfer(
                campus.operator(), id, campus.notice(id).version(), campus.unit(to), "单位合并");
    }

    private Obligation duty(long noticeId) {
        return campus.duties(noticeId).getFirst();
    }

    private Figures figures(String unit) {
        var of = new Obligor.Unit(campus.unit(unit));
        return ledger
                .byObligor(Scope.school(), at("2026-03-01T00:00"), at("2026-05-01T00:00"))
                .stream()
                .filter(each -> each.obligor().equals(of))
                .map(Ledger.ObligorFigures::figures)
                .findFirst()
                .orElse(new Figures(0, 0, 0, 0, 0));
    }

    private static Instant at(String schoolTime) {
        return LocalDateTime.parse(schoolTime).atZone(BusinessClock.ZONE).toInstant();
    }

    @Test
    void whatRunsGoesOnWithTheSuccessorAndEachIsCountedForItsOwnPart() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-16T09:00");
        assertThat(duty(id).late(campus.now())).isTrue();
        endsInto("wlx", "sxx");
        assertThat(successions.of(Scope.school(), id))
                .singleElement()
                .satisfies(moved -> assertThat(moved.to()).isEqualTo("数学学院"));
        assertThat(duty(id).state())
                .as("the registry alone lets nobody off")
                .isEqualTo(ObligationState.OPEN);

        long draft = transferred(id, "sxx");
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(duty(id).state()).isEqualTo(ObligationState.PASSED_ON);
        assertThat(duty(id).met()).isEqualTo(campus.now());

        campus.passTo("2026-03-17T09:00");
        notices.issue(campus.lead(), draft, campus.notice(draft).version());
        campus.deliver();
        assertThat(campus.notice(draft).unitId()).isEqualTo(campus.unit("sxx"));
        assertThat(duty(draft).started()).isEqualTo(campus.now());
        assertThat(duty(draft).due()).isEqualTo(at("2026-03-25T00:00"));
        assertThat(figures("wlx")).isEqualTo(new Figures(0, 1, 0, 0, 0));
        assertThat(figures("sxx")).isEqualTo(new Figures(0, 0, 1, 0, 0));

        campus.passTo("2026-03-18T09:00");
        var liaison = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        notices.acknowledge(liaison, draft, "丁卯", "000-5550-0003");
        var item = campus.notice(draft).items().getFirst();
        notices.answer(liaison, item.id(), item.version(), campus.fixed());
        assertThat(figures("sxx")).isEqualTo(new Figures(1, 0, 0, 0, 0));
        assertThat(figures("wlx")).as("as it was").isEqualTo(new Figures(0, 1, 0, 0, 0));
        assertThat(people.page(mvc, campus.lead(), "/notices/" + id))
                .contains("数学学院", "信办整〔2026〕2号");
    }

    @Test
    void untilAPersonDecidesItRunsOnAndTheOfficeHearsOfIt() {
        var cac = people.school("cac", Role.CAC_OFFICE);
        long id = campus.acknowledged(Campus.SWEET32);
        endsInto("wlx", "sxx");
        assertThat(inbox(campus.operator())).anyMatch(subject -> subject.startsWith("归属变更"));
        campus.passTo("2026-03-20T09:00");
        assertThat(duty(id).state()).isEqualTo(ObligationState.OPEN);
        assertThat(inbox(cac))
                .as("nobody is left there to be reminded")
                .anyMatch(subject -> subject.contains("信办整〔2026〕1号"));
        transferred(id, "sxx");
        assertThat(duty(id).late(campus.now())).isTrue();
        assertThat(figures("wlx")).isEqualTo(new Figures(0, 1, 0, 0, 0));
    }

    private List<String> inbox(Actor of) {
        return probe.sql("select subject from delivery.message where account_id = :id order by id")
                .param("id", of.accountId())
                .query(String.class)
                .list();
    }

    @Test
    void whoWasOnTimeToThatDayIsCountedNeitherWay() {
        long id = campus.acknowledged(Campus.SWEET32);
        endsInto("wlx", "sxx");
        transferred(id, "sxx");
        campus.passTo("2026-04-20T09:00");
        assertThat(duty(id).state()).isEqualTo(ObligationState.PASSED_ON);
        assertThat(duty(id).late(campus.now())).isFalse();
        assertThat(figures("wlx")).isEqualTo(new Figures(0, 0, 0, 0, 0));
    }

    @Test
    void whatIsNotServedYetGoesOnWithTheSuccessorToo() {
        long id = campus.issued(Campus.SWEET32);
        endsInto("wlx", "sxx");
        campus.deliver();
        assertThat(successions.of(Scope.school(), id)).hasSize(1);
        long draft = transferred(id, "sxx");
        notices.issue(campus.lead(), draft, campus.notice(draft).version());
        campus.deliver();
        assertThat(campus.notice(id).state().running()).isFalse();
        assertThat(duty(draft).state()).isEqualTo(ObligationState.OPEN);
        assertThat(mail.to("sxx2@example.edu.cn")).isNotEmpty();
    }

    /** The unit proposes another operator for its system; gives the proposal. */
    private String proposesOperator(String unit) throws Exception {
        long system =
                probe.sql("select id from registry.system where code = 'wlx-www'")
                        .query(Long.class)
                        .single();
        var form =
                post("/unit/systems/" + system + "/propose")
                        .param("version", "1")
                        .param("name", "物理学院网站")
                        .param("operator", unit)
                        .param("user", "sxx")
                        .param("addresses", "www.phy.example.edu.cn 10.10.1.10")
                        .param("note", "自 3 月起由数学学院运维");
        var sent = mvc.perform(form.with(people.as(campus.liaison()))).andReturn().getResponse();
        var path = Objects.requireNonNull(sent.getRedirectedUrl());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void aChangeThatTheUnitProposedPassesItOnOnceTheOfficeConfirmed() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var proposal = proposesOperator("sxx");
        campus.run("reattribution");
        assertThat(successions.of(Scope.school(), id)).as("only proposed").isEmpty();
        var confirm = post("/registry/proposals/" + proposal + "/confirm").param("version", "1");
        mvc.perform(confirm.with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection());
        campus.run("reattribution");
        assertThat(successions.of(Scope.school(), id)).hasSize(1);
        transferred(id, "sxx");
        assertThat(duty(id).state()).isEqualTo(ObligationState.PASSED_ON);
    }
}
