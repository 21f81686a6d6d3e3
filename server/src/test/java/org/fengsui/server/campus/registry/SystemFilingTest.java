package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.RegistryBook;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.RowCells;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** What a system's filing says beside its units, addresses and days. */
@ServerTest
class SystemFilingTest {

    private static final String FILED =
            """
            类别,编码,名称,主管单位,系统类型,开放范围,暂停使用,技术负责人,技术负责人电话,运维厂商,厂商联系方式,部署位置,定级日期,个人信息数量,备案有效期至,技术栈,备案号,测评日期,公安备案号,技术负责人在编,网站管理员,交互式栏目
            系统,oa,办公系统,it,信息系统,校内,否,陈示例,010-5550-0110,示例软件,010-5550-0199,本校机房,2025-05-20,"12,000",2027-08-31,nginx 1.24.0；Log4j 2.17.1,示例等保1号,2025-11-20,示例公网安备2号,是,张示例,否
            系统,old,旧站点,lib,网站,校外,否,,,,,,,0,2026-02-01,nginx 1.2,,,,,,
            系统,opac,馆藏检索,lib,,,是,,,,,,,,2026-03-20,,,,,,,
            系统,judge,在线评测,cs-lab,,,否,,,,,,,,2026-02-27,,,,,,,
            """;

    private final RegistryBook book;
    private final RegistryEditor editor;
    private final RecordProbe probe;
    private final People people;
    private final MockMvc mvc;
    private final TestCampus campus;
    private final Actor office = Actor.machine("test");
    private Actor operator = Actor.machine("before");

    SystemFilingTest(
            Registry registry,
            RegistryImports imports,
            RegistryBook book,
            RegistryEditor editor,
            RecordProbe probe,
            People people,
            MockMvc mvc) {
        this.book = book;
        this.editor = editor;
        this.probe = probe;
        this.people = people;
        this.mvc = mvc;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchoolWithFilings() {
        campus.load();
        campus.take(FILED);
        operator = people.school("operator", Role.OFFICE_OPERATOR);
    }

    private long id(String code) {
        return probe.sql("select id from registry.system where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private RegistryRow.InformationSystem system(String code) {
        return (RegistryRow.InformationSystem)
                book.get(Scope.school(), RowKind.SYSTEM, id(code)).row();
    }

    private String list(String query) throws Exception {
        return mvc.perform(get("/registry/systems?" + query).with(people.as(operator)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void allOfItComesBackAsItWasImportedAndOtherColumnsStay() {
        assertThat(RowCells.of(system("oa"), true))
                .containsEntry(Column.SYSTEM_KIND, "信息系统")
                .containsEntry(Column.OPEN_TO, "校内")
                .containsEntry(Column.TECHNICAL_OWNER, "陈示例")
                .containsEntry(Column.TECHNICAL_PHONE, "010-5550-0110")
                .containsEntry(Column.VENDOR, "示例软件")
                .containsEntry(Column.VENDOR_CONTACT, "010-5550-0199")
                .containsEntry(Column.HOSTING, "本校机房")
                .containsEntry(Column.GRADED_ON, "2025-05-20")
                .containsEntry(Column.PERSONAL_DATA, "12000")
                .containsEntry(Column.FILED_UNTIL, "2027-08-31")
                .containsEntry(Column.FILING_NUMBER, "示例等保1号")
                .containsEntry(Column.TESTED_ON, "2025-11-20")
                .containsEntry(Column.POLICE_NUMBER, "示例公网安备2号")
                .containsEntry(Column.TECHNICAL_STAFF, "是")
                .containsEntry(Column.SITE_ADMIN, "张示例")
                .containsEntry(Column.INTERACTIVE, "否")
                .containsEntry(Column.GRADE, "3");
        assertThat(campus.take(FILED)).as("the same again writes nothing").isZero();
    }

    @Test
    void nobodyHavingSaidIsNotANoAndBothFilingNumbersStandApart() throws Exception {
        assertThat(RowCells.of(system("opac"), true))
                .doesNotContainKeys(Column.TECHNICAL_STAFF, Column.INTERACTIVE);
        var page =
                mvc.perform(get("/registry/systems/" + id("oa")).with(people.as(operator)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .containsSubsequence("等保备案号", "示例等保1号", "测评日期", "公安备案号", "示例公网安备2号")
                .contains("技术负责人在编", "网站管理员", "交互式栏目")
                .doesNotContain("??");
    }

    @Test
    void filingsThatEndAreFoundWhileTheSystemIsInService() throws Exception {
        assertThat(list("filing=OVER"))
                .contains("在线评测", "备案到期")
                .doesNotContain("馆藏检索", "旧站点", "办公系统");
        assertThat(list("filing=SOON")).contains("馆藏检索").doesNotContain("在线评测", "办公系统");
    }

    @Test
    void noPersonalDataIsAnotherThingThanNobodyHasSaid() {
        assertThat(system("old").particulars().personalData()).isZero();
        assertThat(system("opac").particulars().personalData()).isNull();
    }

    @Test
    void whatCannotBeIsRefusedAtItsColumn() {
        assertThatThrownBy(() ->
                        editor.change(
                                office,
                                RowKind.SYSTEM,
                                id("oa"),
                                2,
                                Map.of(
                                        Column.PERSONAL_DATA, "很多",
                                        Column.OPEN_TO, "火星")))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(problem -> problem.column())
                                        .containsExactlyInAnyOrder(
                                                Column.OPEN_TO, Column.PERSONAL_DATA));
    }

    @Test
    void systemsAreFoundByAComponentAndTheStartOfItsVersion() throws Exception {
        assertThat(list("component=nginx")).contains("办公系统", "旧站点").doesNotContain("馆藏检索");
        assertThat(list("component=nginx 1.2")).contains("旧站点").doesNotContain("办公系统");
        assertThat(list("component=LOG4J 2.17")).contains("办公系统").doesNotContain("旧站点");
        assertThat(list("component=log4j 2.1")).doesNotContain("办公系统");
    }

    @Test
    void aChangedStackIsFoundByItsNewComponentsOnly() throws Exception {
        editor.change(
                office, RowKind.SYSTEM, id("oa"), 2, Map.of(Column.STACK, "OpenResty 1.25.3"));

        assertThat(list("component=openresty 1.25")).contains("办公系统");
        assertThat(list("component=log4j")).doesNotContain("办公系统");
    }

    @Test
    void aPausedSystemKeepsItsAddressesAndStandsUnderItsOwnState() throws Exception {
        assertThat(list("status=PAUSED")).contains("馆藏检索", "暂停").doesNotContain("办公系统");
        assertThat(list("status=ONLINE")).doesNotContain("馆藏检索");
        assertThat(system("opac").addresses()).isNotEmpty();
        assertThat(list("kind=WEBSITE&reach=INTERNET")).contains("旧站点").doesNotContain("办公系统");
        assertThat(List.of(system("opac").particulars().paused())).containsExactly(true);
    }
}
