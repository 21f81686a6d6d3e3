package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodesOpened;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.domain.SuppressionState.Move;
import org.fengsui.server.sensing.finding.domain.SuppressionStore.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 屏蔽规则: what matches a rule is recorded with its presence and is nobody's work until a day. A rule
 * hides only what nobody has confirmed: a person's word on one finding goes before it. Where it
 * hides 中危 or above, another person decides.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Suppressions {

    private static final Scope SCHOOL = Scope.school();

    private final SuppressionStore rules;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    Suppressions(
            SuppressionStore rules,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What somebody asks for; at least one of the first four is named, and all that is must match.
     *
     * @param check the scanner's check
     * @param network an address or a network
     * @param unitId the responsible unit
     * @param systemId the registered system
     * @param upTo the most severe level it hides
     * @param reason why
     * @param until the last day, from today to a year ahead
     */
    public record Wish(
            @Nullable String check,
            @Nullable String network,
            @Nullable Long unitId,
            @Nullable Long systemId,
            Severity upTo,
            String reason,
            LocalDate until) {

        /** Whether another person must decide. */
        public boolean decided() {
            return needsDecision(upTo.rank());
        }
    }

    private static boolean needsDecision(int upTo) {
        return upTo >= Severity.MEDIUM.rank();
    }

    /** The latest day until which a rule can hold now. */
    public LocalDate latestUntil() {
        return clock.today().plusYears(1);
    }

    /**
     * Makes a rule; it holds at once where nobody else must decide.
     *
     * @return its identity
     * @throws Refusal if it names nothing, no network, no reason or no day in range
     */
    public long ask(Actor by, Wish wish) {
        needed(wish.reason());
        if (wish.check() == null
                && wish.network() == null
                && wish.unitId() == null
                && wish.systemId() == null) {
            throw new Refusal(FindingProblem.SUPPRESSES_EVERYTHING);
        }
        inRange(wish.until());
        var network = wish.network() == null ? null : network(wish.network());
        var now = clock.now();
        var endsAt = wish.until().plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        var state =
                wish.decided()
                        ? SuppressionState.REQUESTED
                        : SuppressionState.REQUESTED.after(Move.GRANT);
        rules.changeRules(SCHOOL);
        long id = rules.add(by.scope(), wish, state, network, endsAt, by, now);
        if (state == SuppressionState.HOLDING) {
            rules.begin(SCHOOL, id, now);
        }
        log(by, "finding.suppression-asked", id, wish.reason().strip());
        return id;
    }

    private static String network(String text) {
        try {
            return text.indexOf('/') < 0
                    ? IpAddress.parse(text.strip()).toString()
                    : IpNetwork.parse(text.strip()).toString();
        } catch (AddressFormatException e) {
            throw new Refusal(FindingProblem.NOT_A_NETWORK, text);
        }
    }

    /**
     * Decides.
     *
     * @throws Refusal if it is not asked for, the actor asked for it or is no decider, or its day
     *     is past meanwhile
     */
    public void decide(Actor by, long id, boolean grant, String reason) {
        needed(reason);
        rules.changeRules(SCHOOL);
        var move = grant ? Move.GRANT : Move.REFUSE;
        var rule = locked(by, id, move);
        Decision.SUPPRESS.by(by, rule.requestedBy());
        if (grant) {
            inRange(rule.untilDay());
        }
        var now = clock.now();
        rules.decide(by.scope(), id, rule.state().after(move), by, reason.strip(), now);
        if (grant) {
            rules.begin(SCHOOL, id, now);
        }
        log(
                by,
                grant ? "finding.suppression-granted" : "finding.suppression-refused",
                id,
                reason.strip());
    }

    /**
     * Ends it before its last day; what it hid is work again.
     *
     * @throws Refusal if it is over already, or no reason is given
     */
    public void end(Actor by, long id, String reason) {
        needed(reason);
        rules.changeRules(SCHOOL);
        var rule = locked(by, id, Move.END);
        var now = clock.now();
        rules.end(by.scope(), id, rule.state().after(Move.END), by, reason.strip(), now);
        lift(id, now);
        log(by, "finding.suppression-ended", id, reason.strip());
    }

    /** Ends the rules whose last day is over. */
    public void expire() {
        var now = clock.now();
        var over = rules.ending(SCHOOL, now);
        if (over.isEmpty()) {
            return;
        }
        rules.changeRules(SCHOOL);
        for (long id : over) {
            // another node may have been faster
            rules.lock(SCHOOL, id)
                    .filter(rule -> rule.state().allows(Move.EXPIRE))
                    .ifPresent(rule -> {
                        var next = rule.state().after(Move.EXPIRE);
                        rules.end(SCHOOL, id, next, null, null, now);
                        lift(id, now);
                    });
        }
    }

    private void lift(long id, Instant now) {
        long shown = rules.lift(SCHOOL, id, now);
        if (shown > 0) {
            events.publishEvent(new EpisodesOpened(Math.toIntExact(shown)));
        }
    }

    /**
     * Asks for each of these episodes which rule hides it, because they are new, or their owner or
     * level changed. Rules that begin or end wait until the caller's transaction is over.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Collection<Long> episodeIds) {
        if (episodeIds.isEmpty()) {
            return;
        }
        rules.keepRules(SCHOOL);
        if (rules.anyHolds(SCHOOL)) {
            rules.settle(SCHOOL, episodeIds, clock.now());
        }
    }

    private Rule locked(Actor by, long id, Move move) {
        var rule =
                rules.lock(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!rule.state().allows(move)) {
            throw new Refusal(FindingProblem.SUPPRESSION_OVER);
        }
        return rule;
    }

    private void inRange(LocalDate until) {
        if (until.isBefore(clock.today()) || until.isAfter(latestUntil())) {
            throw new Refusal(FindingProblem.UNTIL_OUT_OF_RANGE, latestUntil().toString());
        }
    }

    private static void needed(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(FindingProblem.REASON_MISSING);
        }
    }

    private void log(Actor by, String action, long id, String reason) {
        audit.append(
                by.accountId(),
                by.name(),
                action,
                new Subject("suppression", id),
                Map.of("reason", reason));
    }
}
