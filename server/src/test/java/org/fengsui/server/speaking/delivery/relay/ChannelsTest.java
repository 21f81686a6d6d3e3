package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.speaking.delivery.LocalWeb;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.SmsPrice;
import org.fengsui.server.speaking.delivery.wecom.WeComSite;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Every channel set up, in the order WeCom, mail, short message. */
@ServerTest
@RecordApplicationEvents
class ChannelsTest {

    private static final Actor MACHINE = Actor.machine("test");
    private static final LocalWeb WECOM = new LocalWeb();
    private static final LocalWeb GATEWAY = new LocalWeb();
    private static final List<String> SAID = new ArrayList<>();
    private static final Recipient DING =
            new Recipient("P-1", "专员丁", "ding@example.edu.cn", 41L, "Ding001", "13900000001");

    private final Delivery delivery;
    private final Relay relay;
    private final WebRelay web;
    private final TestMail mail;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final SmsPrice price;
    private final MockMvc mvc;
    private final People people;
    private final RecordProbe probe;
    private final Warnings warnings;
    private final WeComSite site;

    ChannelsTest(
            Delivery delivery,
            Relay relay,
            WebRelay web,
            TestMail mail,
            TestClock clock,
            TransactionTemplate transaction,
            SmsPrice price,
            MockMvc mvc,
            People people,
            RecordProbe probe,
            Warnings warnings) {
        this.delivery = delivery;
        this.relay = relay;
        this.web = web;
        this.mail = mail;
        this.clock = clock;
        this.transaction = transaction;
        this.price = price;
        this.mvc = mvc;
        this.people = people;
        this.probe = probe;
        this.warnings = warnings;
        this.site = new WeComSite(clock::now);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("fengsui.mail.public-url", () -> "https://fengsui.example.edu.cn");
        settings.add("fengsui.channels.wecom.url", WECOM::url);
        settings.add("fengsui.channels.wecom.corp-id", () -> WeComSite.CORP);
        settings.add("fengsui.channels.wecom.agent-id", () -> WeComSite.AGENT);
        settings.add("fengsui.channels.wecom.secret", () -> WeComSite.SECRET);
        settings.add("fengsui.channels.sms.provider", () -> "HTTP");
        settings.add("fengsui.channels.sms.url", () -> GATEWAY.url() + "/sms");
        settings.add("fengsui.channels.voice.url", () -> GATEWAY.url() + "/call");
        settings.add("fengsui.channels.voice.number", () -> "01055500110");
        settings.add("fengsui.channels.robots[0].name", () -> "值班群");
        settings.add("fengsui.channels.robots[0].kind", () -> "DINGTALK");
        settings.add(
                "fengsui.channels.robots[0].url", () -> GATEWAY.url() + "/robot?access_token=t");
        settings.add("fengsui.channels.robots[0].secret", () -> "SEC0");
    }

    @BeforeEach
    void begin() {
        clock.set("2026-09-24T08:40");
        SAID.clear();
        WECOM.plays(site);
        GATEWAY.plays(asked -> {
            SAID.add(asked.uri().getPath() + " " + asked.body());
            return LocalWeb.answer(200, "{\"errcode\":0}");
        });
    }

    @Test
    void whatWeComTookGoesNoOtherWayButTheInbox(ApplicationEvents events) {
        send(message("c1", DING));
        carry();
        assertThat(site.cards()).hasSize(1);
        assertThat(mail.taken()).isEmpty();
        assertThat(SAID).isEmpty();
        assertThat(events.stream(Accepted.class))
                .extracting(Accepted::channel)
                .containsExactlyInAnyOrder(Channel.INBOX, Channel.WECOM);
    }

    @Test
    void whereWeComIsDownTheNextChannelGoesAtOnceForEverybodyWaiting(ApplicationEvents events) {
        site.fail(503);
        send(message("c2", DING));
        send(message("c3", DING));
        carry();
        assertThat(mail.taken()).hasSize(2);
        assertThat(events.stream(GaveUp.class)).isEmpty();
        site.fail(0);
        clock.advance(Duration.ofMinutes(5));
        carry();
        assertThat(site.cards()).as("spared: the mail brought it").isEmpty();
    }

    @Test
    void aRefusalOfWeComIsOnlyThatPersonsAndSaysWhatIsStillOnItsWay(ApplicationEvents events) {
        site.forget("Ding001");
        send(message("c4", DING));
        send(message("c5", other()));
        carry();
        assertThat(mail.to("ding@example.edu.cn")).hasSize(1);
        assertThat(site.cards()).extracting(WeComSite.Card::user).containsExactly("Wu002");
        assertThat(events.stream(GaveUp.class))
                .singleElement()
                .satisfies(gaveUp -> {
                    assertThat(gaveUp.channel()).isEqualTo(Channel.WECOM);
                    assertThat(gaveUp.left()).contains(Channel.MAIL);
                });
    }

