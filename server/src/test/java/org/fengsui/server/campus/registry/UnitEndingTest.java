package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry.FormerName;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryExport;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.RegistrySync;
import org.fengsui.server.campus.registry.domain.RowChange;
import org.fengsui.server.campus.registry.domain.UnitEnding;
import org.fengsui.server.campus.registry.domain.UnitEndings;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;

/** 撤销与合并: a unit ends, and another takes its place. */
@ServerTest
class UnitEndingTest {

    private static final Scope SCHOOL = Scope.school();

    private final Registry registry;
    private final UnitEndings endings;
    private final RegistryEditor editor;
    private final RegistryImports imports;
    private final RegistryExport export;
    private final RegistrySync sync;
    private final Vacancies vacancies;
    private final PostWatch watch;
    private final RecordProbe probe;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;
    private final TestCampus campus;
    private final Actor office = Actor.machine("test");

    UnitEndingTest(
            Registry registry,
            UnitEndings endings,
            RegistryEditor editor,
            RegistryImports imports,
            RegistryExport export,
            RegistrySync sync,
            Vacancies vacancies,
            PostWatch watch,
            RecordProbe probe,
            People people,
            TestClock clock,
            MockMvc mvc) {
        this.registry = registry;
        this.endings = endings;
        this.editor = editor;
        this.imports = imports;
        this.export = export;
        this.sync = sync;
        this.vacancies = vacancies;
        this.watch = watch;
        this.probe = probe;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void theSmallSchool() {
        clock.set("2026-03-05T10:00");
        campus.load();
    }

    private long idOf(String kind, String code) {
        return probe.sql("select id from registry." + kind + " where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private void end(String code, @Nullable String successor) {
        long id = campus.id(code);
        int version =
                probe.sql("select version from registry.unit where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single();
        var ending = new UnitEnding(clock.today(), successor == null ? null : campus.id(successor));
        endings.end(office, id, version, ending, "学校发文");
    }

    private static void refused(ThrowingCallable act, RegistryProblem problem, String... named) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(problem);
                            for (var name : named) {
                                assertThat(refusal.arguments().toString()).contains(name);
                            }
                        });
    }

    private Registry.RegisteredSystem system(String code) {
        return registry.system(SCHOOL, idOf("system", code)).orElseThrow();
    }

    @Test
    void whatIsItsOwnGoesOverAndTheTreeLeavesItOut() {
        end("lib", "cs");
        assertThat(registry.units(SCHOOL)).extracting(Unit::code).doesNotContain("lib");
        assertThat(system("opac").ownerUnitId()).isEqualTo(campus.id("cs"));
        assertThat(system("cloud").userUnitId()).isEqualTo(campus.id("cs"));
        assertThat(system("old").ownerUnitId()).as("off line before").isEqualTo(campus.id("lib"));
        assertThat(registry.people(SCHOOL))
                .filteredOn(person -> person.code().equals("p3"))
                .extracting(Registry.Person::unitId)
                .containsExactly(campus.id("cs"));
        assertThat(campus.unit("lib").name()).as("its page stays").isEqualTo("图书馆");
        assertThat(registry.unitNames(SCHOOL)).containsEntry(campus.id("lib"), "图书馆");
        assertThat(registry.formerNames(SCHOOL).get(campus.id("cs")))
                .contains(new FormerName("图书馆", clock.today()));
    }

    @Test
    void postsEndOnTheLastDayGoNowhereAndAreNotVacant() {
        end("lib", "cs");
        assertThat(registry.holders(SCHOOL, campus.id("lib"), EnumSet.allOf(Post.class)))
                .as("its last day")
                .hasSize(1);
        clock.set("2026-03-06T00:00");
        watch.runOnce();
        assertThat(registry.holders(SCHOOL, campus.id("lib"), EnumSet.allOf(Post.class))).isEmpty();
        assertThat(registry.holders(SCHOOL, campus.id("cs"), EnumSet.of(Post.DEPUTY))).isEmpty();
        assertThat(vacancies.ofUnit(SCHOOL, campus.id("lib"))).isEmpty();
    }

