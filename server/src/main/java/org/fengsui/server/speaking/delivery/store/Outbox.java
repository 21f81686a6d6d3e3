package org.fengsui.server.speaking.delivery.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.fengsui.server.speaking.delivery.domain.ChannelNews;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.domain.RetryPlan;
import org.fengsui.server.speaking.delivery.domain.Routes;
import org.fengsui.server.speaking.delivery.store.OutboxStore.Sent;
import org.jspecify.annotations.Nullable;
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

    /** One that would wait longer than this goes by the next way too. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Whatever a far side asks for: somebody waits for the message. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OutboxStore store;
    private final Routes routes;
    private final AddressBook book;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Outbox(
            OutboxStore store,
            Routes routes,
            AddressBook book,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.routes = routes;
        this.book = book;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Actor by, Message message) {
        send(by, List.of(message));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Actor by, Collection<Message> messages) {
        var sent =
                book.completed(messages).stream()
                        .flatMap(message ->
                                routes.of(message).stream().map(route -> new Sent(message, route)))
                        .toList();
        store.put(Scope.school(), sent, clock.now());
    }

    @Override
    public Set<Channel> ways(Recipient to) {
        return routes.open(to.channels());
    }

    @Override
    public List<Recipient> groups() {
        return routes.groups().stream().map(Recipient::ofGroup).toList();
    }

    /** How many messages have neither arrived nor been given up. */
    @Transactional(readOnly = true)
    public long waiting() {
        return store.waiting(Scope.school());
    }

    /** What became of a channel's messages last. */
    @Transactional(readOnly = true)
    public ChannelNews news(Channel channel) {
        return store.news(Scope.school(), channel);
    }

    /**
     * Claims the next due message of a channel.
     *
     * @param passable only one that has another way after this one
     */
    @Transactional
    public Optional<Letter> claim(Channel channel, boolean passable) {
        return store.claim(Scope.school(), channel, passable, clock.now(), LEASE);
    }

    /** When all limits let one more through; empty where they do now. */
    @Transactional(readOnly = true)
    public Optional<Instant> free(Letter letter, List<Limit> limits) {
        return limits.stream()
                .map(limit -> store.free(Scope.school(), letter, limit, clock.now()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** It waits without an attempt; where that is long and it may not be calm, another way goes. */
    @Transactional
    public void hold(Letter letter, Instant until) {
        var now = clock.now();
        if (store.hold(Scope.school(), letter, until)
                && !letter.calm()
                && until.isAfter(now.plus(PATIENCE))) {
            store.passOn(Scope.school(), letter, now);
        }
    }

    /** The channel took it: recorded, and told to whoever waits for the receipt. */
    @Transactional
    public void accepted(Letter letter, String reply) {
        var now = clock.now();
        if (!store.settle(Scope.school(), letter, "ACCEPTED", now, reply)) {
            return;
        }
        if (!letter.channel().carries()) {
            store.passOn(Scope.school(), letter, now);
        } else if (!letter.channel().beside()) {
            store.spareOthers(Scope.school(), letter, now);
        }
        events.publishEvent(
                new Accepted(
                        letter.id(),
                        letter.about(),
                        letter.channel(),
                        letter.to().key(),
                        now,
                        reply));
    }

    /** The channel refused it for good, or there is no way to this person: the next way goes. */
    @Transactional
    public void refused(Letter letter, String reason) {
        var now = clock.now();
        if (store.settle(Scope.school(), letter, "GIVEN_UP", now, reason)) {
            store.passOn(Scope.school(), letter, now);
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
                            letter.to().key(),
                            now,
                            reason,
                            forGood,
                            Set.copyOf(store.left(Scope.school(), letter))));
        }
    }

    /** The channel does not take anything now: the next way goes at once, this one stays tried. */
    @Transactional
    public void away(Letter letter, RetryPlan plan, String reason) {
        store.passOn(Scope.school(), letter, clock.now());
        failed(letter, plan, reason, null);
    }

    /**
     * Not now: it waits for the plan's next attempt. When the plan gives up this is told, and the
     * message is still tried as long as the plan says.
     *
     * @param pause after which the channel may be asked again; null where it did not say
     */
    @Transactional
    public void failed(Letter letter, RetryPlan plan, String reason, @Nullable Duration pause) {
        var now = clock.now();
        var planned = plan.next(letter.written(), letter.attempts(), now);
        if (planned.isEmpty()) {
            refused(letter, reason);
            return;
        }
        var asked =
                pause == null
                        ? now
                        : now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        var next = planned.get().isAfter(asked) ? planned.get() : asked;
        if (!store.postpone(Scope.school(), letter, next, now, reason)) {
            return;
        }
        boolean givesUp = plan.givesUp(letter.written(), now);
        if (givesUp || (!letter.calm() && next.isAfter(letter.written().plus(PATIENCE)))) {
            store.passOn(Scope.school(), letter, now);
        }
        if (givesUp) {
            gaveUp(letter, now, reason, false);
        }
    }
}
