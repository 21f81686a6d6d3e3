package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/** The office doubts that a holder is still in post: the 30 days run from then (第十三条). */
class PostDoubtTest extends PostsOfAUnit {

    PostDoubtTest(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            Vacancies vacancies,
            PostWatch watch,
            Ledger ledger,
            RecordProbe probe,
            TestClock clock) {
        super(registry, editor, imports, vacancies, watch, ledger, probe, clock);
    }

    @Test
    void aDoubtedHolderIsPassedOverAndTheTrueDayStartsTheClockAnew() {
        clock.set("2026-02-02T09:00");
        long held = appointment("p2", Post.LIAISON);
        vacancies.doubt(office, held, LocalDate.of(2026, 2, 2), "邮件退回，电话无人接听");
        assertThat(duties(only()).getFirst().started()).isEqualTo(at("2026-02-02T00:00"));
        assertThatThrownBy(() -> vacancies.doubt(office, held, LocalDate.of(2026, 2, 2), "又一次"))
                .isInstanceOf(Refusal.class);

        clock.set("2026-02-05T09:00");
        editor.appoint(
                office,
                campus.id("cs"),
                Post.LIAISON,
                person("p4"),
                LocalDate.of(2026, 1, 20),
                held);

        var vacancy = only();
        assertThat(vacancy.assumed()).isFalse();
        assertThat(vacancy.since()).isEqualTo(LocalDate.of(2026, 1, 20));
        assertThat(duties(vacancy))
                .extracting(Obligation::occurrence, Obligation::state, Obligation::started)
                .containsExactlyInAnyOrder(
                        tuple(1, ObligationState.WAIVED, at("2026-02-02T00:00")),
                        tuple(2, ObligationState.MET, at("2026-01-20T00:00")));
    }

    @Test
    void aHolderWhoIsStillInPostEndsTheDoubtAndWaivesTheDuty() {
        clock.set("2026-02-02T09:00");
        long held = appointment("p2", Post.LIAISON);
        vacancies.doubt(office, held, LocalDate.of(2026, 2, 2), "电话无人接听");
        watch.runOnce();
        var doubted = only();
        assertThatThrownBy(() -> vacancies.confirmHolder(office, doubted.id(), 1, " "))
                .isInstanceOf(Refusal.class);

        vacancies.confirmHolder(office, doubted.id(), 1, "本人来电确认");

        assertThat(only().state()).isEqualTo(Vacancy.State.DROPPED);
        assertThat(duties(only()).getFirst().state()).isEqualTo(ObligationState.WAIVED);
    }

    @Test
    void aDoubtThatCameTrueEndsByItselfWhereAnotherHoldsThePostAllAlong() {
        takes("p4", Post.LIAISON, "2026-01-12");
        clock.set("2026-02-02T09:00");
        vacancies.doubt(
                office, appointment("p2", Post.LIAISON), LocalDate.of(2026, 2, 2), "电话无人接听");
        watch.runOnce();
        assertThat(only().state()).isEqualTo(Vacancy.State.OPEN);
        leaves("p2", Post.LIAISON, "2026-02-02");
        clock.set("2026-02-03T09:00");
        var doubted = only();
        assertThatThrownBy(() ->
                        vacancies.confirmHolder(office, doubted.id(), doubted.version(), "还在"))
                .isInstanceOf(Refusal.class);
        watch.runOnce();
        assertThat(only().state()).isEqualTo(Vacancy.State.DROPPED);
        assertThat(only().reason()).contains("确已离岗", "另有人在任");
        assertThat(duties(only()).getFirst().state()).isEqualTo(ObligationState.WAIVED);
    }

    @Test
    void aDoubtInAUnitThatIsNoResponsibleOneIsRefusedWithTheReason() {
        campus.take("类别,编码,名称,上级,责任单位,主管单位,岗位\n单位,lab,示例实验室,cs,否,,\n人员,p8,冯示例,,,lab,工作专员\n");
        long held = appointment("p8", Post.LIAISON);
        var today = LocalDate.of(2026, 1, 12);
        assertThatThrownBy(() -> vacancies.doubt(office, held, today, "电话无人接听"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(RegistryProblem.DOUBT_NO_DUTY));
    }
}
