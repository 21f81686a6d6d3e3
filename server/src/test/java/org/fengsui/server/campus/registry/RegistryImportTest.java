package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryProblem.Code;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.domain.RegistryExport;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.RowChange;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class RegistryImportTest {

    private static final Scope SCHOOL = Scope.school();

    private final Registry registry;
    private final RegistryImports imports;
    private final RegistryExport export;
    private final RecordProbe probe;
    private final TestCampus campus;
    private final Actor office = Actor.machine("test");

    RegistryImportTest(
            Registry registry, RegistryImports imports, RegistryExport export, RecordProbe probe) {
        this.registry = registry;
        this.imports = imports;
        this.export = export;
        this.probe = probe;
        this.campus = new TestCampus(imports, registry);
    }

    @Test
    void aPreviewChangesNothing() {
        var token = campus.prepare(TestCampus.TABLE, StandardCharsets.UTF_8);
        var preview = imports.show(office, token, true);
        assertThat(preview.added()).isEqualTo(16);
        assertThat(preview.unchanged()).isZero();
        assertThat(registry.units(SCHOOL)).isEmpty();
        assertThat(imports.apply(office, token)).isEqualTo(16);
        assertThat(registry.units(SCHOOL))
                .extracting(Unit::code)
                .containsExactly("school", "cs", "cs-lab", "it", "lib");
    }

    @Test
    void theSameTableTwiceChangesNothing() {
        campus.load();
        var token = campus.prepare(TestCampus.TABLE, StandardCharsets.UTF_8);
        var preview = imports.show(office, token, true);
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.unchanged()).isEqualTo(16);
        long edition = edition();
        assertThat(imports.apply(office, token)).isZero();
        assertThat(edition()).isEqualTo(edition);
    }

    @Test
    void aGbkFileOfExcelIsRead() {
        var token = campus.prepare(TestCampus.TABLE, Charset.forName("GBK"));
        imports.apply(office, token);
        assertThat(campus.unit("cs").name()).isEqualTo("计算机学院");
    }

    @Test
    void aPreviewShowsBeforeAndAfter() {
        campus.load();
        var token =
                campus.prepare(
                        """
                        kind,code,name,parent,responsible,unit,important
                        unit,cs-lab,并行系统实验室,lib,no,,
                        system,opac,馆藏检索,,,lib,yes
                        system,oa,办公系统,,,it,yes
                        """,
                        StandardCharsets.UTF_8);
        var preview = imports.show(office, token, false);
        assertThat(preview.unchanged()).isEqualTo(1);
        assertThat(preview.changes()).extracting(RowChange::code).containsExactly("cs-lab", "opac");
        assertThat(preview.changes().getFirst().cells())
                .containsExactly(
                        new RowChange.Cell(Column.NAME, "系统实验室", "并行系统实验室"),
                        new RowChange.Cell(Column.PARENT, "cs", "lib"));
        assertThat(preview.changes().getLast().cells())
                .containsExactly(new RowChange.Cell(Column.IMPORTANT, "no", "yes"));
    }

    @Test
    void aColumnTheTableLeavesOutKeepsWhatItHolds() {
        campus.load();
        campus.take("类别,编码,名称,主管单位\n系统,oa,综合办公系统,it\n人员,p2,高示例,cs\n");
        var oa = system("oa");
        assertThat(oa.name()).isEqualTo("综合办公系统");
        assertThat(oa.important()).isTrue();
        assertThat(holders("cs", Post.values()))
                .containsExactly("HEAD 林示例", "LIAISON 高示例", "SECURITY_ADMIN 高示例");
    }

    @Test
    void everyBadRowIsNamedAndNothingIsTaken() {
        campus.load();
        var table =
                """
                kind,code,name,parent,unit,addresses,network_kind
                unit,new,新单位,nowhere,,,
                system,oa,办公系统,,missing,10.1.0.10,
                network,dc,数据中心,,it,10.1.0.1/16,server
                unit,lib,图书馆二,school,,,
                """;
        assertThatThrownBy(() -> campus.prepare(table, StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(each -> each.line() + " " + each.code())
                                        .containsExactly(
                                                "2 UNKNOWN_UNIT", "3 UNKNOWN_UNIT", "4 ADDRESS"));
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
        assertThat(probe.sql("select count(*) from registry.preview").query(Long.class).single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "系统,oa,办公系统,it,2026-03-04",
                "系统,oa,办公系统,it,2026-12-31",
                "系统,old,旧站点,lib,2026-03-05",
                "系统,new,新站点,lib,2026-03-05"
            })
    void aTableTakesNoSystemOutOfServiceAndNamesWhereThatIsDone(String row) {
        campus.load();
        var table = "类别,编码,名称,主管单位,下线日期\n系统,opac,馆藏检索,lib,\n" + row + "\n";
        assertThatThrownBy(() -> campus.prepare(table, StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.line()).isEqualTo(3);
                                            assertThat(problem.message(Locale.CHINESE))
                                                    .contains("下线日期", "办理下线");
                                            assertThat(problem.message(Locale.ENGLISH))
                                                    .contains("online_to", "proof");
                                        }));
    }

    @Test
    void whatWasOffLineBeforeItWasRegisteredKeepsItsLastDayWhichMayBeCorrected() {
        campus.load();
        var table = "类别,编码,名称,主管单位,下线日期\n系统,old,旧站点,lib,%s\n系统,older,更旧的站点,lib,2020-07-01\n";
        assertThat(campus.take(table.formatted("2026-02-28"))).isEqualTo(1);
        assertThat(campus.take(table.formatted("2026-02-27"))).isEqualTo(1);
    }

    @Test
    void aCycleThatOnlyShowsWithWhatStandsIsRefusedAtItsLine() {
        campus.load();
        assertThatThrownBy(() ->
                        campus.prepare(
                                "kind,code,name,parent\n\nunit,cs,计算机学院,cs-lab\n",
                                StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .first()
                                        .satisfies(problem -> {
                                            assertThat(problem.code()).isEqualTo(Code.CYCLE);
                                            assertThat(problem.line()).isEqualTo(3);
                                        }));
    }

    @Test
    void aUnitMovesWithAllBelowIt() {
        campus.load();
        campus.take("kind,code,name,parent\nunit,cs,计算机学院,lib\n");
        assertThat(registry.addressee(campus.id("cs-lab")).code()).isEqualTo("cs");
        campus.take("kind,code,name,parent,responsible\nunit,cs,计算机学院,lib,no\n");
        assertThat(registry.addressee(campus.id("cs-lab")).code()).isEqualTo("lib");
    }

    @Test
    void aPreviewIsStaleOnceTheRegistryHasChanged() {
        campus.load();
        var token = campus.prepare("kind,code,name\nunit,lib,图书馆二\n", StandardCharsets.UTF_8);
        campus.take("kind,code,name\nunit,cs,计算机学院二\n");
        assertThat(imports.show(office, token, true).stale()).isTrue();
        assertRefused(() -> imports.apply(office, token), RegistryProblem.PREVIEW_STALE);
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
    }

    @Test
    void aPreviewIsAppliedOnceAndByItsMakerOnly() {
        campus.load();
        var token = campus.prepare("kind,code,name\nunit,lib,图书馆二\n", StandardCharsets.UTF_8);
        var other = new Actor(99, "other", office.roles(), null, SCHOOL);
        assertRefused(() -> imports.apply(other, token), RegistryProblem.PREVIEW_GONE);
        imports.apply(office, token);
        assertRefused(() -> imports.apply(office, token), RegistryProblem.PREVIEW_GONE);
        assertRefused(() -> imports.apply(office, "nonsense"), RegistryProblem.PREVIEW_GONE);
    }

    @Test
    void ofTwoImportsAtOnceOneIsRefusedAndNothingIsMixed() throws Exception {
        campus.load();
        List<Callable<String>> both = new ArrayList<>();
        for (var name : List.of("甲", "乙")) {
            var table = "kind,code,name\nunit,lib,图书馆" + name + "\nunit,cs,计算机学院" + name + "\n";
            var token = campus.prepare(table, StandardCharsets.UTF_8);
            both.add(() -> {
                try {
                    imports.apply(office, token);
                    return name;
                } catch (Refusal refused) {
                    return refused.problem().slug();
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<String>();
            for (Future<String> answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(RegistryProblem.PREVIEW_STALE.slug());
            answers.remove(RegistryProblem.PREVIEW_STALE.slug());
            assertThat(campus.unit("lib").name()).isEqualTo("图书馆" + answers.getFirst());
            assertThat(campus.unit("cs").name()).isEqualTo("计算机学院" + answers.getFirst());
        }
    }

    @Test
    void aTableBringsFormerNamesWhichARenamingAddsToAndAnEmptyCellForgets() {
        campus.load();
        campus.take("类别,编码,名称,曾用名\n单位,cs-lab,系统实验室,计算机房（至 2010-08-31）；微机室\n");
        assertThat(formerNames("cs-lab")).containsExactly("计算机房 2010-08-31", "微机室 null");
        campus.take("类别,编码,名称\n单位,cs-lab,系统与网络实验室\n");
        assertThat(formerNames("cs-lab"))
                .as("a table without the column keeps them, and the name until now joins them")
                .containsExactly("系统实验室 2026-03-05", "计算机房 2010-08-31", "微机室 null");
        campus.take("类别,编码,名称,曾用名\n单位,cs-lab,计算平台,系统与网络实验室（至 2026-01-31）；系统实验室（至 2024-08-31）\n");
        assertThat(formerNames("cs-lab"))
                .as("the table says until when")
                .containsExactly("系统与网络实验室 2026-01-31", "系统实验室 2024-08-31");
        assertThat(
                        probe.sql(
                                        """
                                        select from_day::text from registry.unit_alias
                                        where name = '系统与网络实验室'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("2024-09-01");
        var token = campus.prepare("类别,编码,名称,曾用名\n单位,cs-lab,计算平台,\n", StandardCharsets.UTF_8);
        assertThat(imports.show(office, token, true).changes().getFirst().cells())
                .containsExactly(
                        new RowChange.Cell(
                                Column.FORMER_NAMES,
                                "系统与网络实验室（至 2026-01-31）；系统实验室（至 2024-08-31）",
                                ""));
        imports.apply(office, token);
        assertThat(formerNames("cs-lab")).isEmpty();
    }

    @Test
    void aNameThatCameBackStaysAmongTheFormerOnesOfAnExport() {
        campus.load();
        campus.take("类别,编码,名称\n单位,lib,文献中心\n");
        campus.take("类别,编码,名称\n单位,lib,图书馆\n");
        assertThat(formerNames("lib")).containsExactly("文献中心 2026-03-05");
        var out = new ByteArrayOutputStream();
        export.csv(office, true, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("图书馆（至 2026-03-05）；文献中心（至 2026-03-05）");
    }

    private List<String> formerNames(String unit) {
        return registry.formerNames(SCHOOL).getOrDefault(campus.id(unit), List.of()).stream()
                .map(each -> each.name() + " " + each.until())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh.csv", "en.csv", "zh.xlsx", "en.xlsx"})
    void anExportReadBackChangesNothing(String form) {
        campus.load();
        campus.take("kind,code,name,unit,stack,phone\nsystem,opac,'=馆藏\"检索\",lib,\"-a, b\",\n");
        campus.take(
                """
                kind,code,name,former_names,unit
                unit,cs,计算机学院,计算机系（至 2016-08-31）；=计算中心,
                system,oa,办公系统,旧办公网;OA 2015 (to 2019-12-31),it
                """);
        var out = new ByteArrayOutputStream();
        boolean chinese = form.startsWith("zh");
        if (form.endsWith("csv")) {
            export.csv(office, chinese, out);
        } else {
            export.xlsx(office, chinese, out);
        }
        var token = imports.prepare(office, InputFile.of(form, out.toByteArray()), Locale.CHINESE);
        var preview = imports.show(office, token, true);
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.unchanged()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTemplateIsATableThatCanBeRead(boolean chinese) {
        var out = new ByteArrayOutputStream();
        export.template(chinese, out);
        var token =
                imports.prepare(
                        office, InputFile.of("template.xlsx", out.toByteArray()), Locale.CHINESE);
        assertThat(imports.show(office, token, chinese).added()).isGreaterThan(5);
    }

    @Test
    void whatIsNoTableIsRefusedWithItsReason() {
        assertThatThrownBy(() -> campus.prepare("", StandardCharsets.UTF_8))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> {
                            assertThat(refused.problem())
                                    .isEqualTo(RegistryProblem.IMPORT_UNREADABLE);
                            assertThat(refused.arguments().getFirst().toString())
                                    .contains("登记表.csv");
                        });
    }

    @Test
    void postsThatARowNoLongerNamesEndAndStayInTheHistory() {
        campus.load();
        campus.take(
                """
                kind,code,name,unit,posts,valid_from
                person,p2,高示例,cs,DEPUTY;LIAISON,2026-03-10
                """);
        assertThat(holders("cs", Post.LIAISON, Post.SECURITY_ADMIN, Post.DEPUTY))
                .containsExactly("LIAISON 高示例", "SECURITY_ADMIN 高示例");
        assertThat(
                        probe.sql(
                                        """
                                        select a.post || ' ' || a.from_day || ' ' || coalesce(a.to_day::text, '')
                                        from registry.appointment a
                                        join registry.person p on p.id = a.person_id
                                        where p.code = 'p2' order by a.id
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly(
                        "LIAISON 2026-03-05 ",
                        "SECURITY_ADMIN 2026-03-05 2026-03-09",
                        "DEPUTY 2026-03-10 ");
    }

    @Test
    void everyChangeStandsInTheAuditLogWithBeforeAndAfter() {
        campus.load();
        campus.take("kind,code,name\nunit,lib,图书馆二\n");
        var details =
                probe.sql(
                                """
                                select details::text from audit.entry
                                where action = 'registry.unit-changed'
                                """)
                        .query(String.class)
                        .single();
        assertThat(details).contains("图书馆 → 图书馆二");
    }

    private Registry.RegisteredSystem system(String code) {
        long id =
                probe.sql("select id from registry.system where code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .single();
        return registry.system(SCHOOL, id).orElseThrow();
    }

    private List<String> holders(String unit, Post... posts) {
        return registry.holders(SCHOOL, campus.id(unit), Arrays.asList(posts)).stream()
                .map(holder -> holder.post() + " " + holder.name())
                .toList();
    }

    private long edition() {
        return probe.sql("select version from registry.edition").query(Long.class).single();
    }

    private static void assertRefused(ThrowingCallable call, Problem problem) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
