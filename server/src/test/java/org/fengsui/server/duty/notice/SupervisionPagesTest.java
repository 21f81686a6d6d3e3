package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** 督办 on the pages of 网信办, of the IT office and of the unit. */
@ServerTest
@Import(Campus.class)
class SupervisionPagesTest {

    private static final String MARK = ">督办中<";

    private final Campus campus;
    private final Supervisions supervisions;
    private final Notices notices;
    private final People people;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");
    private long notice;

    SupervisionPagesTest(
            Campus campus, Supervisions supervisions, Notices notices, People people, MockMvc mvc) {
        this.campus = campus;
        this.supervisions = supervisions;
        this.notices = notices;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aNotice() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        notice = campus.acknowledged(Campus.SWEET32);
    }

    private ResultActions send(Actor by, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(by)));
    }

    private static String text(ResultActions answer) throws Exception {
        var page = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String page(Actor by, String path) throws Exception {
        return people.page(mvc, by, path);
    }

    private String target(long id) {
        return id + "." + campus.notice(id).version();
    }

    private ResultActions place(long id, String demand, String until) throws Exception {
        return send(
                cac,
                post("/notices/supervise")
                        .param("target", target(id))
                        .param("demand", demand)
                        .param("until", until));
    }

    private ResultActions lift(Actor by) throws Exception {
        var path = "/notices/supervisions/" + latest() + "/lift";
        return send(by, post(path).param("reason", "已断网"));
    }

    private long latest() {
        return supervisions.of(Scope.school(), notice).getFirst().id();
    }

    @Test
    void itIsPlacedFromTheNoticeSaidInItsHeadAndStoryAndLiftedWithAReason() throws Exception {
        assertThat(page(cac, "/notices/" + notice))
                .contains("/notices/supervise?notice=" + notice)
                .doesNotContain(MARK);
        assertThat(page(cac, "/notices/supervise?notice=" + notice))
                .contains("督办 1 份", "物理学院", "value=\"" + target(notice) + "\"");
        assertThat(text(place(notice, "", "2026-03-10").andExpect(status().is(422))))
                .contains("没有写督办要求");
        assertThat(text(place(notice, "停用弱加密", "+999999999-12-31").andExpect(status().is(422))))
                .contains("没有可用的完成期限");
        assertThat(text(place(notice, "停用弱加密", "").andExpect(status().is(422))))
                .contains("没有可用的完成期限", "停用弱加密");
        place(notice, "停用弱加密", "2026-03-10").andExpect(redirectedUrl("/notices/" + notice));

        assertThat(page(cac, "/notices/" + notice))
                .contains(MARK, "停用弱加密", "解除督办", "网信办督办，限 2026-03-10 24:00 前完成")
                .doesNotContain("/notices/supervise?notice=");
        assertThat(page(campus.operator(), "/notices/" + notice))
                .contains(MARK, "停用弱加密")
                .doesNotContain("解除督办");
        lift(campus.operator()).andExpect(status().isForbidden());
        lift(cac).andExpect(redirectedUrl("/notices/" + notice));
        assertThat(page(cac, "/notices/" + notice))
                .contains("已解除", "已断网", "网信办解除督办")
                .doesNotContain(MARK);
    }

    @Test
    void theUnitSeesWhatIsDemandedAndAnswersThroughTheNotice() throws Exception {
        place(notice, "停用弱加密", "2026-03-10");
        assertThat(page(campus.liaison(), "/unit")).contains(MARK);
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .contains(MARK, "停用弱加密", "以先到的时限为准", "按督办整改反馈")
                .contains("/unit/supervisions/" + latest() + "/pdf");
        assertThat(page(campus.liaison(), "/unit/notices?supervised=yes"))
                .contains("/unit/notices/" + notice, "督办中 · ");
        assertThat(page(campus.liaison(), "/unit/notices?supervised=no"))
                .doesNotContain("/unit/notices/" + notice);
        campus.answerFixed(notice);
        var item = campus.notice(notice).items().getFirst();
        notices.review(
                campus.operator(),
                item.id(),
                item.version(),
                Notice.Verdict.ACCEPTED_ON_PAPER,
                "书面");
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .contains("已随通知书结束")
                .doesNotContain(MARK);
    }

    @Test
    void whatIsUnderSupervisionIsAListAndALineOnTheWorkbenchOfTheCacOffice() throws Exception {
        var row = "href=\"/notices/" + notice + "\"";
        assertThat(page(cac, "/desk")).doesNotContain("督办中的通知书");
        place(notice, "停用弱加密", "2026-03-10");
        assertThat(page(cac, "/desk")).contains("督办中的通知书", "/notices?supervised=yes");
        assertThat(page(campus.operator(), "/desk")).doesNotContain("督办中的通知书");
        assertThat(page(cac, "/notices?supervised=yes")).contains(row, "督办中 · ");
        assertThat(page(cac, "/notices?supervised=no")).doesNotContain(row);
        assertThat(page(campus.operator(), "/notices/export.csv?supervised=yes"))
                .contains("督办中 · ");
        assertThat(page(cac, "/ledger?state=OPEN&duty=answer-supervision"))
                .contains("按督办整改反馈", "第九条", "限至 2026-03-10 24:00");
        notices.withdraw(campus.lead(), notice, campus.notice(notice).version(), "发错单位");
        assertThat(page(cac, "/desk")).doesNotContain("督办中的通知书");
        assertThat(page(cac, "/notices?supervised=yes")).doesNotContain(row);
    }

    @Test
    void severalArePlacedFromTheListOfWhatIsLateAfterAPageThatSaysWhatIsLeftOut() throws Exception {
        long other = campus.acknowledged(Campus.TELNET);
        campus.passTo("2026-03-14T09:00");
        var late = page(cac, "/ledger?state=OPEN&late=yes");
        assertThat(late).contains("formaction=\"/notices/bulk/supervise/duties\"");
        assertThat(page(campus.operator(), "/ledger?state=OPEN&late=yes"))
                .doesNotContain("/notices/bulk/supervise/duties");
        var chosen = post("/notices/bulk/supervise/duties");
        campus.duties(notice).forEach(one -> chosen.param("id", "" + one.id()));
        campus.duties(other).forEach(one -> chosen.param("id", "" + one.id()));
        assertThat(text(send(cac, chosen).andExpect(status().isOk())))
                .contains("督办 2 份", target(notice), target(other));
        send(
                        cac,
                        post("/notices/supervise")
                                .param("target", target(notice), target(other))
                                .param("demand", "三日内整改")
                                .param("until", "2026-03-17"))
                .andExpect(redirectedUrl("/notices?supervised=yes"));
        assertThat(supervisions.running(Scope.school())).isEqualTo(2);

        notices.withdraw(campus.lead(), other, campus.notice(other).version(), "发错单位");
        assertThat(text(chosen(cac, notice, other).andExpect(status().isOk())))
                .contains("没有可以督办的通知书", "已在督办中", "单位目前没有欠反馈的事项");
        chosen(campus.lead(), notice).andExpect(status().isForbidden());
    }

    private ResultActions chosen(Actor by, long... ids) throws Exception {
        var request = post("/notices/bulk/supervise");
        for (long id : ids) {
            request.param("id", "" + id);
        }
        return send(by, request);
    }

    @Test
    void theSheetIsPrintedForTheOfficesAndTheUnit() throws Exception {
        place(notice, "停用弱加密", "2026-03-10");
        for (var format : new String[] {"pdf", "docx"}) {
            send(cac, get("/notices/supervisions/" + latest() + "/" + format))
                    .andExpect(status().isOk());
            send(campus.liaison(), get("/unit/supervisions/" + latest() + "/" + format))
                    .andExpect(status().isOk());
        }
        var stranger = people.ofUnit(campus.unit("sxx") + 1000, "hxx", Role.UNIT_LIAISON);
        send(stranger, get("/unit/supervisions/" + latest() + "/pdf"))
                .andExpect(status().isNotFound());
    }
}
