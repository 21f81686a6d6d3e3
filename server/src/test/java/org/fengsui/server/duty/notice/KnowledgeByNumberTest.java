package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 知识库: a hole has one entry by its CVE or CNVD number, whoever found it. */
@ServerTest
@Import(Campus.class)
record KnowledgeByNumberTest(
        Campus campus,
        Knowledge knowledge,
        Findings findings,
        Notices notices,
        People people,
        MockMvc mvc) {

    private static final String HEARTBLEED = "cve:CVE-2014-0160";
    private static final String UNKNOWN = "cve:CVE-2099-10001";
    private static final String REPORT =
            """
            检查项,漏洞名称,风险等级,IP,端口,CVE
            one-1,Sample heartbeat,高危,10.10.1.10,443,"CVE-2099-1,CVE-2014-0160"
            one-2,Sample overflow,高危,10.10.1.10,8443,CVE-2099-10001
            two-9,Another name of it,高危,10.10.1.10,9443,CVE-2099-10001
            """;

    @BeforeEach
    void threeHolesOfTwoNumbers() {
        campus.open();
        campus.receives("holes.csv", REPORT);
    }

    private long draft() {
        var ids =
                findings.unnoticed(Scope.school(), campus.unit("wlx"), 50).stream()
                        .map(Findings.Episode::id)
                        .toList();
        assertThat(ids).hasSize(3);
        findings.confirm(campus.operator(), ids);
        return notices.draft(campus.operator(), Notices.Draft.of(ids));
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).with(people.as(campus.operator())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aCheckIsFoundByItsFirstNumberThatHasAnEntryAndByItsOwnKeyBeforeThat() {
        var check = new Check("nessus:1", List.of("CWE-126", "CVE-2099-1", "CVE-2014-0160"));
        assertThat(knowledge.about(Set.of(check)))
                .hasEntrySatisfying(check, it -> assertThat(it.check()).isEqualTo(HEARTBLEED));
        knowledge.put(campus.operator(), new Entry("nessus:1", "自己的名称", "危害", "建议", "", 0));
        assertThat(knowledge.about(Set.of(check)))
                .hasEntrySatisfying(check, it -> assertThat(it.name()).isEqualTo("自己的名称"));
        assertThat(knowledge.about(Set.of(new Check("nessus:2", List.of("CWE-126"))))).isEmpty();
        assertThat(new Check("nessus:3", List.of("CNVD-2021-12345")).asked())
                .isEqualTo("cnvd:CNVD-2021-12345");
    }

    @Test
    void twoScannersChecksOfOneNumberAreAskedOnceAndTheOldQuestionIsForgotten() throws Exception {
        long id = draft();
        assertThat(knowledge.missing()).containsExactly(new Missing(UNKNOWN, "Sample overflow", 2));
        assertThat(page("/notices/" + id + "/edit"))
                .contains("name:" + UNKNOWN, "心脏滴血")
                .doesNotContain("name:generic:one-2", "name:generic:two-9", HEARTBLEED);
        assertThat(page("/findings?open=yes")).contains("心脏滴血");
    }

    @Test
    void theNoticeTakesTheWordsOfTheNumberAndCountsThem() throws Exception {
        knowledge.put(campus.operator(), new Entry(UNKNOWN, "示例溢出", "可被控制", "升级", "", 0));
        long id = draft();
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
        assertThat(campus.notice(id).items())
                .extracting(item -> item.text().name())
                .containsExactlyInAnyOrder("OpenSSL 心脏滴血漏洞（Heartbleed）", "示例溢出", "示例溢出");
        assertThat(page("/knowledge/entry?check=" + UNKNOWN)).contains("已用于 1 份");
    }
}
