package org.fengsui.server.speaking.delivery.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.RetryPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox. A message is claimed in one transaction, handed over outside any, and settled in
 * another together with what its receipt causes; so no transaction waits for a mail server.
 */
@Service
public class Outbox implements Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Longer than all time-outs of one hand-over together. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final OutboxStore store;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Outbox(OutboxStore store, BusinessClock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> send(Actor by, Message message) {
        List<Long> ids = new ArrayList<>();
        for (var channel : Channel.values()) {
            if (message.channels().contains(channel)) {
                ids.add(store.put(Scope.school(), message, channel, clock.now()));
            }
        }
        return ids;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Actor by, Collection<Message> messages) {
        store.put(Scope.school(), messages, clock.now());
    }

    /** How many messages have neither arrived nor been given up. */
    @Transactional(readOnly = true)
    public long waiting() {
        return store.waiting(Scope.school());
    }

    /** Claims the next due message of these channels. */
    @Transactional
    public Optional<Letter> claim(List<Channel> channels) {
        return store.claim(Scope.school(), channels, clock.now(), LEASE);
    }

    /** The channel took it: recorded, and told to whoever waits for the receipt. */
    @Transactional
    public void accepted(Letter letter, String reply) {
        var now = clock.now();
        if (store.settle(Scope.school(), letter, "ACCEPTED", now, reply)) {
            events.publishEvent(
                    new Accepted(
                            letter.id(),
                            letter.about(),
                            letter.channel(),
                            letter.recipientKey(),
                            now,
                            reply));
        }
    }

    /** The channel refused it for good, or there is no way to this person. */
    @Transactional
    public void refused(Letter letter, String reason) {
        var now = clock.now();
        if (store.settle(Scope.school(), letter, "GIVEN_UP", now, reason)) {
            gaveUp(letter, now, reason, true);
        }
    }

    /** Told once for each message while it is tried, and once when it is not any more. */
    private void gaveUp(Letter letter, Instant now, String reason, boolean forGood) {
        if (store.giveUp(Scope.school(), letter, now) || forGood) {
            LOG.warn("message {} by {} was given up: {}", letter.id(), letter.channel(), reason);
            events.publishEvent(
                    new GaveUp(
                            letter.id(),
                            letter.about(),
                            letter.channel(),
                            letter.recipientKey(),
                            now,
                            reason,
                            forGood));
        }
    }

    /**
     * Not now: it waits for the plan's next attempt. When the plan gives up this is told, and the
     * message is still tried as long as the plan says.
     */
    @Transactional
    public void failed(Letter letter, RetryPlan plan, String reason) {
        var now = clock.now();
        var next = plan.next(letter.written(), letter.attempts(), now);
        if (next.isEmpty()) {
            refused(letter, reason);
        } else if (store.postpone(Scope.school(), letter, next.get(), reason)
                && plan.givesUp(letter.written(), now)) {
            gaveUp(letter, now, reason, false);
        }
    }
}
