package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ServerTest
@AutoConfigureMockMvc
class RegistryPagesTest {

    private static final String TABLE =
            """
            类别,编码,名称,上级,责任单位,主管单位,运维单位,地址,网络类型,岗位,邮箱,电话,重要业务系统,生效日期
            单位,cs,计算机学院,,是,,,,,,,,,
            单位,cs-lab,系统实验室,cs,否,,,,,,,,,
            单位,lib,图书馆,,是,,,,,,,,,
            人员,p1,甲子,,,cs,,,,工作专员,p1@example.edu.cn,000-5550-0001,,2025-09-01
            人员,p2,乙丑,,,lib,,,,主要负责人,p2@example.edu.cn,000-5550-0002,,2025-09-01
            系统,judge,在线评测,,,cs,cs-lab,judge.example.edu.cn;10.1.0.40,,,,,是,
            系统,opac,馆藏检索,,,lib,,opac.example.edu.cn;10.1.0.50,,,,,否,
            网络,dorm,东区宿舍,,,,,10.9.0.0/16,宿舍,,,,,
            """;

    private final RegistryImport imports;
    private final Registry registry;
    private final People people;
    private final MockMvc mvc;
    private final RecordProbe probe;

    private Actor operator = Actor.machine("before");
    private Actor liaison = Actor.machine("before");

    RegistryPagesTest(
            RegistryImport imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        this.imports = imports;
        this.registry = registry;
        this.people = people;
        this.mvc = mvc;
        this.probe = probe;
    }

