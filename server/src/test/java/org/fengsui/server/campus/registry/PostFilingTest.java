package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.ProposalDesk;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/** Whoever leaves a post starts 30 days; filing who follows meets them (第十三条). */
class PostFilingTest extends PostsOfAUnit {

    private final ProposalDesk proposals;
    private final People people;

    PostFilingTest(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            ProposalDesk proposals,
            Vacancies vacancies,
            PostWatch watch,
            Ledger ledger,
            People people,
            RecordProbe probe,
            TestClock clock) {
        super(registry, editor, imports, vacancies, watch, ledger, probe, clock);
        this.proposals = proposals;
        this.people = people;
    }

    @Test
    void aUnitWithAllPostsFilledOwesNothing() {
        watch.runOnce();

        assertThat(vacancies.all(SCHOOL)).isEmpty();
    }

    @Test
    void whoLeavesStartsThirtyDaysThatEndOnAWorkingDay() {
        leaves("p2", Post.LIAISON, "2026-01-15");
        watch.runOnce();
        assertThat(vacancies.all(SCHOOL)).as("the last day is still held").isEmpty();

        clock.set("2026-01-16T08:00");
        watch.runOnce();
        watch.runOnce();

        var duty = duties(only()).getFirst();
        assertThat(duty.duty()).isEqualTo("file-post-change");
        assertThat(duty.obligor()).isEqualTo(new Obligor.Unit(campus.id("cs")));
        assertThat(duty.started()).isEqualTo(at("2026-01-16T00:00"));
        assertThat(duty.due()).as("24:00 of 2026-02-24").isEqualTo(at("2026-02-25T00:00"));
        assertThat(duty.basis()).isEqualTo("第十三条");
        assertThat(ledger.explain(SCHOOL, duty.id(), Locale.CHINESE).interpretations())
                .as("Fengsui's own reading, which no school has decided")
                .extracting(Ledger.Interpretation::decision)
                .containsOnlyNulls();
    }

    @Test
    void anEntryOfTheOfficeMeetsIt() {
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-01-20T08:00");
        watch.runOnce();
        clock.set("2026-01-28T09:30");
        takes("p4", Post.LIAISON, "2026-02-01");

        var vacancy = only();
        assertThat(vacancy.state()).isEqualTo(Vacancy.State.FILED);
        assertThat(vacancy.successorName()).isEqualTo("温示例");
        assertThat(duties(vacancy))
                .extracting(Obligation::state, Obligation::met)
                .containsExactly(tuple(ObligationState.MET, at("2026-01-28T09:30")));
        watch.runOnce();
        assertThat(vacancies.open(SCHOOL)).as("who follows is known").isEmpty();
    }

    @Test
    void aConfirmedProposalMeetsItAtTheMomentTheUnitMadeIt() {
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-02-24T23:00");
        watch.runOnce();
        var liaison = people.ofUnit(campus.id("cs"), "cs", Role.UNIT_HEAD);
        long proposal =
                proposals.proposeAppointment(
                        liaison,
                        campus.id("cs"),
                        Post.LIAISON,
                        Map.of(
                                Column.CODE, "p4",
                                Column.NAME, "温示例",
                                Column.VALID_FROM, "2026-02-24"),
                        null,
                        "");
        assertThat(duties(only()).getFirst().state()).isEqualTo(ObligationState.OPEN);

        clock.set("2026-02-26T09:00");
        proposals.confirm(people.school("op", Role.OFFICE_OPERATOR), proposal, 1, "");

        var duty = duties(only()).getFirst();
        assertThat(duty.met()).isEqualTo(at("2026-02-24T23:00"));
        assertThat(duty.late(clock.now())).isFalse();
    }

    @Test
    void aPostVacatedAndFilledOnOneDayIsNotedAndMetAtOnce() {
        clock.set("2026-01-16T09:00");
        leaves("p2", Post.LIAISON, "2026-01-15");
        takes("p4", Post.LIAISON, "2026-01-16");
        watch.runOnce();

        var vacancy = only();
        assertThat(vacancy.cause()).isEqualTo(Vacancy.Cause.REPLACED);
        assertThat(vacancy.formerName()).isEqualTo("高示例");
        assertThat(duties(vacancy))
                .extracting(Obligation::state, Obligation::started)
                .containsExactly(tuple(ObligationState.MET, at("2026-01-16T00:00")));
    }

