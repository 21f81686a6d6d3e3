package org.fengsui.server.duty.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.fengsui.server.duty.obligation.store.ProfileStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 制度配置: what is in force, what was, and what another profile would change. */
@ServerTest
class ProfilePagesTest {

    private static final String FIVE = "due: 5 working days\n    quiet: true";

    private final ProfileStore store;
    private final TransactionTemplate transaction;
    private final People people;
    private final MockMvc mvc;

    private Actor lead = Actor.machine("before");

    ProfilePagesTest(
            ProfileStore store, TransactionTemplate transaction, People people, MockMvc mvc) {
        this.store = store;
        this.transaction = transaction;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aLead() {
        lead = people.school("lead", Role.OFFICE_LEAD);
    }

    private static String inForce() throws IOException {
        return new ClassPathResource("profile/default.yaml")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static String version(String text, int version) {
        return text.replaceFirst("(?m)^version: \\d+$", "version: " + version);
    }

    private MockHttpServletResponse compared(String text) throws Exception {
        return mvc.perform(post("/profile").with(people.as(lead)).with(csrf()).param("text", text))
                .andReturn()
                .getResponse();
    }

    private String page(String path) throws Exception {
        return people.page(mvc, lead, path);
    }

    @Test
    void theOfficesReadEachDutyWithItsPeriodAndWhomItReminds() throws Exception {
        assertThat(page("/profile"))
                .contains(
                        "网络安全监测和预警通报管理制度",
                        "整改并反馈",
                        "第十条",
                        "5 个工作日，提醒避开免打扰时段",
                        "期限过半：工作专员",
                        "30 个自然日，遇休息日顺延");
    }

    @Test
    void anotherProfileIsLaidBesideItAndNothingIsPutInForce() throws Exception {
        var other = version(inForce(), 900).replace(FIVE, FIVE.replace("5", "3"));
        var answer = compared(other.replace("第六条:\n    zh: 信息化", "第六条:\n    zh: 本校信息化"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .contains("换上后的变化", "3 个工作日，提醒避开免打扰时段", "本校信息化工作办公室")
                .contains("只用于此后起算的时限");
        assertThat(page("/profile"))
                .contains("5 个工作日，提醒避开免打扰时段")
                .doesNotContain("3 个工作日，提醒", "/profile/900");
    }

    @Test
    void theSameUnderAnotherVersionChangesNothing() throws Exception {
        assertThat(compared(version(inForce(), 900)).getContentAsString())
                .contains("条文、口径、义务和时限都没有变化");
    }

    @Test
    void whatNoServerWouldStartWithIsRefusedWithItsLine() throws Exception {
        var text = version(inForce(), 900).replace("[finding.confirmed]", "[finding.conformed]");
        long line = text.substring(0, text.indexOf("finding.conformed")).lines().count();
        var answer = compared(text);
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("第 " + line + " 行", "finding.conformed")
                .doesNotContain("换上后的变化");
    }

    @Test
    void aVersionThatWasInForceIsRefused() throws Exception {
        var answer = compared(inForce());
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("已经启用过");
    }

    @Test
    void anEarlierVersionIsReadAsItWasAndTheNextSaysWhatItChanged() throws Exception {
        var earlier = version(inForce(), 1).replace(FIVE, FIVE.replace("5", "7"));
        transaction.executeWithoutResult(status ->
                store.keep(
                        Scope.school(),
                        1,
                        "default",
                        earlier,
                        Instant.parse("2026-01-05T01:00:00Z")));
        assertThat(page("/profile/1")).contains("7 个工作日，提醒避开免打扰时段", "第 1 版");
        assertThat(page("/profile")).contains("与上一版相比", "7 个工作日，提醒避开免打扰时段", "5 个工作日，提醒避开免打扰时段");
    }
}