    @Test
    void whereMailIsAwayTooAShortMessageRingsWithoutALinkAndTheMailIsStillTried() {
        site.fail(503);
        mail.answer(new Reply.Away("connection refused"));
        send(message("c6", DING).saying("信办整〔2026〕1号"));
        carry();
        assertThat(SAID)
                .singleElement()
                .asString()
                .startsWith("/sms ")
                .contains("13900000001", "信办整〔2026〕1号")
                .doesNotContain("http")
                .doesNotContain("请登录查看");
        mail.answer(null);
        clock.advance(Duration.ofMinutes(1));
        carry();
        assertThat(mail.taken()).hasSize(1);
    }

    @Test
    void theSameKeyIsBroughtOnceWhicheverWayItWent() {
        site.fail(503);
        send(message("c7", DING));
        carry();
        site.fail(0);
        send(message("c7", DING));
        carry();
        assertThat(mail.taken()).hasSize(1);
        assertThat(site.cards()).isEmpty();
    }

    @Test
    void oneMemberGetsThirtyAMinuteAndTheRestLaterInsteadOfNever() {
        IntStream.range(0, 33).forEach(i -> send(message("d" + i, DING)));
        carry();
        assertThat(site.cards()).hasSize(30);
        carry();
        assertThat(site.cards()).hasSize(30);
        clock.advance(Duration.ofSeconds(61));
        carry();
        assertThat(site.cards()).hasSize(33);
        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void whatIsCalmKeepsOffTheFullAndTheHalfHourAndTheNight() {
        clock.set("2026-09-24T09:00");
        send(message("e1", DING).waiting());
        send(message("e2", other()));
        carry();
        assertThat(site.cards()).extracting(WeComSite.Card::user).containsExactly("Wu002");
        clock.set("2026-09-24T09:01");
        carry();
        assertThat(site.cards()).hasSize(2);
        clock.set("2026-09-24T23:10");
        send(message("e3", DING).waiting());
        send(message("e4", other()));
        carry();
        assertThat(site.cards()).as("what cannot wait goes at night").hasSize(3);
        clock.set("2026-09-25T07:01");
        carry();
        assertThat(site.cards()).hasSize(4);
    }

    @Test
    void somebodyOfTheOfficesIsReachedByWhatTheRegistryHasOfHim() {
        probe.sql(
                        """
                        with home as (
                            insert into registry.unit (code, name, responsible)
                            values ('xxb', '信息化办', false) returning id)
                        insert into registry.person (code, name, unit_id, phone, wecom_id)
                        select 'p-lead', '主任甲', id, '13900000009', 'Lead9' from home
                        """)
                .update();
        var lead = new Recipient("p-lead", "主任甲", "lead@example.edu.cn", 9L);
        send(message("i1", lead));
        var inside = message("i2", lead);
        send(
                new Message(
                        "i2",
                        inside.about(),
                        null,
                        lead,
                        Set.of(Channel.INBOX),
                        inside.subject(),
                        inside.text(),
                        inside.path()));
        carry();
        assertThat(site.cards()).extracting(WeComSite.Card::user).containsExactly("Lead9");
        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void theDutyContactIsCalledBesideTheOthers() {
        var officer = new Recipient("account:7", "值班员", null, 7L);
        send(message("f1", officer).calling());
        carry();
        assertThat(SAID).singleElement().asString().startsWith("/call ").contains("01055500110");
    }

    @Test
    void aGroupIsToldTwentyTimesAMinute() {
        IntStream.range(0, 21).forEach(i -> send(message("g" + i, Recipient.ofGroup("值班群"))));
        carry();
        assertThat(SAID).hasSize(20);
        clock.advance(Duration.ofSeconds(61));
        carry();
        assertThat(SAID).hasSize(21);
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

    @Test
    void whatShortMessagesCostIsKnownBefore() {
        var cost = price.of(120);
        assertThat(cost.parts()).isEqualTo(1);
        assertThat(cost.total()).isEqualByComparingTo("6.00");
    }

    @Test
    void onlyWaysThatAreSetUpCount() {
        assertThat(delivery.ways(DING))
                .containsExactlyInAnyOrder(Channel.INBOX, Channel.WECOM, Channel.MAIL, Channel.SMS);
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

    private void carry() {
        // Each way once more for what the others passed on.
        for (int i = 0; i < 2; i++) {
            web.runOnce();
            relay.runOnce();
        }
        web.runOnce();
    }

    private void send(Message message) {
        transaction.executeWithoutResult(_ -> delivery.send(MACHINE, message));
    }

    private static Recipient other() {
        return new Recipient("P-2", "专员戊", "wu@example.edu.cn", 42L, "Wu002", null);
    }

    private static Message message(String key, Recipient to) {
        return new Message(
                key, new Subject("errand", 7), null, to, "整改通知书", "请登录查看。", "/notices/7");
    }
}
