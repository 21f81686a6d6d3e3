package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** The mail relay is away, for some hours and for a day: no clock runs before service (RULES 6). */
@ServerTest
@Import(Campus.class)
class MailServerDownTest {

    private final Campus campus;
    private final Notices notices;
    private final TestClock clock;
    private final TestMail mail;
    private final RecordProbe probe;

    MailServerDownTest(
            Campus campus, Notices notices, TestClock clock, TestMail mail, RecordProbe probe) {
        this.campus = campus;
        this.notices = notices;
        this.clock = clock;
        this.mail = mail;
        this.probe = probe;
    }

    @BeforeEach
    void theRelayIsAway() {
        campus.open();
        mail.answer(new Reply.Away("connection refused"));
    }

    /** A relay that is away ends a run, so each message comes to its turn in a run of its own. */
    private void relayTriesAt(String schoolTime) {
        clock.set(schoolTime);
        for (int run = 0; run < 5; run++) {
            campus.deliver();
        }
    }

    private long toldToServeByPhone() {
        return probe.sql(
                        """
                        select count(*) from delivery.message
                         where recipient_key like 'account:%' and subject like '%电话%'
                        """)
                .query(Long.class)
                .single();
    }

    @Test
    void afterSomeHoursTheMailGoesOutAndTheClockStartsWithTheRelaysReceipt() {
        long id = campus.issued(Campus.SWEET32);
        relayTriesAt("2026-03-05T10:00");
        relayTriesAt("2026-03-05T12:00");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
        assertThat(campus.duties(id)).as("no clock before service").isEmpty();
        assertThat(toldToServeByPhone()).as("not given up yet").isZero();

        mail.answer(null);
        relayTriesAt("2026-03-05T13:00");
        assertThat(mail.to(Campus.LIAISON_MAIL)).hasSize(1);
        assertThat(campus.notice(id).served())
                .isEqualTo(new Notice.Service(clock.now(), ServiceWay.RECEIPT, "丙寅"));
        assertThat(campus.duties(id))
                .singleElement()
                .extracting(Obligation::started)
                .isEqualTo(clock.now());
    }

    @Test
    void afterADayTheMailStillGoesOutAndServesWhereNobodyWasReachedByPhone() {
        long id = campus.issued(Campus.SWEET32);
        relayTriesAt("2026-03-05T10:00");
        relayTriesAt("2026-03-05T14:01");
        assertThat(toldToServeByPhone()).isPositive();
        long told = toldToServeByPhone();

        mail.answer(null);
        relayTriesAt("2026-03-06T10:00");

        assertThat(mail.to(Campus.LIAISON_MAIL)).hasSize(1);
        assertThat(campus.notice(id).served())
                .isEqualTo(new Notice.Service(clock.now(), ServiceWay.RECEIPT, "丙寅"));
        assertThat(toldToServeByPhone()).as("told once").isEqualTo(told);
    }

    @Test
    void afterADayTheDutyOfficerWasToldServesByPhoneAndTheClockStartsWithTheCall() {
        long id = campus.issued(Campus.SWEET32);
        relayTriesAt("2026-03-05T10:00");
        relayTriesAt("2026-03-05T14:01");
        assertThat(toldToServeByPhone()).as("given up after four hours").isPositive();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);

        clock.set("2026-03-06T10:00");
        notices.recordService(
                campus.operator(),
                id,
                campus.notice(id).version(),
                new RecordedService(ServiceWay.PHONE, "丙寅", clock.now(), ""));
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(campus.duties(id))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.started()).isEqualTo(clock.now());
                    assertThat(duty.due())
                            .as("9, 10, 11, 12 and 13 March")
                            .isEqualTo(Instant.parse("2026-03-13T16:00:00Z"));
                });

        mail.answer(null);
        campus.passTo("2026-03-14T00:00:01");
        assertThat(mail.to(Campus.DEPUTY_MAIL)).as("mail works again").hasSize(1);
    }
}
