package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.duty.notice.service.SelfChecks;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 自查: the unit sees how to look itself. */
@ServerTest
@Import(Campus.class)
class SelfCheckTest {

    private final Campus campus;
    private final SelfChecks checks;
    private final Knowledge knowledge;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    SelfCheckTest(
            Campus campus,
            SelfChecks checks,
            Knowledge knowledge,
            People people,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.checks = checks;
        this.knowledge = knowledge;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String page(Actor reader, String language) throws Exception {
        return people.page(mvc, reader, "/unit/self-check", language);
    }

    @Test
    void withoutANoticeThePageTeachesTheDailyWaysOfTheRegulation() throws Exception {
        assertThat(page(campus.liaison(), "zh")).contains("还没有要自查的问题", "严格杜绝弱密码", "先审后发");
        assertThat(page(campus.liaison(), "en")).contains("Nothing to check yet", "Article 7");
    }

    @Test
    void eachOpenItemSaysHowToCheckItAndWhereToAnswer() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        var item = campus.notice(id).items().getFirst();
        probe.sql("update notice.item set self_check = '用浏览器看证书页' where id = :id")
                .param("id", item.id())
                .update();
        assertThat(page(campus.liaison(), "zh"))
                .contains(
                        "正在整改的问题",
                        "中等强度加密套件",
                        "用浏览器看证书页",
                        item.target(),
                        "/unit/items/" + item.id() + "/answer",
                        "/unit/notices/" + id)
                .doesNotContain("??");
    }

    @Test
    void stepsWrittenAfterTheNoticeAreShownAndWithoutAnyItIsSaid() throws Exception {
        campus.acknowledged(Campus.SWEET32);
        probe.sql("update notice.item set self_check = ''").update();
        knows("");
        assertThat(page(campus.liaison(), "zh")).contains("还没有写自查方法");
        knows("运行 nmap --script ssl-enum-ciphers");
        assertThat(page(campus.liaison(), "zh")).contains("ssl-enum-ciphers");
    }

    private void knows(String steps) {
        var entry =
                Objects.requireNonNull(knowledge.of(List.of(Campus.SWEET32)).get(Campus.SWEET32));
        knowledge.put(
                campus.operator(),
                new Knowledge.Entry(
                        entry.check(),
                        entry.name(),
                        entry.harm(),
                        entry.remedy(),
                        steps,
                        entry.version()));
    }

    @Test
    void whatWasRemediedIsToBeLookedAtAgainAndAWithdrawnItemIsNot() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        probe.sql(
                        """
                        update notice.item set state = case check_key when :fixed then 'VERIFIED'
                            else 'WITHDRAWN' end, ended_by = 1, ender = '经办甲',
                            ended_at = '2026-03-04T00:00:00Z'
                        where notice_id = :id
                        """)
                .param("fixed", Campus.SWEET32)
                .param("id", id)
                .update();
        assertThat(checks.of(campus.liaison().scope()))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.check()).isEqualTo(Campus.SWEET32);
                    assertThat(check.open()).isEmpty();
                    assertThat(check.ended()).hasSize(1);
                });
    }

    @Test
    void theWorstOpenCheckComesFirst() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        probe.sql(
                        """
                        update notice.item set severity = case check_key when :low then 'LOW'
                            else 'CRITICAL' end where notice_id = :id
                        """)
                .param("low", Campus.SWEET32)
                .param("id", id)
                .update();
        assertThat(checks.of(campus.liaison().scope()))
                .extracting(SelfChecks.SelfCheck::check)
                .containsExactly(Campus.TELNET, Campus.SWEET32);
    }
}
