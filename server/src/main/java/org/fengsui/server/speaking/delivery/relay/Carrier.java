package org.fengsui.server.speaking.delivery.relay;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Quiet;
import org.fengsui.server.speaking.delivery.Reply;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.RetryPlan;
import org.fengsui.server.speaking.delivery.domain.Way;
import org.fengsui.server.speaking.delivery.store.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes what is due for a way from the outbox, hands it over and records what came of it. */
@Component
class Carrier {

    private static final int MOST_IN_ONE_RUN = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private final Outbox outbox;
    private final RetryPlan plan;
    private final BusinessClock clock;
    private final ObjectProvider<Quiet> quiet;

    Carrier(
            Outbox outbox,
            MailSettings settings,
            BusinessClock clock,
            ObjectProvider<Quiet> quiet) {
        this.outbox = outbox;
        this.plan = new RetryPlan(settings.giveUpAfter(), settings.tryFor());
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Carries what is due, or as much as one run takes. */
    void carry(Way way) {
        try {
            for (int i = 0; i < MOST_IN_ONE_RUN; i++) {
                var letter = outbox.claim(way.channel(), false).orElse(null);
                if (letter == null) {
                    return;
                }
                if (!isHeld(way, letter) && !hand(way, letter)) {
                    return;
                }
            }
        } finally {
            way.rest();
        }
    }

    private boolean isHeld(Way way, Letter letter) {
        var limits = way.limits(letter);
        var until =
                limits.isEmpty() ? clock.now() : outbox.free(letter, limits).orElseGet(clock::now);
        var calm = letter.calm() ? calm(way, until) : until;
        if (!calm.isAfter(clock.now())) {
            return false;
        }
        outbox.hold(letter, calm);
        return true;
    }

    /**
     * Outside the quiet hours, and by a channel that others press at :00 and :30 a minute later.
     */
    private Instant calm(Way way, Instant instant) {
        var hours = quiet.getIfAvailable();
        if (hours == null || way.channel() == Channel.INBOX) {
            return instant;
        }
        var after = hours.after(instant);
        var local = after.atZone(BusinessClock.ZONE);
        return way.crowdedAtHalfHours() && isHalfHour(local)
                ? local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).toInstant()
                : after;
    }

    private static boolean isHalfHour(ZonedDateTime local) {
        return local.getMinute() % 30 == 0;
    }

    /** False when the way is away, so that what has another goes there and the rest waits. */
    private boolean hand(Way way, Letter letter) {
        switch (answer(way, letter)) {
            case Reply.Taken(var line) -> taken(letter, line);
            case Reply.Refused(var line) -> outbox.refused(letter, line);
            case Reply.Later(var line, var pause) -> outbox.failed(letter, plan, line, pause);
            case Reply.Away(var line) -> {
                outbox.away(letter, plan, line);
                passOn(way, line);
                return false;
            }
        }
        return true;
    }

    /** A way that breaks is tried again; its error may quote a secret, so it is named alone. */
    private static Reply answer(Way way, Letter letter) {
        try {
            return way.hand(letter);
        } catch (RuntimeException e) {
            var kind = e.getClass().getSimpleName();
            LOG.error("message {} broke the channel {}: {}", letter.id(), way.channel(), kind);
            return new Reply.Later("the channel broke: " + kind, null);
        }
    }

    private void passOn(Way way, String line) {
        for (int i = 0; i < MOST_IN_ONE_RUN; i++) {
            var letter = outbox.claim(way.channel(), true).orElse(null);
            if (letter == null) {
                return;
            }
            outbox.away(letter, plan, line);
        }
    }

    /** What its receipt causes may fail; that holds up this letter only, not those behind it. */
    private void taken(Letter letter, String line) {
        try {
            outbox.accepted(letter, line);
        } catch (RuntimeException e) {
            LOG.error("the receipt of message {} could not be recorded", letter.id(), e);
            outbox.failed(letter, plan, "taken, but the receipt could not be recorded", null);
        }
    }
}
