package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** 人工复测: who may test, and by when. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record ManualRetestTest(
        Campus campus,
        Findings findings,
        Ledger ledger,
        People people,
        RecordProbe probe,
        TestClock clock,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();

    /** 数学学院 uses the system of 物理学院; 信息中心 has nothing to do with it. */
    @BeforeEach
    void aSchoolWithAThirdUnit() {
        clock.set("2026-10-12T09:00");
        campus.open();
        campus.registers(
                """
                类别,编码,名称,责任单位,上级,主管单位
                单位,wlx-l,物理学院实验中心,,wlx,
                单位,xxz,信息中心,是,,
                人员,p-lab,己巳,,,wlx-l
                人员,p-xxz,戊辰,,,xxz
                """);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
    }

    private long episode() {
        return campus.unnoticedOf("wlx", Campus.SWEET32).getFirst();
    }

    private ResultActions record(long episode, String who, String person, String company)
            throws Exception {
        return mvc.perform(
                multipart("/retests/" + episode + "/record")
                        .file(new MockMultipartFile("evidence", "a.txt", null, new byte[] {65}))
                        .param("result", "FIXED")
                        .param("at", "2026-10-12T09:00")
                        .param("who", who)
                        .param("person", person)
                        .param("company", company)
                        .param("tester", company.isEmpty() ? "" : "庚午")
                        .param("method", "登录验证")
                        .param("steps", "1. 打开")
                        .with(people.as(campus.operator())));
    }

    private EpisodeState state(long episode) {
        return findings.episodes(SCHOOL, List.of(episode)).getFirst().state();
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(get(path).with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    void nobodyOfTheOwningOperatingOrUsingUnitOrBelowItTests() throws Exception {
        long id = episode();
        assertThat(page("/retests/" + id + "/record")).contains("戊辰 · 信息中心", "校外公司");
        for (var person : List.of("p-wlx-2", "p-sxx-2", "p-lab")) {
            record(id, "PERSON", person, "").andExpect(status().isForbidden());
        }
        assertThat(state(id)).isEqualTo(EpisodeState.NEW);
        record(id, "PERSON", "p-xxz", "").andExpect(status().is3xxRedirection());
        assertThat(state(id)).isEqualTo(EpisodeState.CLOSED);
        assertThat(
                        probe.sql("select tester_unit_id from finding.manual_retest")
                                .query(Long.class)
                                .single())
                .isEqualTo(campus.unit("xxz"));
    }

    @Test
    void anOutsideCompanysTesterStandsWithTheCompany() throws Exception {
        long id = episode();
        record(id, "COMPANY", "", "").andExpect(status().isUnprocessableContent());
        record(id, "PERSON", "", "").andExpect(status().isUnprocessableContent());
        record(id, "", "", "").andExpect(status().isUnprocessableContent());
        record(id, "PERSON", "nobody", "").andExpect(status().isUnprocessableContent());
        record(id, "COMPANY", "", "甲安公司").andExpect(status().is3xxRedirection());
        long finding = findings.episodes(SCHOOL, List.of(id)).getFirst().findingId();
        assertThat(page("/findings/" + finding)).contains("甲安公司 庚午");
    }

    @Test
    void theQueuesDayIsTheDayOfTheOfficesDutyInTheLedger() {
        long notice = campus.acknowledged(Campus.SWEET32);
        clock.set("2026-10-13T09:00");
        campus.answerFixed(notice);
        long item = campus.notice(notice).items().getFirst().id();
        Instant due =
                ledger.of(SCHOOL, List.of(new Subject("notice-item", item))).stream()
                        .filter(it -> it.duty().equals("retest"))
                        .findFirst()
                        .orElseThrow()
                        .due();
        assertThat(
                        probe.sql("select due_at from finding.retest where state = 'OPEN'")
                                .query(Timestamp.class)
                                .single()
                                .toInstant())
                .isEqualTo(due);
    }
}
