package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** 送达 by the receipts of other channels than mail (RULES 6). */
@ServerTest
@Import(Campus.class)
record WeComServesTest(
        Campus campus,
        Ledger ledger,
        RecordProbe probe,
        ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    private static final String LIAISON = "p-wlx-2";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private void happens(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    private String state(long id) {
        return probe.sql("select state from notice.notice where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private boolean callIsOwed(long id) {
        return !ledger.of(Scope.school(), List.of(new Subject("notice-service", id))).isEmpty();
    }

    private Accepted accepted(long id, Channel channel) {
        return new Accepted(
                99, new Subject("notice", id), channel, LIAISON, campus.now(), channel + " 1");
    }

    private GaveUp gaveUp(long id, Channel channel, Channel... left) {
        return new GaveUp(
                99,
                new Subject("notice", id),
                channel,
                LIAISON,
                campus.now(),
                "refused",
                true,
                Set.of(left));
    }

    @Test
    void theReceiptOfWeComForAPostHolderServesANotice() {
        long id = campus.issued(Campus.SWEET32);
        assertThat(state(id)).isEqualTo("ISSUED");
        happens(accepted(id, Channel.WECOM));
        assertThat(state(id)).isEqualTo("DELIVERED");
    }

    @Test
    void aShortMessageServesNothing() {
        long id = campus.issued(Campus.SWEET32);
        happens(accepted(id, Channel.SMS));
        happens(accepted(id, Channel.VOICE));
        assertThat(state(id)).isEqualTo("ISSUED");
    }

    @Test
    void aChannelThatGaveUpIsNoReasonToCallWhileAnotherThatServesIsOnItsWay() {
        long id = campus.issued(Campus.SWEET32);
        happens(gaveUp(id, Channel.WECOM, Channel.MAIL, Channel.SMS));
        assertThat(callIsOwed(id)).isFalse();
        happens(gaveUp(id, Channel.MAIL, Channel.SMS));
        assertThat(callIsOwed(id)).isTrue();
    }
}