    @Test
    void aUnitBelowGoesOverToo() {
        end("cs", "it");
        assertThat(campus.unit("cs-lab").parentId()).isEqualTo(campus.id("it"));
    }

    @Test
    void withoutASuccessorNothingMayBindIt() {
        refused(() -> end("lib", null), RegistryProblem.UNIT_BOUND, "馆藏检索", "云端报名", "何示例");
        refused(() -> end("cs", "cs-lab"), RegistryProblem.WRONG_SUCCESSOR);
        assertThat(registry.units(SCHOOL)).extracting(Unit::code).contains("lib", "cs");
        campus.take("类别,编码,名称,责任单位\n单位,new,新办,否\n");
        end("new", null);
        assertThat(registry.units(SCHOOL)).extracting(Unit::code).doesNotContain("new");
        refused(() -> end("lib", "new"), RegistryProblem.WRONG_SUCCESSOR);
    }

    @Test
    void nothingNewIsPutUnderWhatHasEndedNorIsItChanged() {
        end("lib", "cs");
        refused(
                () -> campus.take("类别,编码,名称,主管单位\n系统,x,新系统,lib\n"),
                RegistryProblem.UNIT_ENDED,
                "图书馆");
        refused(
                () -> campus.take("类别,编码,名称,责任单位\n单位,lib,新图书馆,是\n"),
                RegistryProblem.UNIT_ENDED,
                "图书馆");
        refused(
                () ->
                        editor.appoint(
                                office,
                                campus.id("lib"),
                                Post.HEAD,
                                idOf("person", "p1"),
                                clock.today(),
                                null),
                RegistryProblem.UNIT_ENDED);
        refused(() -> end("lib", "cs"), RegistryProblem.UNIT_ENDED);
    }

    @Test
    void theOfficeSeesWhatGoesOverBeforeAndTheStoryAfter() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var unit = "/registry/units/" + campus.id("lib");
        assertThat(people.page(mvc, lead, unit)).contains(unit + "/end");
        assertThat(people.page(mvc, lead, unit + "/end")).contains("馆藏检索", "云端报名", "何示例", "计算机学院");
        mvc.perform(
                        post(unit + "/end")
                                .param("version", "1")
                                .param("lastDay", "2026-03-05")
                                .param("successor", "")
                                .param("reason", "学校发文")
                                .with(people.as(lead)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post(unit + "/end")
                                .param("version", "1")
                                .param("lastDay", "2026-03-05")
                                .param("successor", Long.toString(campus.id("cs")))
                                .param("reason", "学校发文")
                                .with(people.as(lead)))
                .andExpect(redirectedUrl(unit));
        assertThat(people.page(mvc, lead, unit))
                .contains("2026-03-05 并入 计算机学院", "学校发文")
                .doesNotContain("/appoint", "??");
        assertThat(people.page(mvc, lead, "/registry/units/" + campus.id("cs"))).contains("接续 图书馆");
        assertThat(people.page(mvc, lead, "/registry/systems/" + idOf("system", "opac")))
                .contains("图书馆 → 计算机学院", "（图书馆 并入）");
        assertThat(people.page(mvc, lead, "/registry")).doesNotContain("href=\"" + unit + "\"");
        assertThat(people.page(mvc, lead, "/registry?ended=yes")).contains("href=\"" + unit + "\"");
    }