    @Test
    void aChangeThatIsFiledTooLateIsLateAlthoughNobodyHadNoticed() {
        clock.set("2026-03-02T09:00");
        editor.appoint(
                office,
                campus.id("cs"),
                Post.HEAD,
                person("p4"),
                LocalDate.parse("2026-01-14"),
                appointment("p1", Post.HEAD));

        assertThat(duties(only()).getFirst().late(clock.now())).isTrue();
    }

    @Test
    void aTableThatNamesAnotherHolderFilesTheChange() {
        clock.set("2026-01-20T09:00");
        campus.take(
                """
                类别,编码,名称,主管单位,岗位,邮箱,生效日期
                人员,p4,温示例,cs,工作专员,wen@example.edu.cn,2026-01-19
                人员,p2,高示例,cs,网络安全管理员,gao@example.edu.cn,2026-01-19
                """);

        assertThat(only().state()).isEqualTo(Vacancy.State.FILED);
        assertThat(duties(only()).getFirst().started()).isEqualTo(at("2026-01-19T00:00"));
    }

    @Test
    void formerHoldersInTheFirstTableAreHistoryAndNoChange() {
        campus.take(
                """
                类别,编码,名称,上级,责任单位,主管单位,岗位,邮箱,生效日期,失效日期
                单位,lib,图书馆,school,是,,,,,
                人员,q1,旧示例,,,lib,工作专员,old@example.edu.cn,2024-09-01,2025-08-31
                人员,q2,新示例,,,lib,工作专员,new@example.edu.cn,2025-09-01,
                """);

        assertThat(vacancies.all(SCHOOL)).isEmpty();
    }

    @Test
    void aUnitThatBecomesResponsibleOwesTheFilingOfEachPostFromThenOn() {
        campus.take("类别,编码,名称,上级,责任单位\n单位,cs-lab,系统实验室,cs,否\n");
        watch.runOnce();
        assertThat(vacancies.all(SCHOOL)).isEmpty();

        clock.set("2026-04-01T09:00");
        campus.take("类别,编码,名称,上级,责任单位\n单位,cs-lab,系统实验室,cs,是\n");
        watch.runOnce();
        assertThat(vacancies.open(SCHOOL))
                .extracting(Vacancy::post, Vacancy::cause, Vacancy::since)
                .containsExactlyInAnyOrder(
                        tuple(Post.HEAD, Vacancy.Cause.UNFILLED, LocalDate.of(2026, 4, 1)),
                        tuple(Post.DEPUTY, Vacancy.Cause.UNFILLED, LocalDate.of(2026, 4, 1)),
                        tuple(Post.LIAISON, Vacancy.Cause.UNFILLED, LocalDate.of(2026, 4, 1)),
                        tuple(
                                Post.SECURITY_ADMIN,
                                Vacancy.Cause.UNFILLED,
                                LocalDate.of(2026, 4, 1)));

        campus.take("类别,编码,名称,上级,责任单位\n单位,cs-lab,系统实验室,cs,否\n");
        watch.runOnce();
        assertThat(vacancies.open(SCHOOL)).isEmpty();
        assertThat(vacancies.all(SCHOOL))
                .allSatisfy(each ->
                        assertThat(duties(each))
                                .extracting(Obligation::state)
                                .containsExactly(ObligationState.WAIVED));
    }

    @Test
    void anEmptyPostIsEndedByFilingAlone() {
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-01-16T08:00");
        watch.runOnce();
        var empty = only();

        assertThatThrownBy(() -> vacancies.confirmHolder(office, empty.id(), 1, "不用报"))
                .isInstanceOf(Refusal.class);
        assertThat(only().state()).isEqualTo(Vacancy.State.OPEN);
    }
}
