package org.fengsui.server.alarm.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** What everybody's machines read: Atom, JSON Feed 1.1, CAP 1.2, all of them public. */
@ServerTest
@Import(Campus.class)
class PublicFeedsTest {

    private static final String ADDRESS = "https://fengsui.example.edu.cn/public/warnings";

    private final Campus campus;
    private final Warnings warnings;
    private final TestClock clock;
    private final MockMvc mvc;

    PublicFeedsTest(Campus campus, Warnings warnings, TestClock clock, MockMvc mvc) {
        this.campus = campus;
        this.warnings = warnings;
        this.clock = clock;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        campus.registers(
                """
                类别,编码,名称,主管单位,运维单位,使用单位,地址,技术栈
                系统,wlx-www,物理学院网站,wlx,wlx,sxx,www.phy.example.edu.cn;10.10.1.10,nginx 1.20.1
                """);
    }

    private Text text(WarningLevel level) {
        return new Text(
                level,
                level.own() ? "" : "某省网信办",
                level.own() ? "" : "预〔2026〕5号",
                "某服务器 <nginx> & 组件存在漏洞\u0001",
                "各单位",
                "可被远程利用。\u0001",
                "nginx < 1.25.3",
                List.of("CVE-2026-0001"),
                "升级。",
                clock.now().plus(Duration.ofDays(7)));
    }

    private long published(WarningLevel level, boolean exercise) {
        var internal = new Internal("MARKER-DETAIL", List.of(60443), true);
        long id = warnings.draft(campus.operator(), text(level), internal, exercise);
        warnings.propose(campus.operator(), id, warning(id).version());
        warnings.publish(campus.lead(), id, warning(id).version());
        return id;
    }

    private Warning warning(long id) {
        return warnings.find(Scope.school(), id).orElseThrow();
    }

    private void adjusted(long id, WarningLevel level) {
        warnings.proposeAdjustment(
                campus.operator(), id, warning(id).version(), text(level), "已有攻击");
        warnings.decide(campus.lead(), id, warning(id).version());
    }

    private void lifted(long id) {
        warnings.proposeLifting(campus.operator(), id, warning(id).version(), "已修复");
        warnings.decide(campus.lead(), id, warning(id).version());
    }

    private String read(String path) throws Exception {
        return response(path).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse response(String path) throws Exception {
        return mvc.perform(get(path)).andExpect(status().isOk()).andReturn().getResponse();
    }

    private String cap(long id) throws Exception {
        var cap = read("/public/warnings/" + id + "/cap.xml");
        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(PublicFeedsTest.class.getResource("cap-1.2.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(cap)));
        return cap;
    }

    @Test
    void publishedAdjustedAndLiftedItIsAnAlertAnUpdateAndACancelWithReferences() throws Exception {
        long id = published(WarningLevel.BLUE, false);
        assertThat(cap(id))
                .contains(
                        "<msgType>Alert</msgType>",
                        "<status>Actual</status>",
                        "<severity>Minor</severity>",
                        "<sent>2026-03-05T10:00:00+08:00</sent>",
                        "<sender>fengsui.example.edu.cn</sender>",
                        "<web>" + ADDRESS + "/" + id + "</web>")
                .doesNotContain("references>");
        clock.advance(Duration.ofHours(1));
        adjusted(id, WarningLevel.YELLOW);
        var first = "fengsui.example.edu.cn,fengsui-warning-" + id + "-1,2026-03-05T10:00:00+08:00";
        assertThat(cap(id))
                .contains(
                        "<msgType>Update</msgType>",
                        "<severity>Moderate</severity>",
                        "<note>已有攻击</note>",
                        "<references>" + first + "</references>");
        clock.advance(Duration.ofHours(1));
        lifted(id);
        assertThat(cap(id))
                .contains(
                        "<msgType>Cancel</msgType>",
                        "<responseType>AllClear</responseType>",
                        "<references>"
                                + first
                                + " fengsui.example.edu.cn,fengsui-warning-"
                                + id
                                + "-2,2026-03-05T11:00:00+08:00</references>");
    }

    @Test
    void everyLevelHasItsSeverityAndAnExerciseSaysSo() throws Exception {
        assertThat(cap(published(WarningLevel.ORANGE, false)))
                .contains("<severity>Severe</severity>");
        assertThat(cap(published(WarningLevel.RED, true)))
                .contains("<severity>Extreme</severity>", "<status>Exercise</status>");
    }

    @Test
    void theJsonFeedSaysWhatThePageSays() throws Exception {
        long id = published(WarningLevel.BLUE, false);
        var feed = JsonMapper.builder().build().readTree(read("/public/warnings.json"));
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        var item = feed.path("items").path(0);
        assertThat(item.path("url").asString()).isEqualTo(ADDRESS + "/" + id);
        assertThat(item.path("title").asString()).startsWith("信办预〔2026〕1号 某服务器 <nginx> &");
        assertThat(item.path("_fengsui").path("level").asString()).isEqualTo("BLUE");
        assertThat(item.path("_fengsui").path("holds").asBoolean()).isTrue();
    }

    @Test
    void theAtomFeedKeepsAnEntrysNameWhenItChanges() throws Exception {
        long id = published(WarningLevel.BLUE, false);
        var before = entry(read("/public/warnings.atom"));
        clock.advance(Duration.ofHours(1));
        lifted(id);
        var after = read("/public/warnings.atom");
        assertThat(entry(after)).isEqualTo(before);
        assertThat(after)
                .contains(
                        "<updated>2026-03-05T03:00:00Z</updated>",
                        "<published>2026-03-05T02:00:00Z</published>",
                        "（解除）",
                        "&lt;nginx> &amp; ");
    }

    private static String entry(String feed) {
        int from = feed.indexOf("<id>", feed.indexOf("<entry>"));
        return feed.substring(from, feed.indexOf("</id>", from));
    }

    @Test
    void whatIsInternalStandsInNoFeed() throws Exception {
        long id = published(WarningLevel.BLUE, false);
        adjusted(id, WarningLevel.YELLOW);
        for (var path :
                List.of(
                        "/public/warnings.atom",
                        "/public/warnings.json",
                        "/public/warnings/" + id + "/cap.xml")) {
            assertThat(read(path))
                    .as(path)
                    .doesNotContain("MARKER", "60443", "物理学院", "wlx", "operator", "lead");
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        long id = published(WarningLevel.BLUE, false);
        for (var path :
                List.of(
                        "/public/warnings",
                        "/public/warnings.atom",
                        "/public/warnings.json",
                        "/public/warnings/" + id + "/cap.xml")) {
            var first = response(path);
            assertThat(first.getHeader("Cache-Control")).as(path).doesNotContain("no-store");
            var tag = String.valueOf(first.getHeader("ETag"));
            mvc.perform(get(path).header("If-None-Match", tag)).andExpect(status().isNotModified());
        }
        assertThat(response("/public/warnings.atom").getHeader("Last-Modified"))
                .isEqualTo("Thu, 05 Mar 2026 02:00:00 GMT");
        var tag = String.valueOf(response("/public/warnings").getHeader("ETag"));
        lifted(id);
        mvc.perform(get("/public/warnings").header("If-None-Match", tag))
                .andExpect(status().isOk());
    }

    @Test
    void readingOpensNoSession() throws Exception {
        published(WarningLevel.BLUE, false);
        assertThat(response("/public/warnings").getHeader("Set-Cookie")).isNull();
    }
}
