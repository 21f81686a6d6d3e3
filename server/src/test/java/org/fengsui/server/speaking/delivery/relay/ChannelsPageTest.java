package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.SmsPrice;
import org.fengsui.server.speaking.delivery.wecom.WeComSite;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see of the channels: their page, their cost, and warnings in groups. */
class ChannelsPageTest extends EveryChannel {

    private final SmsPrice price;
    private final MockMvc mvc;
    private final People people;
    private final RecordProbe probe;
    private final Warnings warnings;

    ChannelsPageTest(
            Delivery delivery,
            Relay relay,
            List<ChannelRelay> web,
            TestClock clock,
            TransactionTemplate transaction,
            SmsPrice price,
            MockMvc mvc,
            People people,
            RecordProbe probe,
            Warnings warnings) {
        super(delivery, relay, web, clock, transaction);
        this.price = price;
        this.mvc = mvc;
        this.people = people;
        this.probe = probe;
        this.warnings = warnings;
    }

    @Test
    void aWarningIsToldToTheGroupsAndABlueOneWaitsForTheMorning() {
        clock.set("2026-09-24T23:10");
        published(WarningLevel.BLUE);
        carry();
        assertThat(SAID).isEmpty();
        clock.set("2026-09-25T07:01");
        carry();
        assertThat(SAID)
                .singleElement()
                .asString()
                .startsWith("/robot ")
                .contains("某网页服务器存在远程执行漏洞", "/public/warnings/")
                .doesNotContain("内部细节");
        SAID.clear();
        clock.set("2026-09-25T23:10");
        published(WarningLevel.RED);
        carry();
        assertThat(SAID).as("a red one goes at night").hasSize(1);
    }

    @Test
    void whatAWarningCanCostByShortMessageIsShownBeforeItIsPublished() throws Exception {
        var writer = people.school("writer9", Role.OFFICE_OPERATOR);
        long id = proposed(writer, WarningLevel.BLUE);
        assertThat(people.page(mvc, writer, "/warnings/" + id + "/preview"))
                .contains("至多 0 人，0.00 元");
    }

    @Test
    void whatShortMessagesCostIsKnownBefore() {
        var cost = price.of(120);
        assertThat(cost.parts()).isEqualTo(1);
        assertThat(cost.total()).isEqualByComparingTo("6.00");
    }

    @Test
    void theSystemAdministratorSeesEachChannelAndTestsItWithoutASecretShown() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        site.answerCards(60020);
        send(message("h1", DING));
        carry();
        var page = people.page(mvc, system, "/admin/channels");
        assertThat(page)
                .contains("企业微信", "最近一次失败", "errcode 60020", "值班群", "0.05 元")
                .doesNotContain(WeComSite.SECRET, "SEC0", "access_token", "token-");
        site.answerCards(0);
        mvc.perform(
                        post("/admin/channels/test")
                                .param("channel", "WECOM")
                                .param("to", "Test9")
                                .with(people.as(system)))
                .andExpect(redirectedUrl("/admin/channels"));
        carry();
        assertThat(site.cards()).extracting(WeComSite.Card::user).containsExactly("Test9");
        assertThat(
                        probe.sql(
                                        """
                                        select count(*) from audit.entry
                                        where action = 'delivery.channel-tested'
                                        """)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void aTestNeedsAnAddressOfItsChannelAndIsTheSystemAdministratorsAlone() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        mvc.perform(
                        post("/admin/channels/test")
                                .param("channel", "SMS")
                                .param("to", "010-5550-0110")
                                .with(people.as(system)))
                .andExpect(status().is(422));
        for (var role : Role.values()) {
            mvc.perform(
                            get("/admin/channels")
                                    .with(
                                            people.as(
                                                    people.ofUnit(
                                                            3,
                                                            "r-"
                                                                    + role.name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT),
                                                            role))))
                    .andExpect(status().is(role == Role.SYSTEM_ADMIN ? 200 : 403));
        }
    }

    private void published(WarningLevel level) {
        var writer =
                people.school(
                        "writer" + level.name().toLowerCase(Locale.ROOT), Role.OFFICE_OPERATOR);
        long id = proposed(writer, level);
        warnings.publish(
                people.school("lead" + level.name().toLowerCase(Locale.ROOT), Role.OFFICE_LEAD),
                id,
                version(id));
    }

    private long proposed(Actor writer, WarningLevel level) {
        var own = level == WarningLevel.BLUE;
        var text =
                new Warning.Text(
                        level,
                        own ? "" : "省教育厅",
                        own ? "" : "示例预〔2026〕1号",
                        "某网页服务器存在远程执行漏洞",
                        "各单位系统管理员",
                        "攻击者可以远程执行代码。",
                        "",
                        List.of("CVE-2026-0001"),
                        "升级到 1.25.3。",
                        clock.now().plus(Duration.ofDays(7)));
        var inside = new Warning.Internal("内部细节", List.of(), false);
        long id = warnings.draft(writer, text, inside, false);
        warnings.propose(writer, id, version(id));
        return id;
    }

    private int version(long id) {
        return warnings.find(Scope.school(), id).orElseThrow().version();
    }
}
