package org.fengsui.server.duty.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of circulars from the registration to the report. */
@ServerTest
@Import(Campus.class)
class CircularPagesTest {

    private static final String TEXT =
            "省网信办通报〔2026〕9号：你校 www.phy.example.edu.cn 存在漏洞，请于2026年10月3日12:00前反馈";

    private final Campus campus;
    private final Circulars circulars;
    private final Notices notices;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;
    private final Tokens tokens;

    CircularPagesTest(
            Campus campus,
            Circulars circulars,
            Notices notices,
            People people,
            TestClock clock,
            MockMvc mvc,
            Tokens tokens) {
        this.campus = campus;
        this.circulars = circulars;
        this.notices = notices;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
        this.tokens = tokens;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-30T18:00");
        campus.open();
    }

    private ResultActions send(Actor by, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(by)));
    }

    private static String text(ResultActions answered) throws Exception {
        var page = answered.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String page(Actor by, String path) throws Exception {
        return people.page(mvc, by, path);
    }

    private MockHttpServletRequestBuilder entry() {
        return entry("2026-09-30T17:55");
    }

    private static MockHttpServletRequestBuilder entry(String receivedAt) {
        return post("/circulars")
                .param("way", "PHONE")
                .param("kind", "HOLE")
                .param("subject", "物理学院网站存在漏洞")
                .param("text", TEXT)
                .param("receivedAt", receivedAt)
                .param("caller", "值班员")
                .param("callBack", "000-5550-0100");
    }

    private long received() throws Exception {
        send(campus.operator(), entry().param("source", source()));
        return circulars.before(Scope.school(), Long.MAX_VALUE, 9).getFirst().id();
    }

    private String source() {
        return Long.toString(circulars.sources().getFirst().id());
    }

    private String version(long id) {
        return Integer.toString(circulars.find(Scope.school(), id).orElseThrow().version());
    }

    @Test
    void theDutyOfficerEntersACallAndTheTextProposesWhatItSays() throws Exception {
        var duty = people.school("on-duty", Role.DUTY_OFFICER);
        assertThat(page(duty, "/circulars")).contains("收文登记", "还没有上级通报");
        assertThat(page(duty, "/circulars/new")).contains("回拨电话");
        assertThat(text(send(duty, entry().param("read", "true")).andExpect(status().isOk())))
                .contains("省网信办通报〔2026〕9号", "2026-10-03T12:00");
        assertThat(circulars.before(Scope.school(), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(
                        text(
                                send(duty, entry("2026-09-29T08:00").param("source", source()))
                                        .andExpect(status().is(422))))
                .contains("请写明原因");
        send(duty, entry().param("source", source())).andExpect(status().is3xxRedirection());
        long id = circulars.before(Scope.school(), Long.MAX_VALUE, 9).getFirst().id();
        assertThat(page(duty, "/circulars/" + id)).contains("物理学院网站存在漏洞", "由信息化办转发");
        assertThat(page(duty, "/circulars")).contains("/circulars/" + id);
    }

    @Test
    void theRegistryProposesTheUnitsAndAPersonForwardsReviewsAndReports() throws Exception {
        long id = received();
        assertThat(page(campus.operator(), "/circulars/" + id + "/forward"))
                .contains("www.phy.example.edu.cn", "物理学院 物理学院网站");
        send(
                        campus.operator(),
                        post("/circulars/" + id + "/forward")
                                .param("version", version(id))
                                .param("unit", Long.toString(campus.unit("wlx")))
                                .param("name", "任意文件上传")
                                .param("severity", "HIGH")
                                .param("harm", "可被接管")
                                .param("remedy", "限制上传类型"))
                .andExpect(redirectedUrl("/circulars/" + id));
        var share = circulars.shares(Scope.school(), id).getFirst();
        long notice = share.noticeId();
        assertThat(page(campus.lead(), "/notices/" + notice))
                .contains("任意文件上传", "安全通报整改通知书", "次日 17:00")
                .doesNotContain("/notices/" + notice + "/edit");
        notices.issue(campus.lead(), notice, campus.notice(notice).version());
        campus.deliver();
        notices.acknowledge(campus.liaison(), notice, "丙寅", "000-5550-0002");
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .contains("任意文件上传")
                .doesNotContain("申请延期");
        var item = campus.notice(notice).items().getFirst();
        assertThat(page(campus.liaison(), "/unit/items/" + item.id() + "/answer"))
                .contains("已采取防护措施");
        notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed());
        assertThat(page(campus.operator(), "/circulars/supervision")).contains("物理学院", "待审核");
        var path = "/circulars/" + id + "/shares/" + share.id();
        assertThat(page(campus.operator(), "/circulars/" + id)).contains(path + "/review");
        assertThat(page(campus.operator(), path + "/review")).contains("审核");
        send(
                        campus.operator(),
                        post(path + "/review").param("version", version(id)).param("text", "齐全"))
                .andExpect(redirectedUrl("/circulars/" + id));
        send(
                        campus.operator(),
                        post(path + "/retest")
                                .param("version", version(id))
                                .param("text", "外网复测已不可上传"))
                .andExpect(redirectedUrl("/circulars/" + id));
        assertThat(page(campus.lead(), "/circulars/" + id)).contains("上报", "外网复测已不可上传");
        assertThat(page(campus.lead(), "/circulars/" + id + "/report")).contains("上报");
        send(
                        campus.lead(),
                        post("/circulars/" + id + "/report")
                                .param("version", version(id))
                                .param("text", "已处置"))
                .andExpect(redirectedUrl("/circulars/" + id));
        assertThat(page(campus.operator(), "/circulars/" + id)).contains("已上报", "上级认可");
    }

    @Test
    void whatSaysTheSameIsLinkedAndWhatSaysOtherIsNot() throws Exception {
        long first = received();
        long second = received();
        send(
                campus.operator(),
                post("/circulars")
                        .param("way", "MAIL")
                        .param("kind", "INFORMATION")
                        .param("source", source())
                        .param("subject", "另一通报")
                        .param("text", "供参考")
                        .param("receivedAt", "2026-09-30T17:55"));
        long third = circulars.before(Scope.school(), Long.MAX_VALUE, 9).getFirst().id();
        assertThat(page(campus.operator(), "/circulars/" + second))
                .contains("可能重复", "/circulars/" + first);
        assertThat(page(campus.operator(), "/circulars/" + third)).doesNotContain("可能重复");
    }

    @Test
    void aUnitSeesItsNoticeAloneAndTheLeadKeepsTheSources() throws Exception {
        long id = received();
        for (var path : new String[] {"/circulars", "/circulars/" + id, "/circulars/supervision"}) {
            send(campus.liaison(), get(path)).andExpect(status().isForbidden());
        }
        assertThat(page(campus.operator(), "/circulars/sources"))
                .contains("教育部")
                .doesNotContain("新增");
        assertThat(page(campus.lead(), "/circulars/sources")).contains("新增");
        send(
                        campus.lead(),
                        post("/circulars/sources")
                                .param("id", "0")
                                .param("version", "0")
                                .param("name", "虚构应急中心")
                                .param("starts", "true")
                                .param("offered", "true"))
                .andExpect(redirectedUrl("/circulars/sources"));
        assertThat(circulars.sources())
                .anyMatch(one -> one.name().equals("虚构应急中心") && one.startsClock());
    }

    private ResultActions call(Actor by, MockHttpServletRequestBuilder request) throws Exception {
        var word = tokens.create(by, "test", Duration.ofDays(1));
        return mvc.perform(request.header("Authorization", "Bearer " + word));
    }

    @Test
    void aProgramEntersEachKindAndAsksWhatBecameOfIt() throws Exception {
        for (var kind : Circular.Kind.values()) {
            var answered =
                    call(
                                    campus.operator(),
                                    post("/api/circulars")
                                            .param("kind", kind.name())
                                            .param("source", "教育部")
                                            .param("subject", "通报 " + kind)
                                            .param("text", TEXT)
                                            .param("deadline", "2026-10-03T12:00"))
                            .andExpect(status().isCreated());
            var place = answered.andReturn().getResponse().getHeader("Location");
            assertThat(text(call(campus.operator(), get(String.valueOf(place)))))
                    .contains("\"kind\":\"" + kind + "\"", "\"state\":\"RECEIVED\"", "教育部");
        }
        call(campus.operator(), post("/api/circulars").param("source", "没有的单位").param("text", TEXT))
                .andExpect(status().is(422));
        call(campus.liaison(), post("/api/circulars").param("text", TEXT))
                .andExpect(status().isForbidden());
    }
}
