package org.fengsui.server.account.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of 考核: every number opens its records, and a unit sees its own alone. */
@ServerTest
@Import(Campus.class)
class ScorePagesTest {

    private final Campus campus;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");

    ScorePagesTest(Campus campus, People people, RecordProbe probe, MockMvc mvc) {
        this.campus = campus;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aUnitThatWasLate() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-15T10:00");
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    private String physics() {
        return "unit:" + campus.unit("wlx");
    }

    private void sends(Actor by, String path, String... fields) throws Exception {
        var request = post(path).with(people.as(by));
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        mvc.perform(request).andExpect(status().is3xxRedirection());
    }

    @Test
    void everyNumberOpensItsRecordsAndEachRecordItsDuty() throws Exception {
        var card = "/scores/2026/" + physics();
        assertThat(page(cac, "/scores")).contains("物理学院", card + "/late-days", "信息化工作办公室");
        assertThat(page(cac, card)).contains("按时率", card + "/on-time", "不计，其余折算为百分");
        assertThat(page(cac, card + "/on-time")).contains("整改", "/ledger/");
        assertThat(people.page(mvc, cac, card, "en"))
                .contains("Days late", "Left out, the rest scaled to 100");
    }

    @Test
    void aUnitObjectsOnItsPageAndReadsTheDecisionThere() throws Exception {
        var own = "/unit/scores/2026/" + campus.unit("wlx") + "/on-time";
        assertThat(page(campus.liaison(), "/unit/scores")).contains("物理学院", own);
        long record =
                probe.sql("select id from obligation.obligation where unit_id is not null")
                        .query(Long.class)
                        .single();
        assertThat(page(campus.liaison(), own)).contains(own + "/" + record, "提出异议");
        sends(campus.liaison(), own + "/" + record, "reason", "全校停电", "evidence", "停电通知");
        assertThat(page(cac, "/scores/objections")).contains("待决定");
        sends(cac, "/scores/objections/1/excuse", "reason", "停电属实");
        assertThat(page(cac, "/scores/objections/1")).contains("全校停电", "停电通知", "停电属实");
        assertThat(page(campus.liaison(), "/unit/scores")).contains("停电属实", "已剔除");
    }

    @Test
    void nobodyElsesCardIsShownToAUnit() throws Exception {
        var maths = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        assertThat(page(maths, "/unit/scores")).contains("数学学院").doesNotContain("物理学院");
        for (var path :
                List.of(
                        "/unit/scores/2026/" + campus.unit("wlx") + "/on-time",
                        "/scores",
                        "/scores/rules")) {
            mvc.perform(get(path).with(people.as(maths))).andExpect(status().is4xxClientError());
        }
    }

    @Test
    void anotherRuleIsProposedByOneAndAdoptedByAnother() throws Exception {
        assertThat(page(cac, "/scores/rules")).contains("现行第 1 版", "满分 50");
        var rule = "source: 校办\ndate: 2026-03-01\nmeasures:\n  on-time: {points: 7, by: share}\n";
        mvc.perform(post("/scores/rules").param("text", "odd").with(people.as(cac)))
                .andExpect(status().isUnprocessableContent());
        sends(cac, "/scores/rules", "text", rule);
        assertThat(page(cac, "/scores/rules")).contains("提出人不能决定").doesNotContain("/adopt");
        var second = people.school("cac2", Role.CAC_OFFICE);
        assertThat(page(second, "/scores/rules")).contains("/scores/rules/adopt", "满分 7");
        sends(second, "/scores/rules/adopt", "reason", "会议通过");
        assertThat(page(cac, "/scores/rules")).contains("现行第 2 版", "会议通过");
    }
}
