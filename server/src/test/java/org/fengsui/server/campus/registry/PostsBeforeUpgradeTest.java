package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.service.LedgerSweep;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts that were empty before a server counted the 30 days of 第十三条. */
@ServerTest
record PostsBeforeUpgradeTest(
        Registry registry,
        RegistryImports imports,
        RegistryEditor editor,
        Vacancies vacancies,
        PostWatch watch,
        Ledger ledger,
        LedgerSweep sweep,
        RecordProbe probe,
        TestClock clock) {

    private static final Scope SCHOOL = Scope.school();

    @BeforeEach
    void aUnitWithAllItsPosts() {
        clock.set("2026-01-12T10:00");
        new TestCampus(imports, registry)
                .take(
                        """
                        类别,编码,名称,责任单位,主管单位,岗位
                        单位,cs,计算机学院,是,,
                        人员,p1,林示例,,cs,主要负责人
                        人员,p2,高示例,,cs,工作专员
                        人员,p3,何示例,,cs,分管领导;网络安全管理员
                        """);
    }

    private void theLiaisonLeft(String lastDay) {
        long post =
                probe.sql("select id from registry.appointment where post = :post")
                        .param("post", Post.LIAISON.name())
                        .query(Long.class)
                        .single();
        editor.endAppointment(Actor.machine("test"), post, LocalDate.parse(lastDay), "换届");
    }

    /** What the migration leaves in a record that had units and no counting. */
    private void upgraded() {
        probe.sql("insert into registry.post_watch (counted_from) values (null)").update();
    }

    private Vacancy only() {
        var all = vacancies.all(SCHOOL);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Obligation duty() {
        return ledger.of(SCHOOL, List.of(only().subject())).getFirst();
    }

    private String cause() {
        var explained = ledger.explain(SCHOOL, duty().id(), Locale.CHINESE);
        return explained.entries().getFirst().text();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    @Test
    void aPostThatWasEmptyBeforeIsCountedFromTheDayOfTheUpgradeAndEscalatesNothingAtOnce() {
        theLiaisonLeft("2026-01-15");
        clock.set("2026-05-11T08:00");
        upgraded();
        watch.runOnce();

        assertThat(only().since()).isEqualTo(LocalDate.parse("2026-01-16"));
        assertThat(duty().started()).isEqualTo(at("2026-05-11T00:00"));
        assertThat(duty().due()).as("24:00 of 2026-06-10").isEqualTo(at("2026-06-11T00:00"));
        assertThat(cause()).contains("2026-01-16", "自升级之日 2026-05-11 起计时");
        sweep.runOnce();
        assertThat(ledger.steps(SCHOOL, List.of(only().subject()))).isEmpty();

        clock.set("2026-06-11T00:30");
        sweep.runOnce();
        assertThat(ledger.steps(SCHOOL, List.of(only().subject()))).isNotEmpty();
    }

    @Test
    void whoLeavesAfterTheUpgradeIsCountedFromTheTrueDay() {
        upgraded();
        watch.runOnce();
        theLiaisonLeft("2026-01-15");
        clock.set("2026-01-20T08:00");
        watch.runOnce();

        assertThat(duty().started()).isEqualTo(at("2026-01-16T00:00"));
        assertThat(cause()).doesNotContain("升级");
    }

    @Test
    void aSchoolThatBeganWithTheCountingIsCountedFromTheTrueDay() {
        theLiaisonLeft("2026-01-15");
        clock.set("2026-05-11T08:00");
        watch.runOnce();
        assertThat(duty().started()).isEqualTo(at("2026-01-16T00:00"));
    }
}