    @BeforeEach
    void aSchool() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        var bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        imports.importTable(operator, "campus.csv", new ByteArrayInputStream(bytes));
        liaison = people.ofUnit(unit("cs"), "cs", Role.UNIT_LIAISON);
    }

    private long unit(String code) {
        return registry.unitByCode(Scope.school(), code).orElseThrow().id();
    }

    private long id(String table, String code) {
        return probe.sql("select id from registry." + table + " where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private ResultActions as(Actor who, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(people.as(who)));
    }

    private String page(Actor who, String path) throws Exception {
        var both = "";
        for (var language : List.of("zh", "en")) {
            both +=
                    text(
                            as(who, get(URI.create(path)).header("Accept-Language", language))
                                    .andExpect(status().isOk()));
        }
        return both;
    }

    private static String text(ResultActions done) throws Exception {
        var page = done.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private ResultActions upload(String table) throws Exception {
        return as(
                operator,
                multipart("/registry/import")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "登记表.csv",
                                        null,
                                        table.getBytes(StandardCharsets.UTF_8))));
    }

    private static String preview(ResultActions uploaded) throws Exception {
        return Objects.requireNonNull(
                uploaded.andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
    }

    @Test
    void theTreeAndTheFileOfAUnitShowPostsAndVacancies() throws Exception {
        assertThat(page(operator, "/registry"))
                .containsSubsequence("计算机学院", "系统实验室", "图书馆")
                .contains("分管领导空缺", "Deputy in charge vacant");
        assertThat(page(operator, "/registry/units/" + unit("cs")))
                .contains("甲子", "000-5550-0001", "空缺", "在线评测", "系统实验室");
        as(operator, get("/registry/units/99999")).andExpect(status().isNotFound());
    }

    @Test
    void systemsNetworksAndPeopleAreFoundFilteredAndExported() throws Exception {
        assertThat(page(operator, "/registry/systems?q=%E8%AF%84%E6%B5%8B"))
                .contains("在线评测")
                .doesNotContain("馆藏检索");
        assertThat(page(operator, "/registry/systems?q=10.1.0.50")).contains("馆藏检索");
        assertThat(page(operator, "/registry/systems?important=yes"))
                .contains("在线评测")
                .doesNotContain("馆藏检索");
        assertThat(page(operator, "/registry/systems?status=ONLINE&status=OFFLINE"))
                .contains("在线评测");
        assertThat(page(operator, "/registry/systems?q=%25")).doesNotContain("在线评测");
        assertThat(page(operator, "/registry/networks?kind=DORMITORY")).contains("东区宿舍");
        assertThat(page(operator, "/registry/people?post=HEAD"))
                .contains("乙丑")
                .doesNotContain("甲子");
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .contains("系统实验室", "judge.example.edu.cn", "10.1.0.40");
        var csv =
                as(operator, get("/registry/systems.csv?important=yes"))
                        .andExpect(status().isOk())
                        .andReturn();
        assertThat(text(mvc.perform(asyncDispatch(csv)))).contains("在线评测").doesNotContain("馆藏检索");
    }

    @Test
    void aRowIsAddedChangedAndAConflictShowsBoth() throws Exception {
        var refused =
                text(
                        as(
                                        operator,
                                        post("/registry/system")
                                                .param("code", "new")
                                                .param("name", "新系统")
                                                .param("unit", "nowhere"))
                                .andExpect(status().isUnprocessableContent()));
        assertThat(refused).contains("nowhere", "新系统");
        as(
                        operator,
                        post("/registry/system")
                                .param("code", "new")
                                .param("name", "新系统")
                                .param("unit", "cs")
                                .param("addresses", "10.1.0.60"))
                .andExpect(redirectedUrl("/registry/systems/" + id("system", "new")));
        var edit = "/registry/system/" + id("system", "new") + "/edit";
        assertThat(page(operator, edit)).contains("新系统", "10.1.0.60");
        as(operator, change(edit, "新系统一")).andExpect(status().is3xxRedirection());
        var conflict = text(as(operator, change(edit, "新系统二")).andExpect(status().isConflict()));
        assertThat(conflict).contains("新系统一", "新系统二");
    }

    private static AbstractMockHttpServletRequestBuilder<?> change(String path, String name) {
        return post(path)
                .param("version", "1")
                .param("name", name)
                .param("unit", "cs")
                .param("addresses", "10.1.0.60");
    }

    @Test
    void aPersonIsAppointedInPlaceOfAnotherWhoStaysOnRecord() throws Exception {
        var path = "/registry/units/" + unit("cs") + "/appoint";
        assertThat(page(operator, path)).contains("乙丑", "工作专员");
        as(
                        operator,
                        post(path)
                                .param("post", "LIAISON")
                                .param("person", "" + id("person", "p2"))
                                .param("from", "2026-03-05")
                                .param("replace", "yes"))
                .andExpect(redirectedUrl("/registry/units/" + unit("cs")));
        assertThat(page(operator, "/registry/units/" + unit("cs")))
                .containsSubsequence("乙丑", "以前的任职", "甲子", "2026-03-04");
        as(
                        operator,
                        post(path)
                                .param("post", "LIAISON")
                                .param("person", "" + id("person", "p2"))
                                .param("from", "soon"))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void anAppointmentToComeIsShownAndTheHolderIsListedUnderTheUnitOfThePost() throws Exception {
        var cs = unit("cs");
        as(
                        operator,
                        post("/registry/units/" + cs + "/appoint")
                                .param("post", "DEPUTY")
                                .param("person", "" + id("person", "p2"))
                                .param("from", "2026-12-01"))
                .andExpect(redirectedUrl("/registry/units/" + cs));
        assertThat(page(operator, "/registry/units/" + cs))
                .containsSubsequence("即将任职", "乙丑", "2026-12-01");
        var lib = unit("lib");
        as(
                        operator,
                        post("/registry/units/" + lib + "/appoint")
                                .param("post", "DEPUTY")
                                .param("person", "" + id("person", "p1"))
                                .param("from", "2026-01-05"))
                .andExpect(redirectedUrl("/registry/units/" + lib));
        assertThat(page(operator, "/registry/people?unit=" + lib)).contains("甲子");
    }

    @Test
    void aBadTableIsRefusedWithEachLineAndNothingIsWritten() throws Exception {
        var refused =
                text(
                        upload(
                                        """
                                        kind,code,name,parent,unit,addresses
                                        unit,new,新单位,nowhere,,
                                        system,oa,办公系统,,cs,10.1.0.300
                                        """)
                                .andExpect(status().isUnprocessableContent()));
        assertThat(refused).contains("2 处错误", "nowhere", "10.1.0.300");
        assertThat(page(operator, "/registry")).doesNotContain("新单位");
        upload("").andExpect(status().is4xxClientError());
    }

    @Test
    void aPreviewShowsWhatIsNewAndIsStaleOnceTheRegistryHasChanged() throws Exception {
        var at = preview(upload("kind,code,name\nunit,art,艺术学院\n"));
        assertThat(page(operator, at)).contains("艺术学院", "新增");
        var other = "kind,code,name\nunit,lib,图书馆二\n".getBytes(StandardCharsets.UTF_8);
        imports.importTable(operator, "other.csv", new ByteArrayInputStream(other));
        assertThat(page(operator, at)).contains("请重新上传");
        as(operator, post(at)).andExpect(status().isConflict());
        assertThat(page(operator, "/registry")).doesNotContain("艺术学院");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void anExportReadBackChangesNothing(String ending) throws Exception {
        var started =
                as(operator, get("/registry/export." + ending))
                        .andExpect(status().isOk())
                        .andReturn();
        var exported =
                mvc.perform(asyncDispatch(started))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        var file = new MockMultipartFile("file", "登记表." + ending, null, exported);
        assertThat(page(operator, preview(as(operator, multipart("/registry/import").file(file)))))
                .contains("没有变化");
    }

    @Test
    void aTableThatWouldNotFitIntoMemoryIsRefusedUnread() throws Exception {
        var file = new MockMultipartFile("file", "r.csv", "text/csv", new byte[(10 << 20) + 1]);
        as(operator, multipart("/registry/import").file(file))
                .andExpect(status().isContentTooLarge());
    }

    @Test
    void whoseItIsIsAnsweredWithItsReason() throws Exception {
        assertThat(page(operator, "/registry/ask?target=judge.example.edu.cn"))
                .contains("在线评测", "计算机学院");
        assertThat(page(operator, "/registry/ask?target=10.9.1.1")).contains("地址池");
        assertThat(page(operator, "/registry/ask?target=198.51.100.1")).contains("没有登记");
        assertThat(
                        text(
                                as(
                                                operator,
                                                get(URI.create(
                                                                "/registry/ask?target=not%20an%20address"))
                                                        .header("Accept-Language", "en"))
                                        .andExpect(status().isUnprocessableContent())))
                .contains("not an address");
    }

    @Test
    void anAddressThatWasFoundGetsIntoANewRowOrOneThatStands() throws Exception {
        var judge = id("system", "judge");
        assertThat(page(operator, "/registry/place?address=10.1.0.77"))
                .contains("/registry/system/new?addresses=10.1.0.77", "10.1.0.77");
        assertThat(page(operator, "/registry/place?address=10.1.0.77&q=judge"))
                .contains("/registry/system/" + judge + "/edit?address=10.1.0.77")
                .doesNotContain("馆藏检索");
        assertThat(page(operator, "/registry/place?address=10.1.0.77&q=%25")).contains("没有找到系统");
        assertThat(page(operator, "/registry/system/new?addresses=10.1.0.77&name=%E6%96%B0"))
                .contains("value=\"10.1.0.77\"", "value=\"新\"");
        assertThat(page(operator, "/registry/system/" + judge + "/edit?address=10.1.0.77"))
                .contains("judge.example.edu.cn 10.1.0.40 10.1.0.77");
        as(operator, get("/registry/place?address=no%20place"))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void theFilesOfASystemAndAUnitTellEachChangeInWordsAndToNoOtherUnit() throws Exception {
        var moved =
                """
                类别,编码,名称,上级,责任单位,主管单位,运维单位,地址,重要业务系统
                单位,cs-lab,系统与网络实验室,lib,否,,,,
                系统,judge,在线评测,,,cs,lib,judge.example.edu.cn;10.1.0.40,否
                """;
        imports.importTable(
                operator,
                "moved.csv",
                new ByteArrayInputStream(moved.getBytes(StandardCharsets.UTF_8)));
        var judge = "/registry/systems/" + id("system", "judge");
        assertThat(page(operator, judge))
                .containsSubsequence(
                        "变更备案（导入 moved.csv）",
                        "运维单位：系统与网络实验室 → 图书馆；重要业务系统：是 → 否",
                        "登记（导入 campus.csv）",
                        "名称：在线评测；主管单位：计算机学院");
        assertThat(page(operator, "/registry/units/" + unit("cs-lab")))
                .contains("名称：系统实验室 → 系统与网络实验室；上级单位：计算机学院 → 图书馆");
        assertThat(page(liaison, "/registry/units/" + unit("cs"))).contains("甲子 任工作专员");
        assertThat(page(liaison, judge)).contains("变更备案");
        as(liaison, get("/registry/systems/" + id("system", "opac")))
                .andExpect(status().isNotFound());
        as(liaison, get("/registry/units/" + unit("lib"))).andExpect(status().isNotFound());
    }

    @Test
    void aUnitAndASystemAreFoundByWhatTheyWereCalledBefore() throws Exception {
        var renamed =
                """
                类别,编码,名称,上级,责任单位,主管单位
                单位,cs-lab,计算平台,cs,否,
                系统,judge,实训平台,,,cs
                """;
        imports.importTable(
                operator,
                "renamed.csv",
                new ByteArrayInputStream(renamed.getBytes(StandardCharsets.UTF_8)));
        assertThat(page(operator, "/registry?q=%E7%B3%BB%E7%BB%9F%E5%AE%9E%E9%AA%8C%E5%AE%A4"))
                .contains("计算平台")
                .doesNotContain("图书馆");
        assertThat(page(operator, "/registry/units/" + unit("cs-lab")))
                .containsSubsequence("曾用名", "系统实验室", "至 2026-03-05");
        var found = page(operator, "/registry/systems?q=%E5%9C%A8%E7%BA%BF%E8%AF%84%E6%B5%8B");
        assertThat(found).contains("实训平台").doesNotContain("馆藏检索");
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .containsSubsequence("曾用名", "在线评测", "至 2026-03-05");
        assertThat(registry.formerNames(Scope.school())).containsOnlyKeys(unit("cs-lab"));
        assertThat(registry.formerNames(people.ofUnit(unit("lib"), "lib", Role.UNIT_HEAD).scope()))
                .isEmpty();
    }

    @Test
    void aUnitSeesItsOwnAndNothingElse() throws Exception {
        assertThat(page(liaison, "/unit/systems")).contains("在线评测").doesNotContain("馆藏检索");
        assertThat(page(liaison, "/unit/people")).contains("甲子").doesNotContain("乙丑");
        assertThat(page(liaison, "/registry/systems")).doesNotContain("馆藏检索");
        for (var path :
                List.of(
                        "/registry/systems/" + id("system", "opac"),
                        "/registry/units/" + unit("lib"))) {
            as(liaison, get(path)).andExpect(status().isNotFound());
        }
        for (var path :
                List.of(
                        "/registry/import",
                        "/registry/unit/new",
                        "/registry/place?address=10.1.0.50",
                        "/registry/ask?target=10.1.0.50")) {
            as(liaison, get(path)).andExpect(status().isForbidden());
        }
        var admin = people.school("admin", Role.SYSTEM_ADMIN);
        as(admin, get("/registry")).andExpect(status().isForbidden());
    }
}
