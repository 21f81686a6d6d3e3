package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.FindingLine;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Findings are found by the names they are shown under, whoever gave them and whenever. */
@ServerTest
@Import(Campus.class)
class FoundByNameTest {

    private static final String PHYSICS_PLACE = "10.10.1.10";
    private static final String MATHS_PLACE = "10.10.2.10";
    private static final ListSpec<Long> LIST =
            ListSpec.<Long>of(
                            "any",
                            "/any",
                            "id",
                            "e.id",
                            String::valueOf,
                            List.of(
                                    Column.<Long>of("id", (id, _) -> Cell.figure(id))
                                            .sortedBy("e.id")))
                    .filters(Filter.text("q"));

    private final Campus campus;
    private final Knowledge knowledge;
    private final FindingBook book;
    private final People people;
    private final MockMvc mvc;

    FoundByNameTest(
            Campus campus, Knowledge knowledge, FindingBook book, People people, MockMvc mvc) {
        this.campus = campus;
        this.knowledge = knowledge;
        this.book = book;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void englishReportsOfTwoFaculties() {
        campus.open();
        campus.registers(
                """
                类别,编码,名称,主管单位,曾用名
                单位,wlx,物理学院,,应物系（至 2020-08-31）
                系统,wlx-www,物理学院网站,wlx,格致门户（至 2024-08-31）
                """);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.MATHS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.MATHS.ip(), Campus.TELNET);
        campus.scan();
    }

    private List<FindingLine> found(Scope scope, String words) {
        var found = book.list(scope, LIST.about(words));
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows();
    }

    private List<String> places(String words) {
        return found(Scope.school(), words).stream()
                .map(line -> Objects.requireNonNull(line.ip()))
                .distinct()
                .sorted()
                .toList();
    }

    private String page(String path) throws Exception {
        return people.page(mvc, campus.operator(), path);
    }

    @Test
    void anEnglishFindingIsFoundByItsChineseNameInTheListTheSearchBoxAndTheExport()
            throws Exception {
        assertThat(found(Scope.school(), "加密套件"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.check()).isEqualTo(Campus.SWEET32);
                    assertThat(line.title()).doesNotContain("加密");
                });
        assertThat(page("/findings?q=加密套件"))
                .contains("中等强度加密套件", PHYSICS_PLACE, MATHS_PLACE)
                .doesNotContain("明文远程登录");
        assertThat(page("/findings/export.csv?q=加密套件")).contains("中等强度加密套件");
        assertThat(page("/search?q=加密套件")).contains("中等强度加密套件", PHYSICS_PLACE);
    }

    @Test
    void aRenamedEntryIsFoundByItsNewNameAtOnce() {
        var entry = Objects.requireNonNull(knowledge.of(List.of(Campus.TELNET)).get(Campus.TELNET));
        knowledge.put(
                campus.operator(),
                new Entry(Campus.TELNET, "远程登录不加密", "可被窃听", "停用", "", entry.version()));
        assertThat(found(Scope.school(), "不加密")).hasSize(1);
        assertThat(found(Scope.school(), "明文远程")).isEmpty();
    }

    @Test
    void aHoleIsFoundByTheNameOfItsNumber() {
        campus.receives(
                "holes.csv",
                """
                检查项,漏洞名称,风险等级,IP,端口,CVE
                one-1,Sample heartbeat,高危,10.10.1.10,443,"CVE-2099-1,CVE-2014-0160"
                """);
        assertThat(found(Scope.school(), "心脏滴血"))
                .extracting(FindingLine::title)
                .containsExactly("Sample heartbeat");
    }

    @Test
    void findingsAreFoundByTheirSystemAndTheirUnitAlsoAsTheseWereCalledBefore() {
        for (var words : List.of("物理学院网站", "格致门户", "物理学院", "应物系")) {
            assertThat(places(words)).as(words).containsExactly(PHYSICS_PLACE);
        }
        assertThat(places("学院")).containsExactly(PHYSICS_PLACE, MATHS_PLACE);
        assertThat(places("化学学院")).isEmpty();
    }

    @Test
    void aUnitFindsNothingOfAnotherByAnyName() {
        var physics = new Scope.Units(Set.of(campus.unit("wlx")));
        for (var words : List.of("数学学院网站", "数学学院", MATHS_PLACE)) {
            assertThat(places(words)).as(words).isNotEmpty();
            assertThat(found(physics, words)).as(words).isEmpty();
        }
        assertThat(found(physics, "加密套件"))
                .extracting(FindingLine::ip)
                .containsExactly(PHYSICS_PLACE);
    }

    @Test
    void whatIsFoundInTwoWaysStandsOnceAndTheFiltersHoldForEachWay() throws Exception {
        assertThat(found(Scope.school(), "学院")).doesNotHaveDuplicates();
        assertThat(page("/findings?q=学院&check=" + Campus.TELNET))
                .contains(MATHS_PLACE)
                .doesNotContain(PHYSICS_PLACE);
    }
}
