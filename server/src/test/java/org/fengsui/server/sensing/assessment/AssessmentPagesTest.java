package org.fengsui.server.sensing.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The pages of assessments: what each reader is offered, and what standards say as data. */
@ServerTest
@Import(Campus.class)
class AssessmentPagesTest {

    private final Campus campus;
    private final Assessments assessments;
    private final Reference reference;
    private final Reports reports;
    private final People people;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");
    private Actor leader = Actor.machine("before");

    AssessmentPagesTest(
            Campus campus,
            Assessments assessments,
            Reference reference,
            Reports reports,
            People people,
            MockMvc mvc) {
        this.campus = campus;
        this.assessments = assessments;
        this.reference = reference;
        this.reports = reports;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        leader = people.school("leader", Role.LEADING_GROUP);
    }

    private ResultActions sent(Actor by, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(people.as(by));
        fields.forEach(request::param);
        return mvc.perform(request);
    }

    private long opened() throws Exception {
        var to =
                sent(
                                campus.operator(),
                                "/assessments/new",
                                Map.of(
                                        "title", "门户首页被篡改",
                                        "seen", "首页出现外链",
                                        "foundAt", "2026-03-05T09:50",
                                        "unit", String.valueOf(campus.unit("wlx")),
                                        "importance", "IMPORTANT",
                                        "damage", "SEVERE",
                                        "likelihood", "HAPPENED",
                                        "crime", "no",
                                        "reason", "已核实"))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        var path = String.valueOf(to.getResponse().getRedirectedUrl());
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    private String version(long id) {
        return String.valueOf(assessments.find(Scope.school(), id).orElseThrow().version());
    }

    private void step(Actor by, String path, long id, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        all.put("version", version(id));
        sent(by, path, all).andExpect(status().is3xxRedirection());
    }

    private String page(Actor reader, String path) throws Exception {
        assertThat(people.page(mvc, reader, path, "en")).isNotEmpty();
        return people.page(mvc, reader, path);
    }

    @Test
    void fromTheFindingOverTheApprovalToTheReport() throws Exception {
        long id = opened();
        var path = "/assessments/" + id;
        assertThat(page(campus.operator(), "/assessments")).contains("门户首页被篡改", "黄色");
        assertThat(page(campus.operator(), path)).contains("待决定").doesNotContain(path + "/decide");
        assertThat(page(cac, path)).contains(path + "/decide");
        step(cac, path + "/decide", id, Map.of());
        assertThat(page(campus.operator(), path))
                .contains("省教育网络安全应急办公室", "属地网信部门", "请示领导小组", "起网信办可先行报送");
        page(campus.operator(), path + "/ask");
        step(campus.operator(), path + "/ask", id, Map.of("words", "请批准上报"));
        assertThat(page(leader, path)).contains(path + "/approve");
        assertThat(page(leader, path + "/approve")).contains("批准上报", "请批准上报", "还剩");
        assertThat(page(campus.operator(), path + "/approve")).contains("记录电话批复");
        page(campus.operator(), path + "/phone");
        step(leader, path + "/approve", id, Map.of("reason", "同意"));
        long province =
                reports.of(Scope.school(), id).stream()
                        .filter(one -> one.superior() == Superior.PROVINCE)
                        .findFirst()
                        .orElseThrow()
                        .id();
        var send = path + "/reports/" + province + "/send";
        assertThat(page(campus.lead(), send)).contains("物理学院 门户首页被篡改", "首页出现外链", "（八）其他");
        step(
                campus.lead(),
                send,
                id,
                Map.of(
                        "way", "FAX",
                        "at", "2026-03-05T10:00",
                        "to", "值班员",
                        "item-WHO", "物理学院",
                        "item-WHAT", "首页被篡改"));
        assertThat(page(campus.lead(), path)).contains("已报送", "部分内容待续报", "值班员", "续报");
        page(campus.operator(), path + "/handled");
        page(campus.operator(), path + "/tell");
        page(campus.operator(), path + "/judge");
    }

    @Test
    void theMatrixIsDataWithItsSourceAndOnlyTheCacOfficeReplacesARow() throws Exception {
        assertThat(page(campus.operator(), "/assessments/reference"))
                .contains("GB/T 32924-2016", "待与标准核对", "网页篡改事件", "NAI 网络攻击事件")
                .doesNotContain("/reference/matrix/");
        var cell = reference.matrix().getLast();
        assertThat(cell.grade()).isEqualTo(Grade.BLUE);
        var path = "/assessments/reference/matrix/" + cell.id();
        var row =
                Map.of(
                        "grade", "YELLOW",
                        "source", "GB/T 32924-2016 原文",
                        "asOf", "2026-03-01",
                        "checked", "yes");
        sent(campus.operator(), path, row).andExpect(status().isForbidden());
        page(cac, path);
        sent(cac, path, row).andExpect(status().is3xxRedirection());
        assertThat(reference.grade(Importance.ORDINARY, Damage.ORDINARY)).isEqualTo(Grade.YELLOW);
        assertThat(page(cac, "/assessments/reference")).contains("GB/T 32924-2016 原文");
        var category = reference.categories().getFirst();
        var other = "/assessments/reference/category/" + category.id();
        page(cac, other);
        sent(
                        cac,
                        other,
                        Map.of(
                                "name", "恶意程序事件",
                                "code2007", "XX",
                                "source", "原文",
                                "asOf", "2026-03-01",
                                "checked", "yes"))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aFindingsPageLeadsToItsAssessment() throws Exception {
        campus.scan(List.of(Campus.PHYSICS));
        var form = page(campus.operator(), "/assessments/new?subject=episode&of=1");
        assertThat(form).contains("name=\"of\" value=\"1\"");
    }
}
