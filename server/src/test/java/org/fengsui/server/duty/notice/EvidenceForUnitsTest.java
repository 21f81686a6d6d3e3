package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 发现时间与来源, 证据: what a unit is shown of how an item became known (第十条). */
@ServerTest
@Import(Campus.class)
record EvidenceForUnitsTest(
        Campus campus,
        Knowledge knowledge,
        Intake intake,
        Findings findings,
        Notices notices,
        RecordProbe probe,
        People people,
        MockMvc mvc) {

    private static final String FOUND = "发现时间：2026年3月5日";
    private static final String SHOWN = "admin 可登录";
    private static final String REPORT =
            """
            检查项,漏洞名称,风险等级,IP,端口,URL,参数,证据,来源编号
            web-1,SQL 注入示例,高危,10.10.1.10,443,https://www.phy.example.edu.cn/list,cid,"admin 可登录 password=Sample-9x7",SAMPLE-2026-17
            web-2,目录遍历示例,高危,10.10.1.20,443,https://lab.phy.example.edu.cn/,,读到 /etc/hosts,
            """;

    @BeforeEach
    void twoSystemsOfOneFacultyThatTwoOthersUse() {
        campus.open();
        campus.registers(
                """
                类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址
                单位,hxx,化学学院,是,,,,
                系统,wlx-lab,物理实验平台,,wlx,wlx,hxx,lab.phy.example.edu.cn;10.10.1.20
                """);
        for (var check : new String[] {"generic:web-1", "generic:web-2"}) {
            knowledge.put(campus.operator(), new Entry(check, "示例 " + check, "危害", "建议", "", 0));
        }
        intake.receive(
                campus.operator(),
                new Intake.Upload("holes.csv", null, null, "示例漏洞平台"),
                new ByteArrayInputStream(REPORT.getBytes(StandardCharsets.UTF_8)));
        campus.run("imports");
    }

    private long issued() {
        var ids =
                findings.unnoticed(Scope.school(), campus.unit("wlx"), 50).stream()
                        .map(Episode::id)
                        .toList();
        assertThat(ids).hasSize(2);
        findings.confirm(campus.operator(), ids);
        long id = notices.draft(campus.operator(), Notices.Draft.of(ids));
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
        campus.deliver();
        return id;
    }

    private Notice.Item item(long notice, String check) {
        return campus.notice(notice).items().stream()
                .filter(item -> item.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    private static String evidence(Notice.Item item) {
        return "/unit/items/" + item.id() + "/evidence";
    }

    private long opened() {
        return probe.sql("select count(*) from audit.entry where action = 'notice.evidence-viewed'")
                .query(Long.class)
                .single();
    }

    private String paper(long id) throws Exception {
        return PaperText.ofWord(
                mvc.perform(
                                get("/unit/notices/" + id + "/paper/docx")
                                        .with(people.as(campus.liaison())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray());
    }

    @Test
    void theUnitSeesWhenByWhomAndWhereItWasFoundAndOpensTheMaskedEvidence() throws Exception {
        long id = issued();
        var item = item(id, "generic:web-1");
        assertThat(page(campus.liaison(), "/unit/notices/" + id))
                .contains("发现时间", "发现来源", "示例漏洞平台 SAMPLE-2026-17")
                .contains("https://www.phy.example.edu.cn/list", "10.10.1.10:443")
                .contains("<dt>参数</dt><dd class=\"fs-code\">cid</dd>", evidence(item))
                .doesNotContain(SHOWN);
        assertThat(opened()).isZero();
        assertThat(page(campus.liaison(), evidence(item)))
                .contains(SHOWN)
                .doesNotContain("Sample-9x7");
        assertThat(opened()).isEqualTo(1);
    }

    @Test
    void whoSupportsOneItemSeesTheEvidenceOfNoOther() throws Exception {
        long id = issued();
        var theirs = item(id, "generic:web-2");
        var others = item(id, "generic:web-1");
        var chemistry = people.ofUnit(campus.unit("hxx"), "hxx", Role.UNIT_LIAISON);
        assertThat(page(chemistry, "/unit/notices/" + id))
                .contains(evidence(theirs))
                .doesNotContain(evidence(others), "SAMPLE-2026-17");
        assertThat(page(chemistry, evidence(theirs))).contains("/etc/hosts");
        mvc.perform(get(evidence(others)).with(people.as(chemistry)))
                .andExpect(status().isNotFound());
        assertThat(opened()).isEqualTo(1);
    }

    @Test
    void thePaperSaysDayAndSourceAndAnEarlierOneStaysAsItWas() throws Exception {
        long id = issued();
        assertThat(paper(id)).contains(FOUND + "发现来源：示例漏洞平台");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("发现来源");
        probe.sql("update notice.item set found_at = null, found_by = ''").update();
        assertThat(page(campus.operator(), "/notices/" + id))
                .as("issued before it was kept")
                .doesNotContain("发现来源");
    }
}
