package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.wecom.WeComSite;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Which way a message goes, and which after it. */
@RecordApplicationEvents
class ChannelsTest extends EveryChannel {

    private final TestMail mail;
    private final RecordProbe probe;

    ChannelsTest(
            Delivery delivery,
            Relay relay,
            List<ChannelRelay> web,
            TestMail mail,
            TestClock clock,
            TransactionTemplate transaction,
            RecordProbe probe) {
        super(delivery, relay, web, clock, transaction);
        this.mail = mail;
        this.probe = probe;
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
    void whatWasHeldOverNightIsNotGivenUpAtItsFirstHiccup(ApplicationEvents events) {
        clock.set("2026-09-24T22:10");
        send(message("n1", DING).waiting());
        carry();
        clock.set("2026-09-25T07:01");
        site.answerCards(-1);
        carry();
        assertThat(events.stream(GaveUp.class)).isEmpty();
        site.answerCards(0);
        clock.advance(Duration.ofMinutes(2));
        carry();
        assertThat(site.cards()).hasSize(1);
    }

    @Test
    void aChannelThatAsksToWaitHoldsTheNextBackForSomeMinutesOnly() {
        site.answerCards(-1);
        send(message("n2", DING));
        carry();
        assertThat(mail.taken()).isEmpty();
        for (int minute = 0; minute < 11; minute++) {
            clock.advance(Duration.ofMinutes(1));
            carry();
        }
        assertThat(mail.taken()).hasSize(1);
    }

    @Test
    void eachChannelBehindTheWebHasItsOwnRun(@Autowired List<Periodic> works) {
        assertThat(works)
                .extracting(Periodic::name)
                .contains("delivery-wecom", "delivery-sms", "delivery-voice", "delivery-robot");
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
    void onlyWaysThatAreSetUpCount() {
        assertThat(delivery.ways(DING))
                .containsExactlyInAnyOrder(Channel.INBOX, Channel.WECOM, Channel.MAIL, Channel.SMS);
    }
}
