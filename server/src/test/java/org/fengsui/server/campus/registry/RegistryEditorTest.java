package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RegistryEditorTest {

    private static final Scope SCHOOL = Scope.school();

    private final Registry registry;
    private final RegistryEditor editor;
    private final RecordProbe probe;
    private final TransactionTemplate transactions;
    private final TestClock clock;
    private final TestCampus campus;
    private final Actor office = Actor.machine("test");

    RegistryEditorTest(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            RecordProbe probe,
            TransactionTemplate transactions,
            TestClock clock) {
        this.registry = registry;
        this.transactions = transactions;
        this.editor = editor;
        this.probe = probe;
        this.clock = clock;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void theSmallSchool() {
        campus.load();
    }

    @Test
    void aUnitSeesItselfAndWhatIsBelow() {
        var scope = scopeOf("cs");
        assertThat(registry.units(scope)).extracting(Unit::code).containsExactly("cs", "cs-lab");
        assertThat(registry.unit(scope, campus.id("lib"))).isEmpty();
        assertThat(registry.unitByCode(scope, "school")).isEmpty();
    }

    @Test
    void aNewNameIsReadAtOnceAndOneThatIsTakenBackByNobodyElse() {
        long lab = campus.id("cs-lab");
        var former = registry.unitNames(SCHOOL).get(lab);
        transactions.executeWithoutResult(changing -> {
            renameLab("Taken Back");
            assertThat(registry.unitNames(SCHOOL)).containsEntry(lab, "Taken Back");
            changing.setRollbackOnly();
        });
        assertThat(registry.unitNames(SCHOOL)).containsEntry(lab, former);
        renameLab("Renamed");
        assertThat(registry.unitNames(SCHOOL)).containsEntry(lab, "Renamed");
        assertThat(registry.units(SCHOOL)).extracting(Unit::name).contains("Renamed");
    }

    private void renameLab(String name) {
        editor.change(
                office,
                RowKind.UNIT,
                campus.id("cs-lab"),
                1,
                Map.of(Column.NAME, name, Column.PARENT, "cs"));
    }

    @Test
    void ownerOperatorAndUserSeeASystemAndNobodyElse() {
        long judge = idOf("system", "judge");
        assertThat(registry.system(scopeOf("cs"), judge)).isPresent();
        assertThat(registry.system(scopeOf("it"), judge)).isPresent();
        assertThat(registry.system(scopeOf("lib"), judge)).isEmpty();
        assertThat(registry.systems(scopeOf("lib"), List.of(judge, idOf("system", "cloud"))))
                .containsOnlyKeys(idOf("system", "cloud"));
        assertThat(registry.system(new Scope.Units(Set.of()), judge)).isEmpty();
    }

    @Test
    void anotherUnitsPostHoldersAreNotSeen() {
        assertThat(registry.holders(scopeOf("lib"), campus.id("cs"), EnumSet.allOf(Post.class)))
                .isEmpty();
        assertThat(holders("cs")).containsExactly("HEAD p1", "LIAISON p2", "SECURITY_ADMIN p2");
    }

    @Test
    void aUnitSeesWhoHoldsItsPostsEvenFromAnotherUnit() {
        editor.appoint(office, campus.id("cs"), Post.DEPUTY, idOf("person", "p3"), today(), null);
        assertThat(registry.holders(scopeOf("cs"), campus.id("cs"), List.of(Post.DEPUTY)))
                .extracting(PostHolder::personCode)
                .containsExactly("p3");
    }

    @Test
    void noChangeTakesASystemOutOfService() {
        long oa = idOf("system", "oa");
        for (var day : List.of("2026-03-04", "2027-01-01")) {
            assertRefused(
                    () ->
                            editor.change(
                                    office, RowKind.SYSTEM, oa, 1, Map.of(Column.ONLINE_TO, day)),
                    RegistryProblem.RETIRED_BY_PROOF);
        }
    }

    @Test
    void aSuccessorBeginsAndThePredecessorEndsTheDayBefore() {
        clock.set("2026-06-01T09:00");
        long before = appointmentOf("p1", Post.HEAD);
        editor.appoint(
                office,
                campus.id("cs"),
                Post.HEAD,
                idOf("person", "p3"),
                LocalDate.of(2026, 6, 10),
                before);
        assertThat(holders("cs")).contains("HEAD p1").doesNotContain("HEAD p3");
        clock.set("2026-06-09T23:59");
        assertThat(holders("cs")).contains("HEAD p1").doesNotContain("HEAD p3");
        clock.set("2026-06-10T00:00");
        assertThat(holders("cs")).contains("HEAD p3").doesNotContain("HEAD p1");
        assertThat(
                        probe.sql("select to_day::text from registry.appointment where id = :id")
                                .param("id", before)
                                .query(String.class)
                                .single())
                .isEqualTo("2026-06-09");
    }

    @Test
    void aVacantPostGivesNobody() {
        editor.endAppointment(office, appointmentOf("p1", Post.HEAD), today(), "换届");
        clock.set("2026-03-06T08:00");
        assertThat(registry.holders(SCHOOL, campus.id("cs"), List.of(Post.HEAD))).isEmpty();
    }

    @Test
    void wrongAppointmentsAreRefused() {
        long cs = campus.id("cs");
        long p1 = idOf("person", "p1");
        assertRefused(
                () -> editor.appoint(office, cs, Post.HEAD, p1, today(), null),
                RegistryProblem.POST_HELD_ALREADY);
        assertRefused(
                () ->
                        editor.endAppointment(
                                office,
                                appointmentOf("p1", Post.HEAD),
                                today().minusDays(40),
                                "换届"),
                RegistryProblem.ENDS_BEFORE_IT_BEGINS);
        assertRefused(
                () -> editor.appoint(office, 999, Post.HEAD, p1, today(), null),
                CommonProblem.NOT_FOUND);
        assertRefused(
                () ->
                        editor.appoint(
                                office,
                                campus.id("lib"),
                                Post.HEAD,
                                p1,
                                today(),
                                appointmentOf("p1", Post.HEAD)),
                CommonProblem.NOT_FOUND);
    }

    @Test
    void aSystemIsAddedAndChangedColumnByColumn() {
        long id =
                editor.add(
                        office,
                        RowKind.SYSTEM,
                        Map.of(
                                Column.CODE, "wiki",
                                Column.NAME, "知识站",
                                Column.UNIT, "lib",
                                Column.ADDRESSES, "wiki.example.edu.cn；10.1.0.70"));
        editor.change(office, RowKind.SYSTEM, id, 1, Map.of(Column.IMPORTANT, "yes"));
        var wiki = registry.system(SCHOOL, id).orElseThrow();
        assertThat(wiki.important()).isTrue();
        assertThat(wiki.name()).isEqualTo("知识站");
        assertRefused(
                () -> editor.change(office, RowKind.SYSTEM, id, 1, Map.of(Column.NAME, "旧")),
                CommonProblem.STALE);
        assertRefused(
                () ->
                        editor.add(
                                office,
                                RowKind.SYSTEM,
                                Map.of(Column.CODE, "wiki", Column.NAME, "又", Column.UNIT, "lib")),
                RegistryProblem.CODE_TAKEN);
    }

    @Test
    void aBadFieldIsNamed() {
        assertThatThrownBy(() ->
                        editor.change(
                                office,
                                RowKind.NETWORK,
                                idOf("network", "dc"),
                                1,
                                Map.of(Column.ADDRESSES, "10.1.0.1/16")))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem ->
                                                assertThat(problem.column())
                                                        .isEqualTo(Column.ADDRESSES)));
    }

    private List<String> holders(String unit) {
        return registry.holders(SCHOOL, campus.id(unit), EnumSet.allOf(Post.class)).stream()
                .map(holder -> holder.post() + " " + holder.personCode())
                .toList();
    }

    private Scope scopeOf(String unit) {
        return new Scope.Units(
                unit.equals("cs")
                        ? Set.of(campus.id("cs"), campus.id("cs-lab"))
                        : Set.of(campus.id(unit)));
    }

    private LocalDate today() {
        return LocalDate.of(2026, 3, 5);
    }

    private long appointmentOf(String person, Post post) {
        return probe.sql(
                        """
                        select a.id from registry.appointment a
                        join registry.person p on p.id = a.person_id
                        where p.code = :person and a.post = :post and a.to_day is null
                        """)
                .param("person", person)
                .param("post", post.name())
                .query(Long.class)
                .single();
    }

    private long idOf(String table, String code) {
        var sql =
                switch (table) {
                    case "person" -> "select id from registry.person where code = :code";
                    case "system" -> "select id from registry.system where code = :code";
                    default -> "select id from registry.network where code = :code";
                };
        return probe.sql(sql).param("code", code).query(Long.class).single();
    }

    private static void assertRefused(ThrowingCallable call, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
