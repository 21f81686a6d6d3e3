package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.Outbox;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@RecordApplicationEvents
record RelayTest(
        Delivery delivery,
        Relay relay,
        Outbox outbox,
        Inbox inbox,
        TestMail mail,
        TestClock clock,
        TransactionTemplate transaction) {

    private static final Subject ABOUT = new Subject("errand", 7);
    private static final Actor MACHINE = Actor.machine("test");

    @Test
    void aMessageIsBroughtOnceAndItsReceiptComesBack(ApplicationEvents events) {
        send("k1", EnumSet.of(Channel.MAIL, Channel.INBOX));
        send("k1", EnumSet.of(Channel.MAIL, Channel.INBOX));
        relay.runOnce();
        relay.runOnce();
        assertThat(mail.taken())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.subject()).isEqualTo("整改通知书 信办整〔2026〕1号");
                    assertThat(sent.text()).endsWith("https://fengsui.example.edu.cn/notices/7\n");
                });
        assertThat(events.stream(Accepted.class))
                .extracting(Accepted::channel)
                .containsExactly(Channel.INBOX, Channel.MAIL);
        assertThat(events.stream(Accepted.class)).extracting(Accepted::about).containsOnly(ABOUT);
    }

    @Test
    void manyMessagesAtOnceAreBroughtInTheirOrderEachOnce(ApplicationEvents events) {
        var both = EnumSet.of(Channel.MAIL, Channel.INBOX);
        send("m2", EnumSet.of(Channel.MAIL));
        transaction.executeWithoutResult(status ->
                delivery.send(
                        MACHINE,
                        List.of(
                                about("m1", 1, both),
                                about("m2", 2, both),
                                about("m3", 3, EnumSet.noneOf(Channel.class)),
                                about("m4", 4, EnumSet.of(Channel.MAIL)),
                                about("m1", 5, both))));
        transaction.executeWithoutResult(status -> delivery.send(MACHINE, List.of()));
        relay.runOnce();
        relay.runOnce();
        assertThat(events.stream(Accepted.class))
                .extracting(accepted -> accepted.channel() + " " + accepted.about().id())
                .containsExactly("INBOX 1", "INBOX 2", "MAIL 7", "MAIL 1", "MAIL 4");
    }

    private static Delivery.Message about(String key, long id, Set<Channel> channels) {
        var plain = message(key, channels);
        return new Delivery.Message(
                plain.idempotencyKey(),
                new Subject("errand", id),
                plain.unitId(),
                plain.to(),
                channels,
                plain.subject(),
                plain.text(),
                plain.path());
    }

    @Test
    void aMessageOfARolledBackTransactionIsNeverBrought() {
        transaction.executeWithoutResult(status -> {
            delivery.send(MACHINE, message("k2", EnumSet.of(Channel.MAIL)));
            status.setRollbackOnly();
        });
        relay.runOnce();
        assertThat(mail.taken()).isEmpty();
        assertThatThrownBy(() -> delivery.send(MACHINE, message("k2", EnumSet.of(Channel.MAIL))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRelayThatIsAwayIsAskedAgainUntilItTakesTheMail(ApplicationEvents events) {
        mail.answer(new Reply.Away("connection refused"));
        send("k3", EnumSet.of(Channel.MAIL));
        relay.runOnce();
        relay.runOnce();
        assertThat(events.stream(Accepted.class)).isEmpty();
        mail.answer(null);
        relay.runOnce();
        assertThat(mail.taken()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        relay.runOnce();
        assertThat(mail.taken()).hasSize(1);
        assertThat(events.stream(GaveUp.class)).isEmpty();
    }

    @Test
    void aRelayThatStaysAwayIsGivenUpAfterTheTimeInTheSettings(ApplicationEvents events) {
        mail.answer(new Reply.Later("451 try later"));
        send("k4", EnumSet.of(Channel.MAIL));
        for (int i = 0; i < 30; i++) {
            relay.runOnce();
            clock.advance(Duration.ofMinutes(30));
        }
        assertThat(events.stream(GaveUp.class))
                .singleElement()
                .satisfies(gaveUp -> {
                    assertThat(gaveUp.reason()).isEqualTo("451 try later");
                    assertThat(gaveUp.recipientKey()).isEqualTo("P-1");
                });
    }

    @Test
    void aRefusedAddressIsGivenUpAtOnceAndTheRestGoesOn(ApplicationEvents events) {
        mail.answer(new Reply.Refused("550 no such user"));
        send("k5", EnumSet.of(Channel.MAIL));
        relay.runOnce();
        mail.answer(null);
        send("k6", EnumSet.of(Channel.MAIL));
        relay.runOnce();
        assertThat(events.stream(GaveUp.class)).hasSize(1);
        assertThat(mail.taken()).hasSize(1);
    }

    @Test
    void whatIsNotTriedAnyMoreIsSaidOnceMore(ApplicationEvents events) {
        mail.answer(new Reply.Later("451 try later"));
        send("k7", EnumSet.of(Channel.MAIL));
        for (int i = 0; i < 30; i++) {
            relay.runOnce();
            clock.advance(Duration.ofHours(4));
        }
        assertThat(events.stream(GaveUp.class))
                .extracting(GaveUp::forGood)
                .containsExactly(false, true);
    }

    @Test
    void aPersonWithoutAddressOrAccountIsGivenUpAtOnce(ApplicationEvents events) {
        var nobody = new Delivery.Recipient("P-2", "无址者", null, null);
        transaction.executeWithoutResult(status ->
                delivery.send(
                        MACHINE,
                        new Delivery.Message(
                                "k7",
                                ABOUT,
                                null,
                                nobody,
                                Set.of(Channel.MAIL, Channel.INBOX),
                                "a",
                                "b",
                                "/x")));
        relay.runOnce();
        assertThat(events.stream(GaveUp.class)).hasSize(2);
    }

    @Test
    void aNodeThatDiesDuringHandOverLosesNothing(ApplicationEvents events) {
        send("k8", EnumSet.of(Channel.MAIL));
        assertThat(outbox.claim(Channel.MAIL, false)).isPresent();
        relay.runOnce();
        assertThat(mail.taken()).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        relay.runOnce();
        assertThat(mail.taken()).hasSize(1);
        assertThat(events.stream(Accepted.class)).hasSize(1);
    }

    @Test
    void aSlowNodeWhoseLeaseEndedDoesNotSettleTwice(ApplicationEvents events) {
        send("k9", EnumSet.of(Channel.MAIL));
        var slow = outbox.claim(Channel.MAIL, false).orElseThrow();
        clock.advance(Duration.ofSeconds(61));
        var quick = outbox.claim(Channel.MAIL, false).orElseThrow();
        outbox.accepted(quick, "250 quick");
        outbox.accepted(slow, "250 slow");
        assertThat(events.stream(Accepted.class))
                .extracting(Accepted::reply)
                .containsExactly("250 quick");
    }

    @Test
    void theInboxIsOnesOwn() {
        send("k10", EnumSet.of(Channel.INBOX));
        relay.runOnce();
        var owner = person(41);
        var other = person(42);
        assertThat(inbox.unread(owner)).isEqualTo(1);
        assertThat(inbox.unread(other)).isZero();
        var entry = inbox.page(owner, Long.MAX_VALUE, 10).getFirst();
        assertThatThrownBy(() -> inbox.open(other, entry.id()))
                .hasMessageContaining("message-not-found");
        assertThat(inbox.open(owner, entry.id())).isEqualTo("/notices/7");
        assertThat(inbox.unread(owner)).isZero();
    }

    private static Actor person(long account) {
        return new Actor(account, "某人", Set.of(), null, Scope.school());
    }

    private void send(String key, Set<Channel> channels) {
        transaction.executeWithoutResult(status -> delivery.send(MACHINE, message(key, channels)));
    }

    private static Delivery.Message message(String key, Set<Channel> channels) {
        var to = new Delivery.Recipient("P-1", "专员丁", "ding@example.edu.cn", 41L);
        return new Delivery.Message(
                key, ABOUT, null, to, channels, "整改通知书 信办整〔2026〕1号", "请登录查看。", "/notices/7");
    }
}
