package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.FindingSignal;
import org.fengsui.server.sensing.finding.domain.NoticeClockStore.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 及时签发 (第六条): the office owes a notice in time for a confirmed finding that the notice policy
 * treats at once, from when it does so and as long as it does so; for no other. Once noticed it is
 * owed no more, also where the notice is taken back. Episodes are locked before their clocks.
 */
@Service
@AgainAfterDeadlock
@Transactional
class NoticeClocks {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeClockStore store;
    private final PolicyStore policies;
    private final EpisodeStore episodes;
    private final Texts texts;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    NoticeClocks(
            NoticeClockStore store,
            PolicyStore policies,
            EpisodeStore episodes,
            Texts texts,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.policies = policies;
        this.episodes = episodes;
        this.texts = texts;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Starts and ends clocks as the policy now has it: of a new version, or because a finding
     * became another in its eyes.
     *
     * @param most how many episodes at most
     * @return how many there were
     */
    public int settle(int most) {
        var policy = policies.current(SCHOOL);
        var ids = store.gainsaid(SCHOOL, policy.policy(), most);
        if (!ids.isEmpty()) {
            episodes.lock(SCHOOL, ids);
            var now = clock.now();
            var version = Integer.toString(policy.version());
            signal(
                    FindingSignal.DROPPED,
                    store.unearned(SCHOOL, ids, policy.policy()),
                    now,
                    texts.chinese("finding.clock.unearned", version));
            signal(
                    FindingSignal.CONFIRMED,
                    store.earned(SCHOOL, ids, policy.policy()),
                    now,
                    texts.chinese("finding.clock.earned", version));
        }
        return ids.size();
    }

    /** Starts the clocks of locked episodes that were confirmed or raised, where one is owed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(Collection<Long> ids, Instant at, String cause) {
        var policy = policies.current(SCHOOL).policy();
        signal(FindingSignal.CONFIRMED, store.earned(SCHOOL, ids, policy), at, cause);
    }

    /** Starts them anew where an accepted risk is work again, noticed before or not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void startAgain(Collection<Long> ids, Instant at, String cause) {
        store.forget(SCHOOL, ids);
        start(ids, at, cause);
    }

    /** Locked episodes stand in an issued notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void met(Collection<Long> ids, Instant at, String cause) {
        signal(FindingSignal.NOTICED, store.met(SCHOOL, ids), at, cause);
    }

    /** Locked episodes are over, or nobody's work, without a notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(Collection<Long> ids, Instant at, String cause, Waiver as) {
        signal(FindingSignal.DROPPED, store.over(SCHOOL, ids), at, cause, as);
    }

    private void signal(FindingSignal signal, List<Clock> clocks, Instant at, String cause) {
        signal(signal, clocks, at, cause, Waiver.OTHER);
    }

    private void signal(
            FindingSignal signal, List<Clock> clocks, Instant at, String cause, Waiver as) {
        clocks.stream()
                .sorted(Comparator.comparingLong(Clock::episodeId))
                .forEach(it ->
                        events.publishEvent(
                                new Signalled(
                                                signal,
                                                new Subject("episode", it.episodeId()),
                                                new Obligor.ItOffice(),
                                                at,
                                                it.occurrence(),
                                                cause)
                                        .waivedAs(as)));
    }
}