    @Test
    void theTableSaysTheLastDayAndReadBackChangesNothing() {
        end("lib", "cs");
        var out = new ByteArrayOutputStream();
        export.csv(office, true, out);
        var table = out.toString(StandardCharsets.UTF_8);
        assertThat(table.lines().filter(line -> line.startsWith("单位,lib,图书馆")).toList())
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(",2026-03-05"));
        var preview = imports.show(office, campus.prepare(table, StandardCharsets.UTF_8), true);
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.unchanged()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "单位,lib,图书馆,是,",
                "单位,lib,图书馆,是,2026-03-04",
                "单位,it,信息化办公室,是,2026-03-05",
                "单位,former,旧办,否,2020-01-01"
            })
    void aTableNeitherEndsAUnitNorTakesThatBackAndNamesThePage(String row) {
        end("lib", "cs");
        var table = "类别,编码,名称,责任单位,失效日期\n单位,cs,计算机学院,是,\n" + row + "\n";
        assertThatThrownBy(() -> campus.prepare(table, StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.line()).isEqualTo(3);
                                            assertThat(problem.message(Locale.CHINESE))
                                                    .contains("失效日期", "撤销或合并");
                                        }));
    }

    @Test
    void aUnitThatEndedInAnotherSystemIsEndedHereByAPerson() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var table = "类别,编码,名称,责任单位,失效日期\n单位,lib,图书馆,是,%s\n";
        var first = synced(table.formatted(""));
        sync.apply(
                office,
                first,
                sync.show(SCHOOL, first, true).edition(),
                new RegistrySync.Choice(Set.of(), Set.of(), Set.of(), Set.of(), false));
        var token = synced(table.formatted("2026-03-05"));
        assertThat(sync.show(SCHOOL, token, true).changes()).isEmpty();
        assertThat(people.page(mvc, lead, "/registry/sync/" + token))
                .contains("来源里不再有", "/registry/units/" + campus.id("lib") + "/end");
        end("lib", "cs");
        var after = sync.show(SCHOOL, synced(table.formatted("2026-03-01")), true);
        assertThat(after.missing()).isEmpty();
        assertThat(after.changes()).isEmpty();
        assertThat(after.conflicts()).isEmpty();
    }

    @Test
    void aUnitThatEndedBeforeItWasKnownHereStopsNoSyncAndIsLeftOut() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var token =
                synced(
                        """
                        类别,编码,名称,责任单位,失效日期
                        单位,hist,旧机械系,是,2019-06-30
                        单位,new,新示例学院,是,
                        """);
        var preview = sync.show(SCHOOL, token, true);
        assertThat(preview.leftOut()).isEqualTo(1);
        assertThat(preview.changes()).extracting(RowChange::code).containsExactly("new");
        assertThat(preview.unchanged()).isZero();
        assertThat(people.page(mvc, lead, "/registry/sync/" + token)).contains("1 个单位在来源里早已撤销");
        var nothing = new RegistrySync.Choice(Set.of(), Set.of(), Set.of(), Set.of(), false);
        assertThat(sync.apply(office, token, preview.edition(), nothing)).isEqualTo(1);
        assertThat(registry.unitByCode(SCHOOL, "hist")).isEmpty();
        assertThat(registry.unitByCode(SCHOOL, "new")).isPresent();
    }

    private String synced(String table) {
        var file = InputFile.of("org.csv", table.getBytes(StandardCharsets.UTF_8));
        return sync.prepare(office, "人事系统", file, Locale.CHINESE);
    }

    @Test
    void whatHasEndedIsFoundAndItsRecordCanBeAskedFor() throws Exception {
        end("lib", "cs");
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var id = campus.id("lib");
        assertThat(people.page(mvc, lead, "/search?q=图书馆"))
                .contains("图书馆（已撤销）", "/registry/units/" + id);
        assertThat(people.page(mvc, lead, "/ledger?state=OPEN"))
                .contains("value=\"unit:" + id + "\"", "图书馆（已撤销）");
        assertThat(people.page(mvc, lead, "/ledger?obligor=unit:" + id)).contains("图书馆（已撤销）");
        assertThat(people.page(mvc, lead, "/notices?unit=" + id)).contains("图书馆（已撤销）");
    }
}
