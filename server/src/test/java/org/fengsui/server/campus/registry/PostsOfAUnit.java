package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;

/** A unit with a holder of each post, and what falls due when somebody leaves (第十三条). */
@ServerTest
abstract class PostsOfAUnit {

    static final Scope SCHOOL = Scope.school();

    private static final String FULL =
            """
            类别,编码,名称,上级,责任单位,主管单位,岗位,邮箱
            单位,school,示例大学,,否,,,
            单位,cs,计算机学院,school,是,,,
            人员,p1,林示例,,,cs,主要负责人,lin@example.edu.cn
            人员,p2,高示例,,,cs,工作专员;网络安全管理员,gao@example.edu.cn
            人员,p3,何示例,,,cs,分管领导,he@example.edu.cn
            人员,p4,温示例,,,cs,,wen@example.edu.cn
            """;

    final RegistryEditor editor;
    final Vacancies vacancies;
    final PostWatch watch;
    final Ledger ledger;
    final TestClock clock;
    final TestCampus campus;
    final Actor office = Actor.machine("test");
    private final RecordProbe probe;

    PostsOfAUnit(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            Vacancies vacancies,
            PostWatch watch,
            Ledger ledger,
            RecordProbe probe,
            TestClock clock) {
        this.editor = editor;
        this.vacancies = vacancies;
        this.watch = watch;
        this.ledger = ledger;
        this.probe = probe;
        this.clock = clock;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aUnitWithAllItsPosts() {
        clock.set("2026-01-12T10:00");
        campus.take(FULL);
    }

    long person(String code) {
        return probe.sql("select id from registry.person where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    long appointment(String code, Post post) {
        return probe.sql(
                        """
                        select a.id from registry.appointment a
                        join registry.person p on p.id = a.person_id
                        where p.code = :code and a.post = :post
                        """)
                .param("code", code)
                .param("post", post.name())
                .query(Long.class)
                .single();
    }

    void leaves(String code, Post post, String lastDay) {
        editor.endAppointment(office, appointment(code, post), LocalDate.parse(lastDay), "换届");
    }

    void takes(String code, Post post, String from) {
        editor.appoint(office, campus.id("cs"), post, person(code), LocalDate.parse(from), null);
    }

    List<Obligation> duties(Vacancy vacancy) {
        return ledger.of(SCHOOL, List.of(vacancy.subject()));
    }

    Vacancy only() {
        var all = vacancies.all(SCHOOL);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }
}
